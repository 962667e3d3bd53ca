import { useCan, useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useTicketChannel } from '@autocrm/core/realtime/use-ticket-channel.ts';
import { lazy, Suspense, useState } from 'react';
import { Conversation } from '../../features/conversation/conversation.tsx';
import { TicketHeader } from '../../features/ticket-header/ticket-header.tsx';
import { TicketNotices } from '../../features/ticket-header/ticket-notices.tsx';
import { TicketPanel } from '../../features/ticket-panel/ticket-panel.tsx';
import { ComposerTargetProvider } from '../../lib/composer-target.tsx';
import { t } from '../../lib/messages.ts';

const Drawer = lazy(async () => ({
  default: (await import('@autocrm/core/ui/drawer.tsx')).Drawer,
}));

const MergeDialog = lazy(async () => ({
  default: (await import('../../features/merge/merge-dialog.tsx')).MergeDialog,
}));

/** What scrolls and holds nothing that takes the focus. */
const recalledPanel = { role: 'group', 'aria-label': t.ticket.details, tabIndex: 0 };

export interface WorkspaceProps {
  ticket: StaffTicketDetail;
  backTo: string;
}

/** A ticket as its team works on it, kept current while it is open. */
export function Workspace({ ticket, backTo }: WorkspaceProps) {
  useTicketChannel(ticket.id, { staff: true });
  const isRecalled = useRecalledAt() !== null;
  const [isShown, setShown] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const isMergeable = ticket.deleted_at === null && ticket.merged_into === null;
  const canMerge = useCan('tickets.merge') && isMergeable;
  const openMerge = () => {
    setMerging(true);
  };
  return (
    <ComposerTargetProvider>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <TicketHeader
          ticket={ticket}
          backTo={backTo}
          onShowDetails={() => {
            setShown(true);
          }}
          onMerge={canMerge ? openMerge : undefined}
        >
          <TicketNotices ticket={ticket} />
        </TicketHeader>
        <Conversation ticket={ticket} />
      </div>
      <aside
        aria-label={t.ticket.details}
        className="border-border bg-surface flex w-70 shrink-0 flex-col border-s max-xl:hidden"
      >
        <div
          // Keys scroll it by what has the focus in it; where nothing can be changed, that is the panel itself.
          {...(isRecalled ? recalledPanel : {})}
          className="min-h-0 flex-1 overflow-y-auto px-4 py-4 -outline-offset-2"
        >
          <TicketPanel
            ticket={ticket}
            onReveal={() => {
              setShown(true);
            }}
          />
        </div>
      </aside>
      {isShown ? (
        <Suspense>
          <Drawer open title={t.ticket.details} onOpenChange={setShown}>
            <TicketPanel
              ticket={ticket}
              onInserted={() => {
                setShown(false);
              }}
            />
          </Drawer>
        </Suspense>
      ) : null}
      {isMerging ? (
        <Suspense>
          <MergeDialog
            ticketIds={[ticket.id]}
            onDone={() => {
              setMerging(false);
            }}
          />
        </Suspense>
      ) : null}
    </ComposerTargetProvider>
  );
}
