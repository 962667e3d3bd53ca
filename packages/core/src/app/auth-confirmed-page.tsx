import { Link, useLocation } from 'react-router';
import { readLinkError } from '../auth/link-error.ts';
import { useSession } from '../auth/session-provider.ts';
import { useAuthLabels } from '../blocks/auth-labels.tsx';
import { buttonVariants } from '../ui/button.tsx';
import { Skeleton, SkeletonGroup } from '../ui/skeleton.tsx';
import { useAppInfo } from './app-info.tsx';
import { ExpiredLinkPage } from './auth-expired-page.tsx';
import { AuthPage } from './auth-page.tsx';
import { authPaths } from './auth-paths.ts';

/** A change of address is confirmed from both; after the first of the two links Auth says so in a message. */
function isHalfDone(hash: string): boolean {
  return new URLSearchParams(hash.replace(/^#/, '')).has('message');
}

/**
 * Where the link of a confirmation mail leads. Opened in the browser that asked for it, it has signed the person in;
 * in another one the address is confirmed all the same, and they sign in by themselves.
 */
export function ConfirmedPage() {
  const labels = useAuthLabels();
  const app = useAppInfo();
  const session = useSession();
  const location = useLocation();

  if (readLinkError(location)) return <ExpiredLinkPage />;
  if (isHalfDone(location.hash)) {
    return (
      <AuthPage
        title={labels.confirmed.half_title}
        description={<p role="status">{labels.confirmed.half}</p>}
      >
        <Link to={app.home} className={buttonVariants({ full: true })}>
          {labels.confirmed.go_on}
        </Link>
      </AuthPage>
    );
  }
  if (session.status === 'loading') {
    return (
      <AuthPage title={labels.confirmed.title}>
        <SkeletonGroup className="grid gap-4">
          <Skeleton className="w-2/3" />
          <Skeleton className="h-control-md" />
        </SkeletonGroup>
      </AuthPage>
    );
  }
  const isSignedIn = session.status === 'signed_in';
  return (
    <AuthPage
      title={labels.confirmed.title}
      description={
        <p role="status">
          {isSignedIn ? labels.confirmed.signed_in(session.me.email) : labels.confirmed.signed_out}
        </p>
      }
    >
      <Link
        to={isSignedIn ? app.home : authPaths.signIn}
        className={buttonVariants({ variant: 'primary', full: true })}
      >
        {isSignedIn ? labels.confirmed.go_on : labels.confirmed.sign_in}
      </Link>
    </AuthPage>
  );
}
