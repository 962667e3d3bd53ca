import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { SettingsForm } from '../../features/settings/settings-form.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

export function SettingsPage() {
  const query = useQuery(catalogQueries.settingRows());
  return (
    <ConsolePage title={t.settings.title} description={t.settings.description} width="narrow">
      {query.data ? <SettingsForm rows={query.data} /> : null}
      {query.isPending ? (
        <SkeletonGroup className="grid gap-5">
          <Skeleton className="h-56 rounded-xl" />
          <Skeleton className="h-36 rounded-xl" />
          <Skeleton className="h-56 rounded-xl" />
        </SkeletonGroup>
      ) : null}
      {query.isError && !query.data ? <QueryError query={query} /> : null}
    </ConsolePage>
  );
}
