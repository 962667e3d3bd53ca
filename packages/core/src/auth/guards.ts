import { type MiddlewareFunction, redirect } from 'react-router';
import type { UserRole } from '../contracts/closed-sets.ts';
import { runtimeConfig } from '../db/client.ts';
import type { AppUrls } from '../db/env.ts';
import { returnPath, signInLocation } from './return-path.ts';
import type { SessionStore } from './session-store.ts';

/** Why somebody who is signed in may not be here. */
export type AccessProblem =
  | {
      readonly kind: 'wrong_role';
      readonly role: UserRole;
      /** The app this account belongs in. */
      readonly home: keyof AppUrls;
      readonly home_url: string | undefined;
    }
  | { readonly kind: 'deactivated' };

/** Thrown by guards, for the route's error boundary. */
class AccessError extends Error {
  override readonly name = 'AccessError';
  readonly problem: AccessProblem;

  constructor(problem: AccessProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** What a guard refused, if a route's error is that. */
export function accessProblemOf(error: unknown): AccessProblem | undefined {
  return error instanceof AccessError ? error.problem : undefined;
}

const homes: Readonly<Record<UserRole, keyof AppUrls>> = {
  customer: 'customerPortal',
  agent: 'agentDesk',
  admin: 'adminConsole',
};

/** The app that a role works in, and its address where that is known. */
export function homeOf(role: UserRole): { home: keyof AppUrls; home_url: string | undefined } {
  const home = homes[role];
  return { home, home_url: runtimeConfig().apps?.[home] };
}

/**
 * Middleware that lets people with one of these roles in. Visitors are sent to sign in and come back here; others
 * get an AccessError that tells where they belong. The database decides again with every request.
 *
 * @throws AppError when it cannot be asked who is there
 */
export function requireRole(options: {
  store: SessionStore;
  roles: readonly UserRole[];
  signInPath: string;
}): MiddlewareFunction {
  const { store, roles, signInPath } = options;
  return async ({ request }, next) => {
    const session = await store.settled();
    switch (session.status) {
      case 'signed_out':
        return redirect(signInLocation(signInPath, new URL(request.url)));
      case 'failed':
        throw session.error;
      case 'deactivated':
        throw new AccessError({ kind: 'deactivated' });
      case 'signed_in': {
        const { role } = session.me;
        if (roles.includes(role)) return next();
        throw new AccessError({ kind: 'wrong_role', role, ...homeOf(role) });
      }
    }
  };
}

/** Middleware for pages that anybody may open: they are shown once it is known whether somebody is there. */
export function awaitSession({ store }: { store: SessionStore }): MiddlewareFunction {
  return async (_request, next) => {
    await store.settled();
    return next();
  };
}

/**
 * Middleware for sign-in pages: who is signed in goes on to where they wanted to go. So does whose account is switched
 * off: the guard there says so, and a form for a password would not.
 */
export function redirectIfSignedIn(options: {
  store: SessionStore;
  /** Where to, when they did not say. */
  to: string;
}): MiddlewareFunction {
  return async ({ request }, next) => {
    const session = await options.store.settled();
    if (!('me' in session)) return next();
    return redirect(returnPath(new URL(request.url).searchParams, options.to));
  };
}

interface NavigatingRouter {
  navigate: (to: string, options: { replace: boolean }) => Promise<void>;
  revalidate: () => Promise<void>;
}

/**
 * Leads to sign-in, and back afterwards, whenever a session ends under an open page; and has the guards look again
 * when the person's role or access changes.
 *
 * @returns a function that stops it
 */
export function bindRouterToSession(options: {
  store: SessionStore;
  router: NavigatingRouter;
  signInPath: string;
  /** Pages that visitors may stay on. */
  isPublic: (path: string) => boolean;
}): () => void {
  const { store, router, signInPath, isPublic } = options;
  let previous = store.snapshot();
  return store.subscribe(() => {
    const session = store.snapshot();
    const was = previous;
    previous = session;
    if (session.status === 'signed_out' && 'me' in was) {
      const here = new URL(window.location.href);
      if (isPublic(here.pathname)) return;
      const to = session.reason === 'expired' ? signInLocation(signInPath, here) : signInPath;
      void router.navigate(to, { replace: true });
      return;
    }
    const isOther =
      'me' in was &&
      (!('me' in session) || was.me.role !== session.me.role || was.status !== session.status);
    if (isOther) void router.revalidate();
  });
}
