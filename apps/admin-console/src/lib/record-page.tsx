import { NotFoundPage } from '@autocrm/core/app/route-error.tsx';
import { useHeadingFocus } from '@autocrm/core/app/use-heading-focus.ts';
import type { AppError } from '@autocrm/core/db/app-error.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import type { ReactNode } from 'react';
import { BackLink } from './back-link.tsx';
import { t } from './messages.ts';

interface RecordQuery<Data> {
  data: Data | undefined;
  error: AppError | null;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

export interface RecordPageProps<Data> {
  back: { to: string; label: string };
  /** What the page is called until its record is there. */
  title: string;
  query: RecordQuery<Data>;
  /** Draws the record, with its own h1 and document title. */
  children: (data: Data) => ReactNode;
}

/** The frame of a page about one record, with its states. */
export function RecordPage<Data>({ back, title, query, children }: RecordPageProps<Data>) {
  const { data, error } = query;
  const isGone = isMissing(error);
  const shown = data === undefined ? 'outline' : 'record';
  useHeadingFocus(isGone ? 'gone' : shown);
  if (isGone) return <NotFoundPage />;
  return (
    <Main className="scroll-mt-14 px-4 pt-5 pb-16 sm:px-6">
      <div className="mx-auto w-full max-w-7xl">
        <BackLink to={back.to}>{back.label}</BackLink>
        {data === undefined ? (
          <>
            <title>{`${title} · ${t.app}`}</title>
            <h1 tabIndex={-1} className="sr-only">
              {title}
            </h1>
            {error ? (
              <ErrorState
                message={error.message}
                retrying={query.isFetching}
                onRetry={() => {
                  void query.refetch();
                }}
              />
            ) : (
              <SkeletonGroup className="mt-3">
                <Skeleton className="h-8 w-64" />
                <div className="mt-6 grid gap-6 lg:grid-cols-2">
                  <Skeleton className="h-64 rounded-xl" />
                  <Skeleton className="h-64 rounded-xl" />
                </div>
              </SkeletonGroup>
            )}
          </>
        ) : (
          children(data)
        )}
      </div>
    </Main>
  );
}

/** An address that names nothing: an unknown id, or something that is no id at all. */
function isMissing(error: AppError | null): boolean {
  return error?.kind === 'not_found' || error?.code === 'value_not_allowed';
}
