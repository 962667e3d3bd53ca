import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Tag } from '../../contracts/catalog.ts';
import type { StaffMember } from '../../contracts/profile.ts';
import {
  type CreateTicket,
  type TicketConflict,
  type TicketPatch,
  ticketConflictSchema,
} from '../../contracts/ticket-commands.ts';
import type { TicketDetail } from '../../contracts/ticket-detail.ts';
import type { AnyTicketRow } from '../../contracts/ticket.ts';
import { AppError } from '../../db/app-error.ts';
import { catalogKeys } from '../catalog/keys.ts';
import { notificationKeys } from '../notifications/keys.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import { peopleKeys } from '../people/keys.ts';
import { shouldRetry } from '../query-client.ts';
import {
  cachedDetail,
  dropTicket,
  invalidateDetail,
  patchDetail,
  patchTicketEverywhere,
  putEntry,
  type RowPatch,
} from './cache.ts';
import { catchUp } from './catch-up.ts';
import {
  createTicket,
  deleteTicket,
  editNote,
  markTicketRead,
  restoreTicket,
  setFollowing,
  updateTicket,
} from './fetchers.ts';
import { ticketKeys } from './keys.ts';

/** Every cache that shows a ticket, for what touches all of them. */
const shown = [ticketKeys.ownLists(), ticketKeys.deskLists(), ticketKeys.details()];

/** Creates a ticket. Repeated with the same `client_id` it has no second effect. */
export function createTicketMutation() {
  return mutationOptions({
    mutationFn: (input: CreateTicket) => createTicket(input),
    retry: shouldRetry,
    meta: {
      silent: true,
      invalidates: [
        ticketKeys.ownLists(),
        ticketKeys.deskLists(),
        ticketKeys.ownPages(),
        ticketKeys.deskPages(),
        ticketKeys.counts(),
      ],
    },
  });
}

/** What somebody saw when they gave a command, kept by the command itself: the optimistic patch hides it at once. */
const expectations = new WeakMap<TicketPatch, TicketPatch>();

function updateOptions(ticketId: string) {
  return {
    onMutate: (patch: TicketPatch, { client }: { client: QueryClient }) => {
      const detail = cachedDetail(client, ticketId);
      if (detail && !expectations.has(patch)) expectations.set(patch, expectedOf(detail, patch));
      return applyOptimistic(client, shown, () => {
        patchTicketEverywhere(client, ticketId, rowPatch(client, patch));
      });
    },
    onError: (
      error: AppError,
      _patch: TicketPatch,
      context: Awaited<ReturnType<typeof applyOptimistic>> | undefined,
      { client }: { client: QueryClient },
    ) => {
      rollBack(client, context);
      const conflict = conflictOf(error);
      if (conflict?.ticket) showRow(client, conflict.ticket);
      else if (conflict) dropTicket(client, ticketId);
    },
    onSuccess: async (
      { ticket, readable }: { ticket: AnyTicketRow; readable: boolean },
      _patch: TicketPatch,
      _context: unknown,
      { client }: { client: QueryClient },
    ) => {
      showRow(client, ticket);
      if (!readable) dropTicket(client, ticketId);
      void client.invalidateQueries({ queryKey: ticketKeys.counts() });
      if (!readable) return;
      await Promise.all([invalidateDetail(client, ticketId), catchUp(client, ticketId)]);
    },
  };
}

/**
 * Changes fields of a ticket: shown at once, rolled back when refused. Sends what was seen along, so that of two
 * people the second is told (`conflictOf`).
 */
export function updateTicketMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: (patch: TicketPatch) =>
      updateTicket(ticketId, patch, expectations.get(patch) ?? {}),
    ...updateOptions(ticketId),
  });
}

/** Takes a ticket that nobody has. @throws AppError `ticket_changed` when somebody was faster */
export function takeTicketMutation(ticketId: string) {
  const { onMutate, onError, onSuccess } = updateOptions(ticketId);
  return mutationOptions({
    mutationFn: ({ me }: { me: { id: string } }) =>
      updateTicket(ticketId, { assigned_agent_id: me.id }, { assigned_agent_id: null }),
    onMutate: ({ me }, context) => onMutate({ assigned_agent_id: me.id }, context),
    onError: (error, { me }, result, context) => {
      onError(error, { assigned_agent_id: me.id }, result, context);
    },
    onSuccess: (result, { me }, onMutateResult, context) =>
      onSuccess(result, { assigned_agent_id: me.id }, onMutateResult, context),
  });
}

