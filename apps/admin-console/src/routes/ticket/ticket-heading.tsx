import { TicketNumber } from '@autocrm/core/blocks/ticket-number.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { runtimeConfig } from '@autocrm/core/db/client.ts';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { ExternalLink } from 'lucide-react';
import { DeleteTicket } from '../../features/ticket-removal/ticket-removal.tsx';
import { t } from '../../lib/messages.ts';

export interface TicketHeadingProps {
  /** As it stands in the address. */
  number: string;
  ticket: TicketDetail | undefined;
}

/** One heading from the outline to the ticket: focus came to it, and stays. Beside it, what is done with the ticket. */
export function TicketHeading({ number, ticket }: TicketHeadingProps) {
  const title = ticket ? t.ticket.title(ticket.number, ticket.subject) : t.ticket.heading(number);
  return (
    <div className={ticket ? 'mt-2 flex flex-wrap items-start gap-x-4 gap-y-3' : undefined}>
      <title>{`${title} · ${t.app}`}</title>
      <h1
        tabIndex={-1}
        className={
          ticket ? 'min-w-[min(100%,20rem)] flex-1 text-xl font-semibold break-words' : 'sr-only'
        }
      >
        {ticket ? (
          <>
            {ticket.subject} <TicketNumber number={ticket.number} className="font-normal" />
          </>
        ) : (
          title
        )}
      </h1>
      {ticket ? <Actions ticket={ticket} /> : null}
    </div>
  );
}

function Actions({ ticket }: { ticket: TicketDetail }) {
  const desk = runtimeConfig().apps?.agentDesk;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {desk === undefined ? null : (
        <a
          href={new URL(`/tickets/${ticket.number}`, desk).href}
          className={buttonVariants({ size: 'sm' })}
        >
          <ExternalLink aria-hidden />
          {t.ticket.open_in_desk}
        </a>
      )}
      {ticket.is_staff_view ? <DeleteTicket ticket={ticket} /> : null}
    </div>
  );
}
