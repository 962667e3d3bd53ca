import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { ScheduleTable } from '../../features/schedules/schedule-table.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

/** When people work. */
export function SchedulesPage() {
  const create = (
    <Link to={paths.newSchedule} className={buttonVariants({ variant: 'primary' })}>
      <Plus aria-hidden />
      {t.schedules.create}
    </Link>
  );
  return (
    <ConsolePage
      title={t.schedules.title}
      description={t.schedules.description}
      actions={create}
      width="wide"
    >
      <ScheduleTable create={create} />
    </ConsolePage>
  );
}
