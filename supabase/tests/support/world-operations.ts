import type pg from 'pg';
import { idOf } from '../matrix/model.ts';

/** A ticket that was merged into another one, two that are linked, and what an agent did to several tickets a moment ago. */
export async function buildOperations(client: pg.ClientBase): Promise<void> {
  const merged = idOf('ticket', 'merged');
  const target = idOf('ticket', 'unassigned');
  await client.query(
    `insert into public.tickets (id, customer_id, subject, description, client_id)
    values ($1, $2, 'Merged ticket of the matrix', 'Text', $3)`,
    [merged, idOf('person', 'customer'), idOf('client', 'merged')],
  );
  await client.query('update public.tickets set merged_into_id = $2 where id = $1', [
    merged,
    target,
  ]);
  await client.query('insert into public.ticket_merges (source_id, target_id) values ($1, $2)', [
    merged,
    target,
  ]);
  await client.query(
    `insert into public.ticket_links (ticket_id, other_id, kind) values ($1, $2, 'related')`,
    [idOf('ticket', 'own_team'), idOf('ticket', 'resolved')],
  );
  await client.query(
    `insert into public.ticket_operations (id, actor_id, kind, client_id, results, done_at)
    values ($1, $2, 'update', $3, '[]', now() + interval '1 day')`,
    [idOf('operation', 'agent'), idOf('person', 'agent'), idOf('client', 'operation')],
  );
}
