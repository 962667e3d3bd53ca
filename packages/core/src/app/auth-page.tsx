import { AuthLayout, type AuthLayoutProps } from '../blocks/auth-layout.tsx';
import { useAppInfo } from './app-info.tsx';

/** The frame of the pages on the way in, under the name of the app that is running. */
export function AuthPage(props: Omit<AuthLayoutProps, 'app' | 'brand'>) {
  const { title, brand } = useAppInfo();
  return <AuthLayout {...props} app={title} brand={brand} />;
}
