import { randomUUID } from 'node:crypto';
import { demoAccount } from '../stack/running-stack.ts';
import { answerOf, clientOf } from './clients.ts';
import { unique } from './unique.ts';

interface HelpArticle {
  id: string;
  slug: string;
  title: string;
}

/** A topic of the test's own, after those of the demo data. */
export async function createTopic(): Promise<{ id: string; slug: string; name: string }> {
  const { client } = await clientOf(demoAccount('admin'));
  const name = unique('Topic');
  return answerOf(
    await client
      .from('kb_categories')
      .insert({ name, slug: `topic-${randomUUID()}`, position: 100 })
      .select('id, slug, name')
      .single(),
  );
}

/** A published article. @param words `visibility` is `public` unless they say otherwise */
export async function createArticle(
  topic: { id: string },
  words: { title: string; body: string; summary?: string; visibility?: 'public' | 'customers' },
): Promise<HelpArticle> {
  const { client } = await clientOf(demoAccount('admin'));
  return answerOf(
    await client
      .from('kb_articles')
      .insert({
        ...words,
        slug: `article-${randomUUID()}`,
        category_id: topic.id,
        status: 'published',
      })
      .select('id, slug, title')
      .single(),
  );
}

/** How often an article is on record as having come before a ticket. */
export async function deflectionsOf(article: HelpArticle): Promise<number> {
  const { client } = await clientOf(demoAccount('admin'));
  const rows = answerOf(
    await client.from('kb_deflections').select('id').eq('article_id', article.id),
  );
  return rows.length;
}
