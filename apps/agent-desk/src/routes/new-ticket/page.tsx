import { NewTicket } from '../../features/new-ticket/new-ticket.tsx';
import { DeskPage } from '../../lib/desk-page.tsx';
import { t } from '../../lib/messages.ts';

/** A ticket on behalf of a customer. */
export function NewTicketPage() {
  return (
    <DeskPage title={t.create.title} description={t.create.page_description}>
      <NewTicket />
    </DeskPage>
  );
}
