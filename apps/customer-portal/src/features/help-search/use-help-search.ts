import { type ArticleHit, minSearchLength } from '@autocrm/core/contracts/knowledge.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { useDebounced } from '@autocrm/core/lib/use-debounced.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';

const pauseMs = 200;
const limit = 6;

export interface HelpSearch {
  hits: readonly ArticleHit[];
  state: 'searching' | 'none' | 'found' | 'failed';
  /** For who does not see it. */
  said: string;
  retry: () => void;
}

/** What the help centre has for what is being typed; earlier hits stay until the new ones are there. */
export function useHelpSearch(query: string): HelpSearch {
  const settled = useDebounced(query, pauseMs);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...knowledgeQueries.search(settled, limit),
    placeholderData: keepPreviousData,
  });
  const isCurrent = settled === query && settled.length >= minSearchLength && !isPlaceholderData;
  const hits = data ?? [];
  const retry = () => {
    void refetch();
  };
  if (isCurrent && isError) {
    return { hits: [], state: 'failed', said: t.help.search.failed, retry };
  }
  if (hits.length > 0) {
    return { hits, state: 'found', said: isCurrent ? t.help.search.found(hits.length) : '', retry };
  }
  return isCurrent && data
    ? { hits, state: 'none', said: t.help.search.none_title(query), retry }
    : { hits, state: 'searching', said: '', retry };
}
