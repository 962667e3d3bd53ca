import { matchQuery, notifyManager, type QueryClient } from '@tanstack/react-query';
import { type AnyTicketRow, isStaffRow } from '../contracts/ticket.ts';
import { cachedRow, dropTickets, putTickets } from '../data/tickets/cache.ts';
import { ticketKeys } from '../data/tickets/keys.ts';
import { queueOf } from './queue-of.ts';
import { throttle } from './throttle.ts';

/** Changed tickets are shown at most this often, in ms: one is shown at once, a burst together. */
const showMs = 200;

const lists = [ticketKeys.ownLists(), ticketKeys.deskLists()];

/** What a topic told: a ticket as it now is, or that one left a queue. */
type Told = { row: AnyTicketRow; queue?: string } | { left: string; queue: string };

export interface LiveTickets {
  /** Shows it, at once or with those that come shortly after another. */
  tell: (told: Told) => void;
  /** Shows now what waits to be shown. */
  flush: () => void;
  stop: () => void;
}

/**
 * Brings lists and details to what topics tell of tickets: a burst of them together, so that a long list is gone
 * through and drawn once for all, and again what was told while a list was fetched, whose answer may be older.
 *
 * @param me the reader's profile id
 */
export function liveTickets(client: QueryClient, me: string): LiveTickets {
  const fetches = new TellsOfFetches();
  let waiting: Told[] = [];
  const flush = () => {
    const told = waiting;
    waiting = [];
    show(client, told, me);
  };
  const soon = throttle(flush, showMs);
  const stopCache = client.getQueryCache().subscribe((event) => {
    const { type, query } = event;
    if (!lists.some((queryKey) => matchQuery({ queryKey }, query))) return;
    if (type === 'updated' && event.action.type === 'fetch') fetches.begin(query.queryHash);
    else if (type === 'removed' || query.state.fetchStatus === 'idle') {
      show(client, fetches.end(query.queryHash), me);
    }
  });
  return {
    tell: (told) => {
      waiting.push(told);
      fetches.note(told);
      soon.call();
    },
    flush,
    stop: () => {
      soon.stop();
      flush();
      stopCache();
    },
  };
}

/** What was told while lists were being fetched. */
class TellsOfFetches {
  #told: Told[] = [];
  /** Where it began for each of them. */
  readonly #starts = new Map<string, number>();

  note(told: Told): void {
    if (this.#starts.size > 0) this.#told.push(told);
  }

  begin(list: string): void {
    this.#starts.set(list, this.#told.length);
  }

  /** @returns what was told since a list began to be fetched; nothing if it was not */
  end(list: string): readonly Told[] {
    const start = this.#starts.get(list);
    if (start === undefined) return [];
    this.#starts.delete(list);
    const meanwhile = this.#told.slice(start);
    if (this.#starts.size === 0) this.#told = [];
    return meanwhile;
  }
}

function show(client: QueryClient, told: readonly Told[], me: string): void {
  if (told.length === 0) return;
  const rows = told.flatMap((one) => ('row' in one ? [one.row] : []));
  // Who looks is told once: a long list is drawn again for all of them together.
  notifyManager.batch(() => {
    if (rows.length > 0) putTickets(client, rows, { me, now: Date.now() });
    const gone = leaving(client, told);
    if (gone.size > 0) dropTickets(client, gone);
  });
}

/** The tickets that left their queue. Topics are not ordered among each other: one may be in its next queue by now. */
function leaving(client: QueryClient, told: readonly Told[]): ReadonlySet<string> {
  const left = new Map<string, Set<string | undefined>>();
  for (const one of told) {
    if ('left' in one) left.set(one.left, (left.get(one.left) ?? new Set()).add(one.queue));
    // One topic is in order: there it has come back.
    else left.get(one.row.id)?.delete(one.queue);
  }
  const isGone = ([id, queues]: [string, ReadonlySet<string | undefined>]) => {
    const row = cachedRow(client, id);
    return queues.size > 0 && !(row && isStaffRow(row) && !queues.has(queueOf(row)));
  };
  return new Set([...left].filter(isGone).map(([id]) => id));
}
