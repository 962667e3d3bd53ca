import { Menu, MenuItem, MenuSeparator } from '@autocrm/core/ui/menu.tsx';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { t } from '../../lib/messages.ts';
import type { ViewDialog } from './use-saved-view-tools.tsx';

export interface SavedViewMenuProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  mayChange: boolean;
  onChoose: (dialog: ViewDialog) => void;
}

/** What can be done with a saved view. */
export function SavedViewMenu({ mayChange, onChoose, ...menu }: SavedViewMenuProps) {
  return (
    <Menu align="end" {...menu}>
      {mayChange ? (
        <MenuItem
          icon={Pencil}
          onSelect={() => {
            onChoose('edit');
          }}
        >
          {t.saved.rename}
        </MenuItem>
      ) : null}
      <MenuItem
        icon={Copy}
        onSelect={() => {
          onChoose('create');
        }}
      >
        {t.saved.copy}
      </MenuItem>
      {mayChange ? (
        <>
          <MenuSeparator />
          <MenuItem
            icon={Trash2}
            tone="danger"
            onSelect={() => {
              onChoose('delete');
            }}
          >
            {t.saved.delete}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
