import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { PolicyList } from '../../features/service-levels/policy-list.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

/** What is promised to customers, and until when. */
export function ServiceLevelsPage() {
  const create = (
    <Link to={paths.newServiceLevel} className={buttonVariants({ variant: 'primary' })}>
      <Plus aria-hidden />
      {t.serviceLevels.create}
    </Link>
  );
  return (
    <ConsolePage
      title={t.serviceLevels.title}
      description={t.serviceLevels.description}
      actions={create}
      width="narrow"
    >
      <PolicyList create={create} />
    </ConsolePage>
  );
}
