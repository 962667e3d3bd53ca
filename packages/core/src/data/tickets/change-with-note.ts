import type { QueryClient } from '@tanstack/react-query';
import type { TicketPatch } from '../../contracts/ticket-commands.ts';
import type { AppError } from '../../db/app-error.ts';
import { toAppError } from '../../db/to-app-error.ts';
import { cachedDetail } from './cache.ts';
import { updateTicketMutation } from './mutations.ts';
import { ticketQueries } from './queries.ts';
import type { Outgoing } from './sending.ts';

/**
 * Makes the changes that go with a note, once it is there: a note takes none with it, as a reply does. They are the same
 * whenever they are made, so that sending again after a crash has no second effect.
 *
 * @returns why the ticket stays as it is, if it does
 */
export async function changeWithNote(
  client: QueryClient,
  ticketId: string,
  { status, patch = {} }: Pick<Outgoing, 'status' | 'patch'>,
): Promise<AppError | undefined> {
  const { add_tag_ids = [], ...fields } = patch;
  try {
    const ticket =
      cachedDetail(client, ticketId) ?? (await client.query(ticketQueries.detail(ticketId)));
    const tags = ticket.is_staff_view ? ticket.tags.map(({ id }) => id) : [];
    const added = add_tag_ids.filter((id) => !tags.includes(id));
    const change: TicketPatch = {
      ...fields,
      ...(status === undefined || status === ticket.status ? {} : { status }),
      ...(added.length === 0 ? {} : { tag_ids: [...tags, ...added] }),
    };
    if (Object.keys(change).length === 0) return undefined;
    const options = { ...updateTicketMutation(ticketId), meta: { silent: true } };
    await client.getMutationCache().build(client, options).execute(change);
    return undefined;
  } catch (error) {
    return toAppError(error);
  }
}
