import { NewTicket } from '../../features/new-ticket/new-ticket.tsx';
import { DeskPage } from '../../lib/desk-page.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

/** A ticket on behalf of a customer. */
export function NewTicketPage() {
  return (
    <DeskPage title={t.nav.new_ticket} description={late.create.page_description}>
      <NewTicket />
    </DeskPage>
  );
}
