import { queryOptions } from '@tanstack/react-query';
import { deskArticleColumns, deskArticleSchema } from '../../contracts/knowledge.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';
import { knowledgeKeys } from './keys.ts';

function fetchDeskArticle(id: string, signal: AbortSignal) {
  const request = supabase().from('kb_articles').select(deskArticleColumns).eq('id', id);
  return read(request.abortSignal(signal).single(), deskArticleSchema, signal);
}

/** An article with who may read it, for staff who are about to send it to somebody. */
export function deskArticleQuery(id: string) {
  return queryOptions({
    queryKey: [...knowledgeKeys.all(), 'desk-article', id] as const,
    queryFn: ({ signal }) => fetchDeskArticle(id, signal),
    staleTime: 60_000,
  });
}
