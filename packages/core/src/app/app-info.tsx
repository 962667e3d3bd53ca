import { createContext, type ReactNode, use } from 'react';

/** What the shared pages must know of the app that shows them. */
export interface AppInfo {
  /** What people call it; after the page's title in the browser tab. */
  title: string;
  /** The start page. */
  home: string;
  /** Logo and name, as the header of its pages shows them. */
  brand: ReactNode;
  /** Whether visitors may make an account here. */
  sign_up: boolean;
}

const AppInfoContext = createContext<AppInfo>({
  title: '',
  home: '/',
  brand: null,
  sign_up: false,
});

export function AppInfoProvider({ info, children }: { info: AppInfo; children: ReactNode }) {
  return <AppInfoContext value={info}>{children}</AppInfoContext>;
}

export function useAppInfo(): AppInfo {
  return use(AppInfoContext);
}
