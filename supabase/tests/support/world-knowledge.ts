import type pg from 'pg';
import { idOf } from '../matrix/model.ts';

/** The articles of the matrix: status and visibility by name. */
const ARTICLES = {
  public: ['published', 'public'],
  customers: ['published', 'customers'],
  staff: ['published', 'staff'],
  draft: ['draft', 'public'],
  archived: ['archived', 'public'],
} as const;

/** Fills the help centre with an article of each kind, and with what readers made of them. */
export async function buildKnowledge(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into public.kb_categories (id, name, slug, is_active) values
    ($1, 'In use', 'in-use', true), ($2, 'Retired', 'retired', false)`,
    [idOf('shelf', 'in_use'), idOf('shelf', 'retired')],
  );
  for (const [name, [status, visibility]] of Object.entries(ARTICLES)) {
    await client.query(
      `insert into public.kb_articles (id, category_id, slug, title, body, status, visibility)
      values ($1, $2, $3, 'An article', 'Words', $4, $5)`,
      [idOf('article', name), idOf('shelf', 'in_use'), name, status, visibility],
    );
  }
  for (const reader of ['customer', 'stranger', 'inactive_customer']) {
    await client.query(
      'insert into public.kb_article_feedback (article_id, profile_id, is_helpful) values ($1, $2, true)',
      [idOf('article', 'public'), idOf('person', reader)],
    );
  }
  // An hour in the future, so that they are new however long the suite takes.
  for (const [name, reader, age] of [
    ['customer', 'customer', '-1 hour'],
    ['customer_before', 'customer', '1 hour'],
    ['stranger', 'stranger', '-1 hour'],
    ['inactive_customer', 'inactive_customer', '-1 hour'],
  ] as const) {
    await client.query(
      `insert into public.kb_deflections (id, article_id, profile_id, subject, created_at)
      values ($1, $2, $3, 'A question', now() - $4::interval)`,
      [idOf('deflection', name), idOf('article', 'public'), idOf('person', reader), age],
    );
  }
}
