import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { PresenceMode } from '@autocrm/core/contracts/realtime.ts';
import type { StaffTicketDetail, TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useOwnLook } from '@autocrm/core/realtime/queue-looks.ts';
import { queueOf } from '@autocrm/core/realtime/queue-of.ts';
import { useTicketPresence } from '@autocrm/core/realtime/use-ticket-presence.ts';
import { Eye, PenLine } from 'lucide-react';
import { t } from '../../lib/messages.ts';

export interface PresenceProps {
  ticket: TicketDetail;
  /** What colleagues see of oneself. */
  mode: PresenceMode;
  /** Names of those who type just now. */
  typing: readonly string[];
}

/** Who else is here. Its height is kept, so that nothing jumps when somebody comes. */
export function Presence(props: PresenceProps) {
  return (
    <p
      role="status"
      className="text-muted flex min-h-6 flex-wrap items-center gap-x-3 px-1 text-xs"
    >
      {props.ticket.is_staff_view ? (
        <Colleagues {...props} ticket={props.ticket} />
      ) : (
        <Typists names={props.typing} />
      )}
    </p>
  );
}

function Colleagues({ ticket, mode, typing }: PresenceProps & { ticket: StaffTicketDetail }) {
  const me = useMe();
  const others = useTicketPresence(ticket.id, me, mode);
  useOwnLook({
    queue: queueOf(ticket),
    payload: { ticket_id: ticket.id, name: me.full_name, mode },
  });
  const replying = others.filter((one) => one.mode === 'replying').map(({ name }) => name);
  const viewing = others.filter((one) => one.mode === 'viewing').map(({ name }) => name);
  const shown = new Set(replying);
  return (
    <>
      {replying.length > 0 ? (
        <span className="text-warning-ink flex items-center gap-1.5 font-medium">
          <PenLine aria-hidden className="size-3.5" />
          {t.ticket.replying(replying)}
        </span>
      ) : null}
      {viewing.length > 0 ? (
        <span className="flex items-center gap-1.5">
          <Eye aria-hidden className="size-3.5" />
          {t.ticket.viewing(viewing)}
        </span>
      ) : null}
      <Typists names={typing.filter((name) => !shown.has(name))} />
    </>
  );
}

function Typists({ names }: { names: readonly string[] }) {
  return names.length > 0 ? <span>{t.ticket.typing(names)}</span> : null;
}
