import { lazy, Suspense, useEffect } from 'react';
import { isRouteErrorResponse, Link, useNavigate, useRouteError } from 'react-router';
import { accessProblemOf } from '../auth/guards.ts';
import { AppError } from '../db/app-error.ts';
import { useOnline } from '../lib/use-online.ts';
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

/** What browsers say when a chunk does not come; there is no code for it. */
const CHUNK_IS_MISSING =
  /dynamically imported module|module script failed|error loading dynamically/i;

/** The outermost ErrorBoundary: the wrong app for this account, not found, no network, an outdated page, or a fault. */
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
  const isChunkMissing = error instanceof TypeError && CHUNK_IS_MISSING.test(error.message);
  if (isChunkMissing) return <MissingCode />;
  const crashed = error instanceof AppError ? error.message : labels.crashed;
  return (
    <StatusPage
      app={app.title}
      title={labels.crashed_title}
      description={<p role="alert">{crashed}</p>}
    >
      <Reload />
      <a href={app.home} className={buttonVariants()}>
        {labels.go_home}
      </a>
    </StatusPage>
  );
}

/** The code of a page does not come: offline it comes later, otherwise a newer deployment has taken its place. */
function MissingCode() {
  const labels = useStartLabels();
  const app = useAppInfo();
  const navigate = useNavigate();
  const isOnline = useOnline();

  // What did not come once is not asked for again by this document.
  useEffect(() => {
    const reload = () => {
      window.location.reload();
    };
    window.addEventListener('online', reload);
    return () => {
      window.removeEventListener('online', reload);
    };
  }, []);

  if (!isOnline) {
    return (
      <StatusPage
        app={app.title}
        title={labels.offline_title}
        description={<p role="alert">{labels.offline_page}</p>}
      >
        <Button
          variant="primary"
          onClick={() => {
            void navigate(-1);
          }}
        >
          {labels.back}
        </Button>
      </StatusPage>
    );
  }
  return (
    <StatusPage
      app={app.title}
      title={labels.updated_title}
      description={<p role="alert">{labels.updated}</p>}
    >
      <Reload />
      <a href={app.home} className={buttonVariants()}>
        {labels.go_home}
      </a>
    </StatusPage>
  );
}

function Reload() {
  const labels = useStartLabels();
  return (
    <Button
      variant="primary"
      onClick={() => {
        window.location.reload();
      }}
    >
      {labels.reload}
    </Button>
  );
}
