import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Popover } from '@autocrm/core/ui/popover.tsx';
import { Spinner } from '@autocrm/core/ui/spinner.tsx';
import { AlarmClock, ArchiveRestore, GitMerge, type LucideIcon, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/messages.ts';
import type { Selection } from '../../lib/selection.ts';
import { type CommandId, keyText } from '../../lib/shortcuts.ts';
import type { BulkActions, BulkPanel } from '../../lib/use-bulk-actions.ts';
import { DeleteMany } from './delete-many.tsx';
import { FieldPickers } from './field-pickers.tsx';
import { SelectAll, type Everything } from './select-all.tsx';
import { TagsPicker } from './tags-picker.tsx';
import { useBulkChoices } from './use-bulk-choices.tsx';

export interface BulkBarProps {
  selection: Selection;
  actions: BulkActions;
  /** All that the list holds, as far as it is loaded. */
  everything: Everything;
  isDeletedView: boolean;
  /** What another feature shows in the popover for a time. */
  renderSnooze: (set: (until: string | null) => void) => ReactNode;
  /** What another feature shows for merging the selected tickets. */
  renderMerge: (ids: readonly string[], close: () => void) => ReactNode;
}

/** What can be done with the selected tickets at once. */
export function BulkBar(props: BulkBarProps) {
  const { selection, actions, everything, isDeletedView } = props;
  const { ids } = selection;
  const tickets = everything.tickets.filter(({ id }) => ids.has(id));
  useBulkChoices(actions, isDeletedView);
  return (
    <section
      aria-label={t.bulk.label}
      data-toasts-above
      className="border-border bg-raised border-t px-2 py-1.5 shadow-[0_-4px_12px_-8px_rgb(0_0_0/0.25)]"
    >
      <div className="flex min-h-7 items-center gap-2 ps-1.5 text-sm">
        <span role="status" className="font-medium tabular-nums">
          {t.bulk.selected(ids.size)}
        </span>
        <SelectAll selection={selection} everything={everything} />
        <span className="ms-auto flex items-center gap-1">
          {actions.isPending ? <Spinner /> : null}
          <IconButton
            size="sm"
            icon={X}
            label={t.bulk.clear}
            shortcut={keyText('ticket.close')}
            onClick={selection.clear}
          />
        </span>
      </div>
      <div
        role="toolbar"
        aria-label={t.bulk.label}
        className={cn('flex flex-wrap items-center gap-0.5', actions.isPending && 'opacity-60')}
      >
        {isDeletedView ? <Restore actions={actions} /> : <Tools {...props} tickets={tickets} />}
      </div>
    </section>
  );
}

function Tools({
  selection,
  actions,
  tickets,
  renderSnooze,
  renderMerge,
}: BulkBarProps & { tickets: readonly StaffTicketListItem[] }) {
  const { change, panel, setPanel, mergeProblem } = actions;
  const mayMerge = useCan('tickets.merge');
  const mayDelete = useCan('tickets.delete');
  const opener = (name: BulkPanel) => ({
    open: panel === name,
    onOpenChange: (open: boolean) => {
      setPanel(open ? name : null);
    },
  });
  const open = (name: BulkPanel) => () => {
    setPanel(name);
  };
  return (
    <>
      <FieldPickers change={change} opener={opener} />
      <TagsPicker
        {...opener('tags')}
        tickets={tickets}
        total={selection.ids.size}
        onChange={change}
      />
      <Snooze
        {...opener('snooze')}
        renderTimes={() =>
          renderSnooze((until) => {
            setPanel(null);
            change({ snoozed_until: until });
          })
        }
      />
      {mayMerge ? (
        <Opener
          icon={GitMerge}
          label={t.bulk.merge}
          command="ticket.merge"
          problem={mergeProblem}
          onOpen={open('merge')}
        />
      ) : null}
      {mayDelete ? (
        <Opener
          icon={Trash2}
          label={t.bulk.delete}
          command="ticket.delete"
          onOpen={open('delete')}
        />
      ) : null}
      {panel === 'merge'
        ? renderMerge([...selection.ids], () => {
            setPanel(null);
          })
        : null}
      {panel === 'delete' ? (
        <DeleteMany
          amount={selection.ids.size}
          onDelete={() => {
            setPanel(null);
            change({ deleted: true });
          }}
          onClose={() => {
            setPanel(null);
          }}
        />
      ) : null}
    </>
  );
}

interface SnoozeProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  renderTimes: () => ReactNode;
}

function Snooze({ renderTimes, ...popover }: SnoozeProps) {
  return (
    <Popover
      {...popover}
      label={t.bulk.snooze}
      className="w-80 p-1.5"
      trigger={
        <IconButton
          size="sm"
          icon={AlarmClock}
          label={t.bulk.snooze}
          shortcut={keyText('ticket.snooze')}
        />
      }
    >
      {renderTimes()}
    </Popover>
  );
}

interface OpenerProps {
  icon: LucideIcon;
  label: string;
  command: CommandId;
  /** Why it cannot be done with these tickets. */
  problem?: string | undefined;
  onOpen: () => void;
}

/** The button of a dialog. It is never `disabled`: its tooltip says why not, for the keyboard too. */
function Opener({ icon, label, command, problem, onOpen }: OpenerProps) {
  const isOff = problem !== undefined;
  return (
    <IconButton
      size="sm"
      icon={icon}
      label={problem ?? label}
      shortcut={isOff ? undefined : keyText(command)}
      aria-disabled={isOff}
      className="aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
      onClick={isOff ? undefined : onOpen}
    />
  );
}

/** What was deleted can be brought back, by admins, and nothing else. */
function Restore({ actions }: { actions: BulkActions }) {
  const me = useMe();
  if (me.role !== 'admin') return null;
  return (
    <IconButton
      size="sm"
      icon={ArchiveRestore}
      label={t.bulk.restore}
      onClick={() => {
        actions.change({ deleted: false });
      }}
    />
  );
}
