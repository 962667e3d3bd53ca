import { lazy, Suspense } from 'react';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { accessProblemOf } from '../auth/guards.ts';
import { AppError } from '../db/app-error.ts';
import { Button, buttonVariants } from '../ui/button.tsx';
import { useAppInfo } from './app-info.tsx';
import { useStartLabels } from './start-labels.tsx';
import { StatusPage } from './status-page.tsx';

const AccessPage = lazy(async () => ({ default: (await import('./access-page.tsx')).AccessPage }));

/** The page for an address that leads nowhere. */
export function NotFoundPage() {
  const labels = useStartLabels();
  const { title, home } = useAppInfo();
  return (
    <StatusPage app={title} title={labels.not_found_title} description={labels.not_found}>
      <Link to={home} className={buttonVariants({ variant: 'primary' })}>
        {labels.go_home}
      </Link>
    </StatusPage>
  );
}

/** What browsers say when a chunk of an older deployment is gone; there is no code for it. */
const CHUNK_IS_GONE = /dynamically imported module|module script failed|error loading dynamically/i;

/** The outermost ErrorBoundary: the wrong app for this account, not found, an outdated page, or a fault. */
export function RouteErrorPage() {
  const labels = useStartLabels();
  const app = useAppInfo();
  const error = useRouteError();
  const access = accessProblemOf(error);
  if (access) {
    return (
      <Suspense>
        <AccessPage problem={access} />
      </Suspense>
    );
  }
  const isMissing = isRouteErrorResponse(error)
    ? error.status === 404
    : error instanceof AppError && error.kind === 'not_found';
  if (isMissing) return <NotFoundPage />;
  const isOutdated = error instanceof TypeError && CHUNK_IS_GONE.test(error.message);
  const crashed = error instanceof AppError ? error.message : labels.crashed;
  return (
    <StatusPage
      app={app.title}
      title={isOutdated ? labels.updated_title : labels.crashed_title}
      description={<p role="alert">{isOutdated ? labels.updated : crashed}</p>}
    >
      <Button
        variant="primary"
        onClick={() => {
          window.location.reload();
        }}
      >
        {labels.reload}
      </Button>
      <a href={app.home} className={buttonVariants()}>
        {labels.go_home}
      </a>
    </StatusPage>
  );
}
