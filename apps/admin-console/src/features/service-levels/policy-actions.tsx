import type { SlaPolicy } from '@autocrm/core/contracts/sla.ts';
import {
  deleteSlaPolicyMutation,
  setSlaPolicyActiveMutation,
} from '@autocrm/core/data/service-levels/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Menu, MenuItem } from '@autocrm/core/ui/menu.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** What can be done with one service level besides moving it. */
export function PolicyActions({ policy }: { policy: SlaPolicy }) {
  const { id, name, is_active } = policy;
  const [asking, setAsking] = useState(false);
  const toggle = useToggle(policy);
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton size="sm" icon={Ellipsis} label={t.form.actions_for(name)} />}
      >
        <MenuItem icon={Pencil} render={<Link to={paths.serviceLevel(id)} />}>
          {t.form.edit}
        </MenuItem>
        <MenuItem icon={is_active ? EyeOff : Eye} onSelect={toggle}>
          {is_active ? t.serviceLevels.deactivate : t.serviceLevels.activate}
        </MenuItem>
        <MenuItem
          icon={Trash2}
          tone="danger"
          onSelect={() => {
            setAsking(true);
          }}
        >
          {t.serviceLevels.delete}
        </MenuItem>
      </Menu>
      {asking ? (
        <DeletePolicy
          policy={policy}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
}

/** Switches it on or off, with the way back. */
function useToggle({ id, name, is_active }: SlaPolicy) {
  const ui = useUiLabels();
  const { mutate } = useMutation(setSlaPolicyActiveMutation());
  const undo = {
    label: ui.undo,
    onAction: () => {
      mutate({ id, is_active });
    },
  };
  const title = is_active ? t.serviceLevels.deactivated(name) : t.serviceLevels.activated(name);
  return () => {
    mutate(
      { id, is_active: !is_active },
      {
        onSuccess: () => {
          notify({ title, action: undo });
        },
      },
    );
  };
}

function DeletePolicy({
  policy: { id, name },
  onClose,
}: {
  policy: SlaPolicy;
  onClose: () => void;
}) {
  const remove = useMutation(deleteSlaPolicyMutation());
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={t.serviceLevels.delete_title(name)}
      description={t.serviceLevels.delete_description}
      error={remove.error?.message}
      confirm={{
        label: t.serviceLevels.delete,
        pending: remove.isPending,
        onConfirm: () => {
          remove.mutate(id, {
            onSuccess: () => {
              notify({ title: t.serviceLevels.deleted(name), tone: 'success' });
            },
          });
        },
      }}
    />
  );
}
