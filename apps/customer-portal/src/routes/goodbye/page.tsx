import { StatusPage } from '@autocrm/core/app/status-page.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

/** Where somebody is led who deleted their account. */
export function GoodbyePage() {
  return (
    <StatusPage title={late.goodbye.title} app={t.app} description={late.goodbye.description}>
      <Link to={paths.help} className={buttonVariants()}>
        {late.goodbye.help}
      </Link>
    </StatusPage>
  );
}
