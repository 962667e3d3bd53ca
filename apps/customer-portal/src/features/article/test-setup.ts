import type { Article, ArticleHit, FilledShelf, Shelf } from '@autocrm/core/contracts/knowledge.ts';
import { idOf, timeAt } from '@autocrm/core/testing/factories.ts';
import { rpc, table } from '@autocrm/core/testing/network.ts';
import { HttpResponse } from 'msw';

const body = `Most displays come back by themselves.

## Check the power

Look at the cable, then see [Replace a display](/help/articles/replace-a-display) or [the maker](https://maker.example).

### With Ethernet

Try another port.

## Still dark?

Go back to [the power](#check-the-power).`;

export const article: Article = {
  id: idOf(700_001),
  slug: 'display-stays-dark',
  title: 'A display stays dark',
  summary: 'What the light bar tells you.',
  updated_at: timeAt(0),
  category: { name: 'Displays', slug: 'displays' },
  body,
};

const otherArticle: Article = {
  ...article,
  id: idOf(700_002),
  slug: 'replace-a-display',
  title: 'Replace a display',
  summary: 'Send it back, get a new one.',
  body: 'Pack it well.',
};

export const shelf: FilledShelf = {
  id: idOf(710_001),
  name: 'Displays',
  slug: 'displays',
  description: 'Screen, touch and light bar.',
  articles: [article, otherArticle],
};

const emptyShelf: Shelf = {
  id: idOf(710_002),
  name: 'Billing',
  slug: 'billing',
  description: 'Invoices.',
  articles: [],
};

export const hit: ArticleHit = {
  id: article.id,
  slug: article.slug,
  title: article.title,
  marked_title: 'A «display» stays «dark»',
  category_name: 'Displays',
  category_slug: 'displays',
  excerpt: 'When the «display» stays «dark», look at the light bar',
};

export const otherHit: ArticleHit = {
  ...hit,
  id: otherArticle.id,
  slug: otherArticle.slug,
  title: otherArticle.title,
  marked_title: 'Replace a «display»',
  excerpt: 'Send the «display» back',
};

/** What the data API answers when one row was asked for and none is there. */
export function noRow(): Response {
  const answer = {
    code: 'PGRST116',
    message: 'No row',
    details: 'The result contains 0 rows',
    hint: null,
  };
  return HttpResponse.json(answer, { status: 406 });
}

/** A help centre with one shelf of two articles, and an empty one. */
export const helpCentre = [
  table('kb_categories', ({ url }) =>
    new URL(url).searchParams.get('slug') === null ? [shelf, emptyShelf] : shelf,
  ),
  table('kb_articles', ({ url }) => {
    const slug = new URL(url).searchParams.get('slug');
    if (slug === null) return [article, otherArticle];
    return [article, otherArticle].find((candidate) => slug === `eq.${candidate.slug}`) ?? noRow();
  }),
  table('kb_article_feedback', () => []),
  rpc('search_articles', () => [hit, otherHit]),
];
