import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Inbox, ListFilter, Search } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
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
        title={isFiltered ? late.list.empty_filtered_title : late.list.search_none_title}
        description={isFiltered ? late.list.empty_filtered : late.list.search_none(words)}
        action={
          isFiltered ? (
            <Button onClick={onClearFilters}>{late.list.clear_filters}</Button>
          ) : undefined
        }
      />
    );
  }
  const [title, description] = late.list.empty[kindOf(view)];
  return (
    <EmptyState
      icon={view === 'search' ? Search : Inbox}
      title={title}
      description={description}
      action={
        view === 'mine' ? (
          <Link to={paths.queue('unassigned')} className={buttonVariants()}>
            {late.list.go_unassigned}
          </Link>
        ) : undefined
      }
    />
  );
}

function kindOf(view: QueueView): keyof typeof late.list.empty {
  const plain = plainViews.find((one) => one === view);
  return plain ?? (savedOf(view) === undefined ? 'team' : 'saved');
}
