import type { Client } from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** Inserts rows that all have the same columns, in their order: a ticket's number follows it. */
export async function insertRows(
  client: Client,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).map((column) => client.escapeIdentifier(column));
  const name = `public.${client.escapeIdentifier(table)}`;
  await client.query(
    `insert into ${name} (${columns.join(', ')})
    select ${columns.map((column) => `r.${column}`).join(', ')}
    from jsonb_array_elements($1) with ordinality as e (value, i)
    cross join lateral jsonb_populate_record(null::${name}, e.value) as r
    order by e.i`,
    [JSON.stringify(rows)],
  );
}
