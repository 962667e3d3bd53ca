import type { Client } from 'pg';
import { type Article, readArticles } from './articles.ts';
import { fraction, idOf, pick } from './random.ts';
import { insertRows, type Row } from './rows.ts';
import type { Person } from './story.ts';

const DAY_MS = 24 * 3_600_000;

const remarks = {
  true: ['Exactly what I was looking for.', 'Worked at the first try.'],
  false: [
    'The menu has another name on our display.',
    'I still had to write to support for the last step.',
  ],
} as const;

function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** Between one and thirteen months ago. */
function publishedAt(slug: string, now: Date): Date {
  return daysAgo(now, 30 + 365 * fraction(`published ${slug}`));
}

function articleRow(article: Article, authors: readonly Person[], now: Date): Row {
  const { category, popular, ...columns } = article;
  const published_at = publishedAt(article.slug, now);
  return {
    ...columns,
    id: idOf(`article ${article.slug}`),
    category_id: idOf(`shelf ${category}`),
    author_id: pick(authors, `author ${article.slug}`).id,
    is_popular: popular,
    published_at: article.status === 'draft' ? null : published_at,
    created_at: published_at,
    updated_at: published_at,
  };
}

function feedbackOn({ slug }: Article, readers: readonly Person[], now: Date): Row[] {
  const since = publishedAt(slug, now).getTime();
  return readers
    .filter(({ name }) => fraction(`reads ${slug} ${name}`) < 0.18)
    .map(({ id, name }) => {
      const key = `${slug} ${name}`;
      const is_helpful = fraction(`helpful ${key}`) < 0.85;
      const speaks = fraction(`remark ${key}`) < (is_helpful ? 0.1 : 0.5);
      const at = new Date(since + (now.getTime() - since) * fraction(`when ${key}`));
      return {
        id: idOf(`feedback ${key}`),
        article_id: idOf(`article ${slug}`),
        profile_id: id,
        is_helpful,
        comment: speaks ? pick(remarks[`${is_helpful}`], key) : '',
        created_at: at,
        updated_at: at,
      };
    });
}

/**
 * Writes the help centre: its shelves, its articles with their first version, and what readers thought of them.
 *
 * @param authors members of staff
 * @param readers customers
 */
export async function loadArticles(
  client: Client,
  { authors, readers }: { authors: readonly Person[]; readers: readonly Person[] },
  now: Date,
): Promise<void> {
  const { categories, articles } = await readArticles();
  await insertRows(
    client,
    'kb_categories',
    categories.map((category) => ({ id: idOf(`shelf ${category.slug}`), ...category })),
  );
  await insertRows(
    client,
    'kb_articles',
    articles.map((article) => articleRow(article, authors, now)),
  );
  await client.query(
    `update public.kb_article_versions as v set created_at = a.created_at
    from public.kb_articles as a where a.id = v.article_id`,
  );
  const read = articles.filter(
    ({ status, visibility }) => status === 'published' && visibility !== 'staff',
  );
  await insertRows(
    client,
    'kb_article_feedback',
    read.flatMap((article) => feedbackOn(article, readers, now)),
  );
}
