import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Inbox, ListFilter } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { filterCount, type QueueSearch } from '../../lib/queue-search.ts';
import { type QueueView, sharedViews } from '../../lib/views.ts';

export interface QueueEmptyProps {
  view: QueueView;
  search: QueueSearch;
  onClearFilters: () => void;
}

/** Why there is nothing, and the one thing to do about it. */
export function QueueEmpty({ view, search, onClearFilters }: QueueEmptyProps) {
  if (filterCount(search) > 0) {
    return (
      <EmptyState
        icon={ListFilter}
        title={t.queue.empty_filtered_title}
        description={t.queue.empty_filtered}
        action={<Button onClick={onClearFilters}>{t.queue.clear_filters}</Button>}
      />
    );
  }
  const [title, description] =
    t.queue.empty[sharedViews.find((shared) => shared === view) ?? 'team'];
  return (
    <EmptyState
      icon={Inbox}
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
