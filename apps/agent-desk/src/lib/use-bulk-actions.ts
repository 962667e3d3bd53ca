import { tellFailure } from '@autocrm/core/app/tell-failure.ts';
import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import {
  type BulkOutcome,
  type BulkPatch,
  operationLimits,
  undoSeconds,
} from '@autocrm/core/contracts/ticket-operations.ts';
import { ticketKeys } from '@autocrm/core/data/tickets/keys.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { dismissToast, notify } from '@autocrm/core/ui/toast.tsx';
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useCommand, useSelectionCommands } from './commands.tsx';
import { t } from './messages.ts';
import type { Selection } from './selection.ts';
import type { CommandId } from './shortcuts.ts';
import { outcomeText, useBulkChange, useUndo } from './use-bulk-change.ts';

/** What is being chosen for the selected tickets. */
export type BulkPanel =
  | 'status'
  | 'priority'
  | 'assignee'
  | 'team'
  | 'category'
  | 'tags'
  | 'snooze'
  | 'merge'
  | 'delete';

/** What came of a command, and what the tickets were called when it began: some may be out of sight since. */
export interface Refused {
  outcome: BulkOutcome;
  title: string;
  numbers: ReadonlyMap<string, number>;
}

export interface BulkActions {
  change: (patch: BulkPatch) => void;
  isPending: boolean;
  panel: BulkPanel | null;
  setPanel: (panel: BulkPanel | null) => void;
  /** Why these tickets cannot be merged. */
  mergeProblem: string | undefined;
  /** The last command, where some tickets could not be changed. */
  refused: Refused | null;
  undo: (() => void) | undefined;
  dismiss: () => void;
}

const panels: Readonly<Partial<Record<CommandId, BulkPanel>>> = {
  'ticket.status': 'status',
  'ticket.priority': 'priority',
  'ticket.assign': 'assignee',
  'ticket.team': 'team',
  'ticket.category': 'category',
  'ticket.tags': 'tags',
  'ticket.snooze': 'snooze',
};
const everybody: readonly CommandId[] = [
  'ticket.status',
  'ticket.priority',
  'ticket.assign',
  'ticket.take',
  'ticket.team',
  'ticket.category',
  'ticket.tags',
  'ticket.snooze',
  'ticket.resolve',
  'ticket.close',
];
/** Of what was deleted nothing can be changed before it is back. */
const ofDeleted: readonly CommandId[] = ['ticket.close'];
/** So many can be merged at once: one of them stays. */
const mostMerged = operationLimits.merge_sources + 1;
const mergers: readonly CommandId[] = ['ticket.merge'];
const deleters: readonly CommandId[] = ['ticket.delete'];

/**
 * What can be done with the selected tickets, and the keys for it: while anything is selected, they act on that and not
 * on the ticket that is open.
 *
 * @param isDeletedView whether the selected tickets are deleted ones
 */
export function useBulkActions(selection: Selection, isDeletedView: boolean): BulkActions {
  const me = useMe();
  const [panel, setPanel] = useState<BulkPanel | null>(null);
  const bulk = useBulkRun(selection);
  const isAny = selection.ids.size > 0;
  const mergeProblem = selection.ids.size > mostMerged ? t.bulk.merge_most(mostMerged) : undefined;
  const run = (id: CommandId) => {
    if (id === 'ticket.close') selection.clear();
    else if (id === 'ticket.take') bulk.change({ assigned_agent_id: me.id });
    else if (id === 'ticket.resolve') bulk.change({ status: 'resolved' });
    else setPanel(panels[id] ?? null);
  };
  useSelectionCommands(isDeletedView ? ofDeleted : everybody, isAny ? run : undefined);
  const may = { merge: useCan('tickets.merge'), delete: useCan('tickets.delete') };
  const isLive = isAny && !isDeletedView;
  useSelectionCommands(
    mergers,
    isLive && may.merge
      ? () => {
          if (mergeProblem === undefined) setPanel('merge');
          else notify({ title: mergeProblem });
        }
      : undefined,
  );
  useSelectionCommands(
    deleters,
    isLive && may.delete
      ? () => {
          setPanel('delete');
        }
      : undefined,
  );
  return { ...bulk, panel: isAny ? panel : null, setPanel, mergeProblem };
}

interface Done extends Refused {
  toast: string | undefined;
}

function useBulkRun(selection: Selection) {
  const { change, isPending } = useBulkChange();
  const takeBack = useUndo();
  const client = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const undo = ({ outcome, toast }: Done) => {
    if (toast !== undefined) dismissToast(toast);
    setDone(null);
    void takeBack(outcome.operation_id);
  };
  const tell = (outcome: BulkOutcome, patch: BulkPatch, numbers: Refused['numbers']) => {
    const title = outcomeText(outcome, patch);
    const failed = outcome.results.filter((result) => result.outcome === 'failed');
    const canUndo = outcome.results.some((result) => result.outcome === 'changed');
    const said: Done = { outcome, title, numbers, toast: undefined };
    if (failed.length === 0) {
      const action = {
        label: t.bulk.undo,
        onAction: () => {
          undo(said);
        },
      };
      said.toast = notify({ title, tone: 'success', ...(canUndo ? { action } : {}) });
    }
    setDone(canUndo || failed.length > 0 ? said : null);
    // What could not be changed stays selected, for another attempt or to be looked at.
    selection.replace(failed.map(({ ticket_id }) => ticket_id));
    focusList();
  };
  useForget(done, setDone);
  const canUndo = done?.outcome.results.some((result) => result.outcome === 'changed') === true;
  const undoLast = done && canUndo ? () => undo(done) : undefined;
  useCommand('queue.undo', undoLast);
  return {
    change: (patch: BulkPatch) => {
      setDone(null);
      const numbers = numbersIn(client);
      change(selection.ids, patch).then(
        (outcome) => {
          tell(outcome, patch, numbers);
        },
        (error: unknown) => {
          tellFailure(toAppError(error));
        },
      );
    },
    isPending,
    refused: done?.outcome.results.some(({ outcome }) => outcome === 'failed') ? done : null,
    undo: undoLast,
    dismiss: () => {
      setDone(null);
    },
  };
}

type ListData = InfiniteData<{ tickets: StaffTicketListItem[] }>;

/** The numbers of all tickets that are listed or found, by id. */
function numbersIn(client: QueryClient): Refused['numbers'] {
  const lists = client.getQueriesData<ListData>({ queryKey: ticketKeys.deskLists() });
  const found = client.getQueriesData<StaffTicketListItem[]>({
    queryKey: ticketKeys.deskSearches(),
  });
  const tickets = [
    ...lists.flatMap(([, data]) => data?.pages.flatMap((page) => page.tickets) ?? []),
    ...found.flatMap(([, data]) => data ?? []),
  ];
  return new Map(tickets.map(({ id, number }) => [id, number]));
}

/** After a minute nothing can be taken back any more; what was refused is still worth reading. */
function useForget(done: Done | null, setDone: (done: Done | null) => void): void {
  const isWhole = done !== null && done.toast !== undefined;

  // Only the clock knows that the minute is over.
  useEffect(() => {
    if (!isWhole) return undefined;
    const timer = setTimeout(() => {
      setDone(null);
    }, undoSeconds * 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [isWhole, done, setDone]);
}

/** The buttons go with the selection; the keyboard goes on in the list, unless it is somewhere else by now. */
function focusList(): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[data-ticket][tabindex="0"]')?.focus();
  });
}
