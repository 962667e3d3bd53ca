import * as z from 'zod/mini';
import {
  articleColumns,
  type ArticleFeedback,
  articleFeedbackColumns,
  articleFeedbackSchema,
  articleHitSchema,
  articleSchema,
  articleSummaryColumns,
  articleSummarySchema,
  type Deflection,
  filledShelfColumns,
  filledShelfSchema,
  shelfColumns,
  shelfSchema,
} from '../../contracts/knowledge.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';

/** More than a help centre has; keeps a mistake from loading a table whole. */
const enough = 500;
const popularCount = 6;

/** Categories in the order admins gave them. @throws AppError */
export function fetchShelves(signal: AbortSignal) {
  // Writers see drafts too: here everybody reads what is published.
  const request = supabase()
    .from('kb_categories')
    .select(shelfColumns)
    .eq('is_active', true)
    .eq('articles.status', 'published')
    .order('position')
    .order('name')
    .limit(enough)
    .abortSignal(signal);
  return read(request, z.array(shelfSchema), signal);
}

/** One category with its articles by title. @throws AppError `row_not_found` */
export function fetchShelf(slug: string, signal: AbortSignal) {
  const request = supabase()
    .from('kb_categories')
    .select(filledShelfColumns)
    .eq('slug', slug)
    .eq('is_active', true)
    .eq('articles.status', 'published')
    .order('title', { referencedTable: 'articles' })
    .abortSignal(signal);
  return read(request.single(), filledShelfSchema, signal);
}

/** What staff put on the first page. @throws AppError */
export function fetchPopularArticles(signal: AbortSignal) {
  const request = supabase()
    .from('kb_articles')
    .select(articleSummaryColumns)
    .eq('status', 'published')
    .eq('is_popular', true)
    .order('title')
    .limit(popularCount)
    .abortSignal(signal);
  return read(request, z.array(articleSummarySchema), signal);
}

/** One article. @throws AppError `row_not_found` when it is not there, or not for the caller */
export function fetchArticle(slug: string, signal: AbortSignal) {
  const request = supabase()
    .from('kb_articles')
    .select(articleColumns)
    .eq('slug', slug)
    .eq('status', 'published')
    .abortSignal(signal);
  return read(request.single(), articleSchema, signal);
}

/** Articles for what somebody typed, best first. @param limit 1 to 50 @throws AppError */
export function searchArticles(query: string, limit: number, signal: AbortSignal) {
  const request = supabase().rpc('search_articles', { p_query: query, p_limit: limit });
  return read(request.abortSignal(signal), z.array(articleHitSchema), signal);
}

/** What a reader said about an article; null before they did. @throws AppError */
export async function fetchFeedback(
  article_id: string,
  profile_id: string,
  signal: AbortSignal,
): Promise<ArticleFeedback | null> {
  const request = supabase().from('kb_article_feedback').select(articleFeedbackColumns);
  const mine = request.eq('article_id', article_id).eq('profile_id', profile_id).limit(1);
  const rows = await read(mine.abortSignal(signal), z.array(articleFeedbackSchema), signal);
  return rows[0] ?? null;
}

/** Keeps what a reader says; saying it again changes it. @throws AppError */
export async function saveFeedback(
  article_id: string,
  profile_id: string,
  feedback: ArticleFeedback,
): Promise<void> {
  const table = supabase().from('kb_article_feedback');
  const mine = table.update(feedback).eq('article_id', article_id).eq('profile_id', profile_id);
  const changed = await read(mine.select(articleFeedbackColumns), z.array(articleFeedbackSchema));
  // An upsert would write the ids again, which readers may not.
  if (changed.length === 0) await run(table.insert({ article_id, profile_id, ...feedback }));
}

/** Records a ticket that was not needed. @throws AppError */
export function recordDeflection(deflection: Deflection): Promise<void> {
  return run(supabase().from('kb_deflections').insert(deflection));
}

/** Takes back a deflection that was recorded a moment ago. @throws AppError */
export function withdrawDeflection(id: string): Promise<void> {
  return run(supabase().from('kb_deflections').delete().eq('id', id));
}