/** What somebody else did meanwhile, when a change was refused for that. */
export function conflictOf(error: unknown): TicketConflict | null {
  if (!(error instanceof AppError) || error.code !== 'ticket_changed') return null;
  const parsed = ticketConflictSchema.safeParse(error.details);
  return parsed.success ? parsed.data : null;
}

/** Changes the caller's own note, within 15 minutes. */
export function editNoteMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: ({ note_id, body }: { note_id: string; body: string }) => editNote(note_id, body),
    onSuccess: (note, _variables, _context, { client }) => {
      putEntry(client, ticketId, note);
    },
    meta: { silent: true },
  });
}

/** Hides a ticket from everybody but admins; `restoreTicketMutation` undoes it. */
export function deleteTicketMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: () => deleteTicket(ticketId),
    onSuccess: (_ticket, _variables, _context, { client }) => {
      dropTicket(client, ticketId);
    },
    meta: { invalidates: [ticketKeys.counts()] },
  });
}

/** Brings a deleted ticket back. */
export function restoreTicketMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: () => restoreTicket(ticketId),
    onSuccess: (_ticket, _variables, _context, { client }) => invalidateDetail(client, ticketId),
    meta: { invalidates: [ticketKeys.deskLists(), ticketKeys.deskPages(), ticketKeys.counts()] },
  });
}

/** Remembers how far the reader has read, and clears the ticket's notification. */
export function markReadMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: (upTo: { seq: number; staff_seq?: number }) => markTicketRead(ticketId, upTo),
    onMutate: (_upTo, { client }) => {
      patchTicketEverywhere(client, ticketId, { unread: false });
    },
    retry: shouldRetry,
    meta: { silent: true, invalidates: [notificationKeys.all()] },
  });
}

/** Has the reader told of every change of the ticket, or no longer. */
export function followMutation(ticketId: string) {
  return mutationOptions({
    mutationFn: (who: { profile_id: string; full_name: string; following: boolean }) =>
      setFollowing(ticketId, who.profile_id, who.following),
    onMutate: (who, { client }) =>
      applyOptimistic(client, [ticketKeys.details()], () => {
        patchDetail(client, ticketId, (detail) => withFollower(detail, who));
      }),
    onError: (_error, _who, context, { client }) => {
      rollBack(client, context);
    },
  });
}

function withFollower(
  detail: TicketDetail,
  who: { profile_id: string; full_name: string; following: boolean },
): TicketDetail {
  if (!detail.is_staff_view) return detail;
  const others = detail.followers.filter(({ id }) => id !== who.profile_id);
  const self = { id: who.profile_id, full_name: who.full_name };
  return { ...detail, followers: who.following ? [...others, self] : others };
}

/** The answer of a command is the truth: shown without regard to its number, since a rollback may have come between. */
function showRow(client: QueryClient, ticket: AnyTicketRow): void {
  const { id, ...fields } = ticket;
  patchTicketEverywhere(client, id, fields);
}

function expectedOf(detail: TicketDetail, patch: TicketPatch): TicketPatch {
  const seen: TicketPatch = {
    subject: detail.subject,
    description: detail.description,
    status: detail.status,
    priority: detail.priority,
    category_id: detail.category_id,
    assigned_agent_id: detail.assigned_agent_id,
    ...(detail.is_staff_view
      ? {
          team_id: detail.team_id,
          snoozed_until: detail.snoozed_until,
          tag_ids: detail.tags.map(({ id }) => id).toSorted(),
        }
      : {}),
  };
  const expected = Object.entries(seen).filter(([field]) => Object.hasOwn(patch, field));
  return { ...Object.fromEntries(expected), ...expectedValues(detail, patch) };
}

/** Of the admins' own fields, those that are changed; null where nothing stood. */
function expectedValues(detail: TicketDetail, { custom_fields }: TicketPatch): TicketPatch {
  if (!custom_fields) return {};
  const keys = Object.keys(custom_fields);
  const seen = keys.map((key) => [key, detail.custom_fields[key] ?? null] as const);
  return { custom_fields: Object.fromEntries(seen) };
}

function rowPatch(client: QueryClient, patch: TicketPatch): RowPatch {
  const { tag_ids, description: _description, custom_fields: _values, ...fields } = patch;
  const staff = client.getQueryData<StaffMember[]>(peopleKeys.staff()) ?? [];
  const tags = client.getQueryData<Tag[]>(catalogKeys.tags()) ?? [];
  const assignee = staff.find(({ id }) => id === patch.assigned_agent_id);
  return {
    ...fields,
    ...(patch.assigned_agent_id === undefined
      ? {}
      : { assignee_name: assignee?.full_name ?? null }),
    ...(tag_ids ? { tags: tags.filter(({ id }) => tag_ids.includes(id)) } : {}),
  };
}
