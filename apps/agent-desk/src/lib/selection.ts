import { operationLimits } from '@autocrm/core/contracts/ticket-operations.ts';
import { useMemo, useState } from 'react';

/** The tickets that are chosen for what is done to many at once. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Chooses a ticket, or no longer. */
  toggle: (id: string) => void;
  /** Chooses all from the last one that was toggled up to this one. @param order the ids as they stand on screen */
  extend: (id: string, order: readonly string[]) => void;
  replace: (ids: Iterable<string>) => void;
  clear: () => void;
}

interface State {
  listKey: string;
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | undefined;
}

/** A selection that ends with its list. @param listKey which list it is: another one begins with nothing selected */
export function useSelection(listKey: string): Selection {
  const [state, setState] = useState<State>(() => nothing(listKey));
  // React's own way to begin anew: it renders again at once, before anything is drawn.
  if (state.listKey !== listKey) setState(nothing(listKey));
  const ids = state.listKey === listKey ? state.ids : none;
  return useMemo(() => {
    // What an answer to an earlier list asks for comes too late.
    const change = (next: (state: State) => Omit<State, 'listKey'>) => {
      setState((latest) => (latest.listKey === listKey ? { listKey, ...next(latest) } : latest));
    };
    return {
      ids,
      toggle: (id) => {
        change((latest) => ({ ids: toggled(latest.ids, id), anchor: id }));
      },
      extend: (id, order) => {
        change(({ ids: old, anchor }) => ({
          ids: limited([...old, ...between(order, anchor ?? id, id)]),
          anchor: anchor ?? id,
        }));
      },
      replace: (next) => {
        change(({ anchor }) => ({ ids: limited(next), anchor }));
      },
      clear: () => {
        change(() => nothing(listKey));
      },
    };
  }, [listKey, ids]);
}

const none: ReadonlySet<string> = new Set();

function nothing(listKey: string): State {
  return { listKey, ids: none, anchor: undefined };
}

function limited(ids: Iterable<string>): ReadonlySet<string> {
  return new Set([...new Set(ids)].slice(0, operationLimits.tickets));
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : limited([...ids, id]);
}

/** A row that has left the screen meanwhile bounds nothing: then it is the other one alone. */
function between(order: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a === -1 || b === -1) return [to];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}
