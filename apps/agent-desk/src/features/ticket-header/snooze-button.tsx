import { isLiveStatus } from '@autocrm/core/contracts/closed-sets.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Popover } from '@autocrm/core/ui/popover.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { AlarmClock } from 'lucide-react';
import { useState } from 'react';
import { useChoices, useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';
import { longDateTime } from '../../lib/times.ts';
import { useTicketChange } from '../../lib/use-ticket-change.ts';
import { SnoozeForm } from './snooze-form.tsx';

/** Sets a ticket aside until a time, or wakes it. */
export function SnoozeButton({ ticket }: { ticket: StaffTicketDetail }) {
  const [isOpen, setOpen] = useState(false);
  const change = useTicketChange(ticket);
  const { snoozed_until, number } = ticket;
  const canSnooze = isLiveStatus(ticket.status);
  const open = () => {
    setOpen(true);
  };
  useCommand('ticket.snooze', canSnooze ? open : undefined);
  const set = async (until: string | null) => {
    setOpen(false);
    const isDone = await change({ snoozed_until: until });
    if (isDone && until !== null) {
      notify({
        title: t.ticket.snoozed_toast(number, longDateTime(until)),
        tone: 'success',
        action: { label: t.ticket.undo, onAction: () => void change({ snoozed_until }) },
      });
    }
  };
  const isSnoozed = snoozed_until !== null;
  const wake = () => void set(null);
  useChoices(
    isSnoozed ? [{ id: 'ticket.wake', group: 'ticket', label: t.ticket.wake, run: wake }] : [],
  );
  if (!canSnooze) return null;
  const label = isSnoozed ? t.ticket.snooze_until(longDateTime(snoozed_until)) : t.ticket.snooze;
  return (
    <Popover
      label={t.ticket.snooze}
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-80 p-1.5"
      trigger={
        <IconButton
          icon={AlarmClock}
          label={label}
          shortcut={keyText('ticket.snooze')}
          className={isSnoozed ? 'bg-accent-soft text-accent-ink' : undefined}
        />
      }
    >
      {isSnoozed ? (
        <div className="mb-1 flex items-center justify-between gap-2 px-2 py-1">
          <span className="text-muted text-sm">{label}</span>
          <Button size="sm" onClick={wake}>
            {t.ticket.wake}
          </Button>
        </div>
      ) : null}
      <SnoozeForm
        onSnooze={(until) => {
          void set(until.toISOString());
        }}
      />
    </Popover>
  );
}
