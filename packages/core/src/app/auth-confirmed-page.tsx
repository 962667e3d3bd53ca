import { Link, useLocation } from 'react-router';
import { readLinkError } from '../auth/link-error.ts';
import { useSession } from '../auth/session-provider.ts';
import { useAuthLabels } from '../blocks/auth-labels.tsx';
import { AuthLayout } from '../blocks/auth-layout.tsx';
import { ExpiredLink } from '../blocks/auth-refused.tsx';
import { buttonVariants } from '../ui/button.tsx';
import { Skeleton, SkeletonGroup } from '../ui/skeleton.tsx';
import { useAppInfo } from './app-info.tsx';
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

  if (readLinkError(location)) {
    return (
      <AuthLayout
        title={labels.expired_link.title}
        app={app.title}
        brand={app.brand}
        description={labels.expired_link.description}
      >
        <ExpiredLink forgotPath={authPaths.forgotPassword} signInPath={authPaths.signIn} />
      </AuthLayout>
    );
  }
  if (isHalfDone(location.hash)) {
    return (
      <AuthLayout
        title={labels.confirmed.half_title}
        app={app.title}
        brand={app.brand}
        description={<p role="status">{labels.confirmed.half}</p>}
      >
        <Link to={app.home} className={buttonVariants({ full: true })}>
          {labels.confirmed.go_on}
        </Link>
      </AuthLayout>
    );
  }
  if (session.status === 'loading') {
    return (
      <AuthLayout title={labels.confirmed.title} app={app.title} brand={app.brand}>
        <SkeletonGroup className="grid gap-4">
          <Skeleton className="w-2/3" />
          <Skeleton className="h-control-md" />
        </SkeletonGroup>
      </AuthLayout>
    );
  }
  const isSignedIn = session.status === 'signed_in';
  return (
    <AuthLayout
      title={labels.confirmed.title}
      app={app.title}
      brand={app.brand}
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
    </AuthLayout>
  );
}
