import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { followMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';
import { PanelSection } from './panel-section.tsx';

/** Who is told of every change. One follows for oneself alone: following opens a ticket to whoever does. */
export function Followers({ ticket }: { ticket: StaffTicketDetail }) {
  const me = useMe();
  const { mutate } = useMutation(followMutation(ticket.id));
  const isFollowing = ticket.followers.some(({ id }) => id === me.id);
  return (
    <PanelSection title={t.ticket.followers}>
      {ticket.followers.length === 0 ? (
        <p className="text-muted text-sm">{t.ticket.no_followers}</p>
      ) : (
        <ul className="grid grid-cols-1 gap-1.5 text-sm">
          {ticket.followers.map(({ id, full_name }) => (
            <li key={id}>
              <PersonChip name={full_name} />
            </li>
          ))}
        </ul>
      )}
      <Button
        size="sm"
        className="mt-2"
        onClick={() => {
          mutate({ profile_id: me.id, full_name: me.full_name, following: !isFollowing });
        }}
      >
        {isFollowing ? t.ticket.unfollow : t.ticket.follow}
      </Button>
    </PanelSection>
  );
}
