import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Session, TestDatabase } from './database.ts';

const idRow = z.object({ id: z.uuid() });

/** A shelf of the help centre. Returns its id. */
export async function createShelf(
  db: TestDatabase,
  values: { readonly is_active?: boolean } = {},
): Promise<string> {
  const slug = randomUUID();
  const { id } = await db.owner.row(
    idRow,
    'insert into public.kb_categories (name, slug, is_active) values ($1, $1, $2) returning id',
    slug,
    values.is_active ?? true,
  );
  return id;
}

/** An article, published for everybody unless the values say otherwise. Returns its id. */
export async function createArticle(
  session: Session,
  values: Readonly<Record<string, unknown>> & { readonly category_id: string },
): Promise<string> {
  const row = {
    slug: randomUUID(),
    title: 'An article',
    body: 'Some words.',
    status: 'published',
    ...values,
  };
  const columns = Object.keys(row);
  const { id } = await session.row(
    idRow,
    `insert into public.kb_articles (${columns.join(', ')})
    values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    ...Object.values(row),
  );
  return id;
}

export const articleHits = z.array(
  z.object({
    id: z.uuid(),
    slug: z.string(),
    title: z.string(),
    category_name: z.string(),
    category_slug: z.string(),
    marked_title: z.string(),
    excerpt: z.string(),
  }),
);
