import type { QueueColumn } from '../../lib/display.ts';

/** How wide the cells of a table row and the heads above them are: the same, so that they stand below each other. */
export const leadWidths = {
  select: 'w-6 shrink-0',
  number: 'w-17 shrink-0 ps-3.5',
  priority: 'w-20 shrink-0',
  subject: 'min-w-52 flex-1',
} as const;

/** Where there is little room, they get narrower all alike. */
export const columnWidths: Readonly<Record<QueueColumn, string>> = {
  customer: 'w-36 min-w-8',
  tags: 'w-44 min-w-8',
  status: 'w-26 min-w-18',
  due: 'w-22 min-w-22',
  category: 'w-28 min-w-8',
  team: 'w-28 min-w-8',
  channel: 'w-16 min-w-8',
  assignee: 'w-32 min-w-8',
  opened: 'w-24 min-w-16',
  activity: 'w-28 min-w-16',
};

/** A row of the table and the line of heads: the same distances. */
export const tableLine = 'flex items-center gap-3 ps-1 pe-3';

/** The heads do not scroll with the rows: both leave the same room for the scrollbar. */
export const tableGutter = '[scrollbar-gutter:stable]';

/** So high is the line of heads. */
export const headHeight = 'h-9';
