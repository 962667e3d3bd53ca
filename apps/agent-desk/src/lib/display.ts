import { readStored, writeStored } from '@autocrm/core/lib/storage.ts';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import type { QueueView } from './views.ts';

/** What a row of the table can show besides number, priority and subject, in this order. */
export const queueColumns = [
  'customer',
  'tags',
  'status',
  'due',
  'category',
  'team',
  'channel',
  'assignee',
  'opened',
  'activity',
] as const;
export type QueueColumn = (typeof queueColumns)[number];

export const densities = ['comfortable', 'compact'] as const;

const displaySchema = z.object({
  density: z.catch(z.enum(densities), 'comfortable'),
  /** Without columns the list is narrow, of cards beside the open ticket. */
  columns: z.catch(z.array(z.enum(queueColumns)), []),
});

/** How a view's list is drawn. */
export type Display = z.output<typeof displaySchema>;

/** What a table begins with. */
export const usualColumns: readonly QueueColumn[] = [
  'customer',
  'tags',
  'status',
  'due',
  'assignee',
  'activity',
];

const plain: Display = { density: 'comfortable', columns: [] };
const key = 'autocrm:agent-desk:display';
const listeners = new Set<() => void>();

/** Understands what was stored, by this version or another. */
export function readDisplay(value: unknown): Display {
  const parsed = z.safeParse(displaySchema, value);
  return parsed.success ? parsed.data : plain;
}

/**
 * How a view is drawn on this device.
 *
 * @param saved how its saved view was drawn when it was saved; what is chosen on this device comes before it
 * @returns the display, how to choose another (`null`: as saved), and whether one was chosen here
 */
export function useDisplay(view: QueueView, saved: Display | undefined) {
  const stored = useSyncExternalStore(subscribe, () => readStored(key));
  const own = useMemo(() => displaysOf(stored)[view], [stored, view]);
  const choose = useCallback(
    (display: Display | null) => {
      const { [view]: _old, ...others } = displaysOf(readStored(key));
      writeStored(key, JSON.stringify(display ? { ...others, [view]: display } : others));
      for (const changed of listeners) changed();
    },
    [view],
  );
  return { display: own ?? saved ?? plain, choose, isOwn: own !== undefined };
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
}

function displaysOf(text: string | null): Record<string, Display> {
  try {
    const parsed = z.safeParse(z.record(z.string(), displaySchema), JSON.parse(text ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
