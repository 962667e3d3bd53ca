import type { Client } from 'pg';
import { idOf } from './random.ts';

/** Two live tickets of one customer that nobody is waiting to look at. */
const twinsSql = `
  select array_agg(t.id order by t.number) as ids
  from public.tickets as t
  where t.is_live and t.customer_id <> $1 and t.snoozed_until is null and t.last_message_at is not null
    and not exists (select from public.notifications as n where n.ticket_id = t.id and n.read_at is null)
    and not exists (select from public.ticket_followers as tf where tf.ticket_id = t.id)
  group by t.customer_id
  having count(*) > 1
  order by min(t.number) limit 1`;

/** Whoever has looked at them before has read them to their ends. */
const readSql = `
  update public.ticket_reads as r
  set last_read_seq = t.seq, last_read_staff_seq = case when r.profile_id = t.customer_id then 0 else d.seq end
  from public.tickets as t join public.ticket_desk as d on d.ticket_id = t.id
  where t.id = r.ticket_id and t.id = any ($1)`;

/** Live tickets of different customers about the same thing. */
const alikeSql = `
  select array_agg(l.id order by l.number) as ids
  from (
    select distinct on (t.category_id, t.customer_id) t.id, t.number, t.category_id from public.tickets as t
    where t.is_live and t.customer_id <> $1 order by t.category_id, t.customer_id, t.number
  ) as l
  group by l.category_id
  having count(*) > 2
  order by min(l.number) limit 1`;

/** The last words of a customer on a live ticket that nobody merged. */
const wordsSql = `
  select t.id, m.id as message_id
  from public.tickets as t
  join public.ticket_messages as m on m.ticket_id = t.id and m.author_role = 'customer' and m.origin_ticket_id is null
  where t.is_live and t.customer_id <> $1
    and not exists (select from public.tickets as s where s.merged_into_id = t.id)
  order by t.number, m.seq desc limit 1`;

async function idsOf(
  client: Client,
  sql: string,
  demoCustomer: string,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ ids: string[] }>(sql, [demoCustomer]);
  return rows[0]?.ids ?? [];
}

/**
 * Merges two tickets, links three and splits one, by the commands that the desk uses, so that the screens have them to
 * show. With the triggers on.
 *
 * @param admin whoever does it
 * @param demoCustomer whose tickets stay as they are
 */
export async function operate(
  client: Client,
  { admin, demoCustomer }: { readonly admin: string; readonly demoCustomer: string },
): Promise<void> {
  const claims = { sub: admin, role: 'authenticated' };
  await client.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify(claims)]);
  const [target, source] = await idsOf(client, twinsSql, demoCustomer);
  await client.query(readSql, [[target, source]]);
  await client.query('select public.merge_tickets($1, $2, $3)', [
    [source],
    target,
    idOf('merge client'),
  ]);
  const [first, ...others] = await idsOf(client, alikeSql, demoCustomer);
  for (const other of others.slice(0, 2)) {
    await client.query('select public.link_tickets($1, $2)', [first, other]);
  }
  const { rows } = await client.query<{ id: string; message_id: string }>(wordsSql, [demoCustomer]);
  for (const { id, message_id } of rows) {
    await client.query('select public.split_ticket($1, $2, $3, $4)', [
      id,
      message_id,
      'A second question that came with the first',
      idOf('split client'),
    ]);
  }
  await client.query("select set_config('request.jwt.claims', '', true)");
}
