import { ErrorState } from '../ui/error-state.tsx';

export interface QueryErrorProps {
  /** A query that failed: what `useQuery` and `useInfiniteQuery` return then. */
  query: {
    error: { message: string };
    isFetching: boolean;
    refetch: () => Promise<unknown>;
  };
}

/** In the place of what could not be loaded: why, and a button that tries again. */
export function QueryError({ query }: QueryErrorProps) {
  return (
    <ErrorState
      message={query.error.message}
      retrying={query.isFetching}
      onRetry={() => {
        void query.refetch();
      }}
    />
  );
}
