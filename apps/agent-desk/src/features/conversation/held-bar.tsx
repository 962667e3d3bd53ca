import { Button } from '@autocrm/core/ui/button.tsx';
import { Spinner } from '@autocrm/core/ui/spinner.tsx';
import { useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';
import { outbox, useHeld } from './use-outbox.ts';

/** What waits a few seconds before it is sent, and the way to take it back. */
export function HeldBar({ ticketId }: { ticketId: string }) {
  const held = useHeld(ticketId);
  const undo = () => {
    outbox.undo(ticketId);
  };
  useCommand('composer.undo', held ? undo : undefined);
  return (
    <div role="status">
      {held ? (
        <div className="bg-accent-soft mb-1 flex items-center gap-2 rounded-lg py-1 ps-3 pe-1 text-sm">
          <Spinner className="text-accent-ink size-3.5" />
          <span className="min-w-0 flex-1">{t.ticket.sending_in[held.kind]}</span>
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              outbox.flush(ticketId);
            }}
          >
            {t.ticket.send_now}
          </Button>
          <Button size="sm" title={`${t.ticket.undo} (${keyText('composer.undo')})`} onClick={undo}>
            {t.ticket.undo}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
