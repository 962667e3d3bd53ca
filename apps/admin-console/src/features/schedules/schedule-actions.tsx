import type { Schedule } from '@autocrm/core/contracts/sla.ts';
import { deleteScheduleMutation } from '@autocrm/core/data/service-levels/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Menu, MenuItem } from '@autocrm/core/ui/menu.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** What can be done with one schedule. */
export function ScheduleActions({ schedule: { id, name } }: { schedule: Schedule }) {
  const [asking, setAsking] = useState(false);
  const remove = useMutation(deleteScheduleMutation());
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton size="sm" icon={Ellipsis} label={t.form.actions_for(name)} />}
      >
        <MenuItem icon={Pencil} render={<Link to={paths.schedule(id)} />}>
          {t.form.edit}
        </MenuItem>
        <MenuItem
          icon={Trash2}
          tone="danger"
          onSelect={() => {
            remove.reset();
            setAsking(true);
          }}
        >
          {t.schedules.delete}
        </MenuItem>
      </Menu>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.schedules.delete_title(name)}
        description={t.schedules.delete_description}
        error={remove.error?.message}
        confirm={{
          label: t.schedules.delete,
          pending: remove.isPending,
          onConfirm: () => {
            remove.mutate(id, {
              onSuccess: () => {
                notify({ title: t.schedules.deleted(name), tone: 'success' });
              },
            });
          },
        }}
      />
    </>
  );
}
