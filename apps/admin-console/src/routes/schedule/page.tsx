import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { ScheduleForm } from '../../features/schedule-form/schedule-form.tsx';
import { t } from '../../lib/messages.ts';
import { RecordPage } from '../../lib/record-page.tsx';
import { together } from '../../lib/together.ts';

/** One schedule, or a new one. */
export function SchedulePage() {
  const { id } = useParams();
  const query = useQuery({ ...catalogQueries.schedules(), enabled: id !== undefined });
  const schedule = query.data?.find((candidate) => candidate.id === id) ?? null;
  const known = query.data ? schedule && { schedule } : undefined;
  return (
    <RecordPage
      back={{ to: paths.schedules, label: t.schedule.back }}
      title={t.schedules.title}
      query={together([query], id === undefined ? { schedule: null } : known)}
    >
      {({ schedule }) => (
        <div className="mt-3 grid max-w-3xl grid-cols-1 gap-5">
          <PageTitle title={schedule?.name ?? t.schedules.create} app={t.app} />
          <ScheduleForm key={id} schedule={schedule} />
        </div>
      )}
    </RecordPage>
  );
}
