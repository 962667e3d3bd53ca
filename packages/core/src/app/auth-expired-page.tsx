import { useAuthLabels } from '../blocks/auth-labels.tsx';
import { ExpiredLink } from '../blocks/auth-refused.tsx';
import { AuthPage } from './auth-page.tsx';
import { authPaths } from './auth-paths.ts';

/** What a link from a mail leads to once it was used, or is too old. */
export function ExpiredLinkPage() {
  const { title, description } = useAuthLabels().expired_link;
  return (
    <AuthPage title={title} description={description}>
      <ExpiredLink forgotPath={authPaths.forgotPassword} signInPath={authPaths.signIn} />
    </AuthPage>
  );
}
