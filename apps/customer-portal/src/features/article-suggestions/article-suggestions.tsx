import { type ArticleHit, minSearchLength } from '@autocrm/core/contracts/knowledge.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { useDebounced } from '@autocrm/core/lib/use-debounced.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { usePrefetchArticle } from '../../lib/article-link.tsx';
import { t } from '../../lib/messages.ts';

const SuggestedArticle = lazy(async () => ({
  default: (await import('./suggested-article.tsx')).SuggestedArticle,
}));

const pauseMs = 300;
const limit = 3;

export interface ArticleSuggestionsProps {
  /** What is being typed. */
  subject: string;
  /** The person needs no ticket any more. @returns the way back */
  onAnswered: () => () => void;
}

/**
 * Articles that may answer what is being asked, in a place of their own: beside the form where there is room, else in
 * a box that has its height from the beginning. What is typed never moves.
 */
export function ArticleSuggestions({ subject, onAnswered }: ArticleSuggestionsProps) {
  const words = useDebounced(subject.trim(), pauseMs);
  const isAsked = words.length >= minSearchLength;
  const { data } = useQuery({
    ...knowledgeQueries.search(words, limit),
    placeholderData: keepPreviousData,
  });
  const hits = (isAsked && data) || [];
  // Kept while its panel closes, so that it does not go blank.
  const [opened, setOpened] = useState<ArticleHit>();
  const [isOpen, setOpen] = useState(false);
  return (
    <aside
      aria-label={t.help.suggestions.title}
      className={cn(
        'border-border bg-surface h-42 overflow-y-auto rounded-xl border px-4 py-3 sm:h-36 lg:absolute lg:start-full lg:top-0 lg:ms-8 lg:h-auto lg:w-72',
        hits.length === 0 && 'max-lg:grid max-lg:place-content-center',
      )}
    >
      <p role="status" className="text-muted flex items-center gap-2 text-sm">
        <BookOpen aria-hidden className="size-4 shrink-0" />
        {hits.length === 0 ? t.help.suggestions.hint : t.help.suggestions.count(hits.length)}
      </p>
      <SuggestionList
        hits={hits}
        onOpen={(hit) => {
          setOpened(hit);
          setOpen(true);
        }}
      />
      {opened ? (
        <Suspense>
          <SuggestedArticle
            hit={opened}
            subject={words}
            open={isOpen}
            onOpenChange={setOpen}
            onAnswered={onAnswered}
          />
        </Suspense>
      ) : null}
    </aside>
  );
}

function SuggestionList({
  hits,
  onOpen,
}: {
  hits: readonly ArticleHit[];
  onOpen: (hit: ArticleHit) => void;
}) {
  const prefetch = usePrefetchArticle();
  if (hits.length === 0) return null;
  return (
    <ul className="mt-1.5">
      {hits.map((hit) => (
        <li key={hit.id}>
          <button
            type="button"
            className="hover:bg-hover text-accent-ink -mx-2 block min-h-8 w-[calc(100%+1rem)] rounded-md px-2 py-1 text-start font-medium max-lg:truncate"
            onPointerEnter={() => {
              prefetch(hit.slug);
            }}
            onFocus={() => {
              prefetch(hit.slug);
            }}
            onClick={() => {
              onOpen(hit);
            }}
          >
            {hit.title}
          </button>
        </li>
      ))}
    </ul>
  );
}
