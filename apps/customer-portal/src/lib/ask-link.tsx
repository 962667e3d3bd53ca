import { useOptionalMe } from '@autocrm/core/auth/session-provider.ts';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Link } from 'react-router';
import { paths } from '../app/paths.ts';
import { t } from './messages.ts';

/** The way to a person, where no article helps. Staff have no tickets of their own here. */
export function AskLink() {
  const me = useOptionalMe();
  if (me && me.role !== 'customer') return null;
  return (
    <Link to={paths.newTicket} className={buttonVariants()}>
      {t.help.search.ask}
    </Link>
  );
}
