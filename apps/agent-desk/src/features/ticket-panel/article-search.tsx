import { type ArticleHit, minSearchLength } from '@autocrm/core/contracts/knowledge.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { useDebounced } from '@autocrm/core/lib/use-debounced.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { BookOpen, Search } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';
import { late } from '../../lib/late-messages.ts';
import { PanelProblem } from './panel-problem.tsx';
import { PanelSection } from './panel-section.tsx';

const ArticlePreview = lazy(async () => ({
  default: (await import('./article-preview.tsx')).ArticlePreview,
}));

/** So many are shown; a better word finds better ones. */
const most = 6;
/** Quiet time before it is searched, in ms. */
const pause = 200;

export interface ArticleSearchProps {
  /** Shows the panel where it is hidden, on narrow screens. */
  onReveal?: (() => void) | undefined;
  /** A text went into the composer. */
  onInserted?: (() => void) | undefined;
}

/** Finds an article while one answers, shows it, and puts it or the way to it into the answer. */
export function ArticleSearch({ onReveal, onInserted }: ArticleSearchProps) {
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<ArticleHit | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useCommand('ticket.article', () => {
    setOpen(null);
    if (input.current?.getClientRects().length === 0) onReveal?.();
    else input.current?.focus();
  });
  return (
    <PanelSection title={late.workspace.articles}>
      <Input
        ref={input}
        type="search"
        size="sm"
        icon={Search}
        aria-label={late.workspace.articles_search}
        placeholder={late.workspace.articles_search}
        autoComplete="off"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setOpen(null);
        }}
      />
      {open ? (
        <Suspense
          fallback={
            <SkeletonGroup className="mt-2">
              <Skeleton className="h-24 rounded-lg" />
            </SkeletonGroup>
          }
        >
          <ArticlePreview
            hit={open}
            onInserted={onInserted}
            onClose={() => {
              setOpen(null);
              input.current?.focus();
            }}
          />
        </Suspense>
      ) : (
        <Hits words={words.trim()} onOpen={setOpen} />
      )}
    </PanelSection>
  );
}

function Hits({ words, onOpen }: { words: string; onOpen: (hit: ArticleHit) => void }) {
  const settled = useDebounced(words, pause);
  const query = useQuery(knowledgeQueries.search(settled, most));
  if (words.length < minSearchLength) return null;
  const isWaiting = query.isPending || settled !== words;
  if (isWaiting && !query.data) {
    return (
      <SkeletonGroup className="mt-2 grid gap-2">
        <Skeleton />
        <Skeleton className="w-4/5" />
      </SkeletonGroup>
    );
  }
  if (query.isError) {
    return (
      <div className="mt-2">
        <PanelProblem onRetry={() => void query.refetch()}>
          {late.workspace.articles_failed}
        </PanelProblem>
      </div>
    );
  }
  const hits = query.data;
  return (
    <>
      <p role="status" className="text-muted mt-2 text-sm empty:hidden">
        {hits.length === 0 ? late.workspace.articles_none : null}
      </p>
      <ul className="-mx-1.5 mt-1 grid grid-cols-1">
        {hits.map((hit) => (
          <li key={hit.id}>
            <button
              type="button"
              onClick={() => {
                onOpen(hit);
              }}
              className="hover:bg-hover flex w-full items-start gap-2 rounded-md px-1.5 py-1 text-start text-sm"
            >
              <BookOpen aria-hidden className="text-muted mt-0.5 size-3.5 shrink-0" />
              <span className="min-w-0">
                <span className="line-clamp-2">{hit.title}</span>
                <span className="text-muted block truncate text-xs">{hit.category_name}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
