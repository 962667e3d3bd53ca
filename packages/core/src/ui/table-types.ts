import type { ReactNode } from 'react';
import type { TableSelection } from './table-selection.tsx';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean | undefined;
  /** `end` for figures, which are also set tabular. */
  align?: 'start' | 'end' | undefined;
  /** On a phone: the card's `title`, a `field` with its header (the default), or left out. */
  card?: 'title' | 'field' | 'none' | undefined;
  className?: string | undefined;
}

export type TableData<Row> =
  | { status: 'loading' }
  | { status: 'error'; message: string; onRetry?: (() => void) | undefined }
  | { status: 'ready'; rows: readonly Row[] };

export interface TableSort {
  by: string;
  direction: 'asc' | 'desc';
  onChange: (by: string, direction: 'asc' | 'desc') => void;
}

export interface DataTableProps<Row> {
  /** What the table holds; read out, not shown. */
  caption: string;
  columns: readonly Column<Row>[];
  data: TableData<Row>;
  rowId: (row: Row) => string;
  /** What a row is called, for its checkbox. */
  rowName: (row: Row) => string;
  /** An EmptyState. */
  empty: ReactNode;
  sort?: TableSort | undefined;
  selection?: TableSelection | undefined;
}
