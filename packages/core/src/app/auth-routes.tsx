import type { RouteObject } from 'react-router';
import { redirectIfSignedIn } from '../auth/guards.ts';
import type { SessionStore } from '../auth/session-store.ts';
import { authPaths } from './auth-paths.ts';

export interface AuthRoutesOptions {
  store: SessionStore;
  home: string;
  /** Whether visitors may make an account here. */
  sign_up: boolean;
}

/** Sign-in, sign-up, forgotten and new password, and the pages that mails lead to. */
export function authRoutes({ store, home, sign_up }: AuthRoutesOptions): RouteObject[] {
  const signUp: RouteObject = {
    path: authPaths.signUp,
    lazy: async () => ({ Component: (await import('./auth-sign-up-page.tsx')).SignUpPage }),
  };
  return [
    {
      middleware: [redirectIfSignedIn({ store, to: home })],
      children: [
        {
          path: authPaths.signIn,
          // Middleware runs with loaders alone; this one loads nothing.
          loader: () => null,
          lazy: async () => ({ Component: (await import('./auth-sign-in-page.tsx')).SignInPage }),
        },
        ...(sign_up ? [{ ...signUp, loader: () => null }] : []),
      ],
    },
    {
      path: authPaths.forgotPassword,
      lazy: async () => ({
        Component: (await import('./auth-password-pages.tsx')).ForgotPasswordPage,
      }),
    },
    {
      path: authPaths.newPassword,
      lazy: async () => ({
        Component: (await import('./auth-password-pages.tsx')).NewPasswordPage,
      }),
    },
    {
      path: authPaths.invited,
      lazy: async () => ({ Component: (await import('./auth-invited-page.tsx')).InvitedPage }),
    },
    {
      path: authPaths.confirmed,
      lazy: async () => ({ Component: (await import('./auth-confirmed-page.tsx')).ConfirmedPage }),
    },
  ];
}
