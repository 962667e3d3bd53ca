import { StatusPage } from '@autocrm/core/app/status-page.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** Where somebody is led who deleted their account. */
export function GoodbyePage() {
  return (
    <StatusPage title={t.goodbye.title} app={t.app} description={t.goodbye.description}>
      <Link to={paths.help} className={buttonVariants()}>
        {t.goodbye.help}
      </Link>
    </StatusPage>
  );
}
