import type { TableData } from '@autocrm/core/ui/table-types.ts';

interface RowQuery<Data> {
  data: Data | undefined;
  error: { message: string } | null;
  refetch: () => Promise<unknown>;
}

/** A query as the table shows it. What was there stays while a later attempt fails. */
export function tableDataOf<Data, Row>(
  query: RowQuery<Data>,
  rowsOf: (data: Data) => readonly Row[],
): TableData<Row> {
  if (query.data !== undefined) return { status: 'ready', rows: rowsOf(query.data) };
  if (!query.error) return { status: 'loading' };
  return {
    status: 'error',
    message: query.error.message,
    onRetry: () => {
      void query.refetch();
    },
  };
}
