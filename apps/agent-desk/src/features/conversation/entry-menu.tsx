import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import type { TimelineEntry } from '@autocrm/core/blocks/timeline-types.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Menu, MenuItem } from '@autocrm/core/ui/menu.tsx';
import { Ellipsis, Split } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { NoteMenu } from './note-menu.tsx';

const SplitTicket = lazy(async () => ({
  default: (await import('./split-ticket.tsx')).SplitTicket,
}));

export interface EntryMenuProps {
  ticket: TicketDetail;
  entry: TimelineEntry;
}

/** What one can do with an entry: change one's own note, make another ticket of what the customer wrote. */
export function EntryMenu({ ticket, entry }: EntryMenuProps) {
  const isRecalled = useRecalledAt() !== null;
  if (!ticket.is_staff_view || isRecalled) return null;
  if (entry.kind === 'note') return <NoteMenu ticketId={ticket.id} entry={entry} />;
  // What the ticket began with is the ticket itself.
  const isMessage = entry.kind === 'message' && entry.id !== ticket.id;
  const isOnItsWay = entry.pending === true || entry.failed !== undefined;
  if (!isMessage || isOnItsWay || entry.author_role !== 'customer') return null;
  return <MessageMenu ticketId={ticket.id} entry={entry} />;
}

function MessageMenu({ ticketId, entry }: { ticketId: string; entry: TimelineEntry }) {
  const [isSplitting, setSplitting] = useState(false);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton
            size="sm"
            icon={Ellipsis}
            label={late.workspace.message_menu(entry.author_name)}
            className="-my-0.5"
          />
        }
      >
        <MenuItem
          icon={Split}
          onSelect={() => {
            setSplitting(true);
          }}
        >
          {late.workspace.split}
        </MenuItem>
      </Menu>
      {isSplitting ? (
        <Suspense>
          <SplitTicket
            ticketId={ticketId}
            message={{ id: entry.id, body: entry.body ?? '' }}
            onClose={() => {
              setSplitting(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
