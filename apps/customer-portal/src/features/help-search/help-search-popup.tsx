import type { ArticleHit } from '@autocrm/core/contracts/knowledge.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { ListOption } from '@autocrm/core/ui/list-option.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import type { ReactNode } from 'react';
import { paths } from '../../app/paths.ts';
import { usePrefetchArticle } from '../../lib/article-link.tsx';
import { Excerpt } from '../../lib/excerpt.tsx';
import { t } from '../../lib/messages.ts';
import type { HelpSearch } from './use-help-search.ts';

export interface HelpSearchPopupProps {
  id: string;
  query: string;
  search: HelpSearch;
  /** The chosen option, -1 for none. The last one stands for all results. */
  active: number;
  onChoose: (to: string) => void;
}

/** What was found, over the page below the field, so that nothing moves. */
export function HelpSearchPopup({ id, query, search, active, onChoose }: HelpSearchPopupProps) {
  const { hits, state } = search;
  return (
    <div className="bg-raised shadow-raised border-border absolute inset-x-0 top-full z-20 mt-1.5 overflow-hidden rounded-xl border">
      {state === 'found' ? null : <NoHits query={query} search={search} />}
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label={t.help.search.options}
        className="max-h-[60dvh] overflow-y-auto p-1.5"
      >
        {hits.map((hit, index) => (
          <Option
            key={hit.id}
            id={`${id}-${index}`}
            isActive={index === active}
            slug={hit.slug}
            onChoose={() => {
              onChoose(paths.article(hit.slug));
            }}
          >
            <Hit hit={hit} />
          </Option>
        ))}
        <Option
          id={`${id}-${hits.length}`}
          isActive={active === hits.length}
          onChoose={() => {
            onChoose(paths.helpSearchFor(query));
          }}
        >
          <span className="text-accent-ink text-sm font-medium">{t.help.search.all(query)}</span>
        </Option>
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  isActive: boolean;
  slug?: string;
  onChoose: () => void;
  children: ReactNode;
}

function Option({ id, isActive, slug, onChoose, children }: OptionProps) {
  const prefetch = usePrefetchArticle();
  return (
    <ListOption
      id={id}
      isActive={isActive}
      className={cn('hover:bg-hover cursor-pointer rounded-lg px-3 py-2', isActive && 'bg-hover')}
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onPointerEnter={() => {
        if (slug !== undefined) prefetch(slug);
      }}
      onChoose={onChoose}
    >
      {children}
    </ListOption>
  );
}

function Hit({ hit: { marked_title, category_name, excerpt } }: { hit: ArticleHit }) {
  return (
    <>
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">
          <Excerpt text={marked_title} />
        </span>
        <span className="text-muted text-xs">{category_name}</span>
      </span>
      <span className="text-muted line-clamp-2 text-sm">
        <Excerpt isPart text={excerpt} />
      </span>
    </>
  );
}

function NoHits({ query, search: { state, retry } }: { query: string; search: HelpSearch }) {
  const labels = useUiLabels();
  if (state === 'searching') {
    return (
      <p className="text-muted appear-late px-4.5 pt-3.5 text-sm">{t.help.search.searching}</p>
    );
  }
  if (state === 'failed') {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 px-4.5 pt-3 text-sm">
        <span className="text-danger-ink">{t.help.search.failed}</span>
        <Button size="sm" onClick={retry}>
          {labels.retry}
        </Button>
      </div>
    );
  }
  return (
    <div className="px-4.5 pt-3.5 text-sm">
      <p className="font-medium">{t.help.search.none_title(query)}</p>
      <p className="text-muted">{t.help.search.none}</p>
    </div>
  );
}
