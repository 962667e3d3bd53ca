import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Inbox, ListFilter, Search } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { filterCount, type QueueSearch } from '../../lib/queue-search.ts';
import { plainViews, type QueueView, savedOf } from '../../lib/views.ts';

export interface QueueEmptyProps {
  view: QueueView;
  search: QueueSearch;
  onClearFilters: () => void;
}

/** Why there is nothing, and the one thing to do about it. */
export function QueueEmpty({ view, search, onClearFilters }: QueueEmptyProps) {
  const words = search.q.trim();
  const isFiltered = filterCount(search) > 0 && savedOf(view) === undefined;
  if (words !== '' || isFiltered) {
    return (
      <EmptyState
        icon={isFiltered ? ListFilter : Search}
        title={isFiltered ? t.queue.empty_filtered_title : t.queue.search_none_title}
        description={isFiltered ? t.queue.empty_filtered : t.queue.search_none(words)}
        action={
          isFiltered ? <Button onClick={onClearFilters}>{t.queue.clear_filters}</Button> : undefined
        }
      />
    );
  }
  const [title, description] = t.queue.empty[kindOf(view)];
  return (
    <EmptyState
      icon={view === 'search' ? Search : Inbox}
      title={title}
      description={description}
      action={
        view === 'mine' ? (
          <Link to={paths.queue('unassigned')} className={buttonVariants()}>
            {t.queue.go_unassigned}
          </Link>
        ) : undefined
      }
    />
  );
}

function kindOf(view: QueueView): keyof typeof t.queue.empty {
  const plain = plainViews.find((one) => one === view);
  return plain ?? (savedOf(view) === undefined ? 'team' : 'saved');
}
