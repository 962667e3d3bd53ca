import { attempt } from '@autocrm/core/app/attempt.ts';
import { signOut } from '@autocrm/core/auth/actions.ts';
import { useMe, useSessionStore } from '@autocrm/core/auth/session-provider.ts';
import { useTheme } from '@autocrm/core/lib/use-theme.ts';
import {
  Menu,
  MenuGroup,
  MenuItem,
  MenuRadioGroup,
  MenuSeparator,
} from '@autocrm/core/ui/menu.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { Keyboard, LogOut } from 'lucide-react';
import type { ReactElement } from 'react';
import { useCommandRegistry } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';

export interface AccountMenuPopupProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The menu behind AccountMenu: who is signed in, the theme, the keys, and the way out. */
export function AccountMenuPopup({ trigger, open, onOpenChange }: AccountMenuPopupProps) {
  const me = useMe();
  const store = useSessionStore();
  const registry = useCommandRegistry();
  const labels = useUiLabels();
  const { theme, themes, setTheme } = useTheme();
  const leave = async () => {
    const error = await attempt(async () => signOut(store));
    if (error) notify({ title: error.message, tone: 'danger' });
  };
  return (
    <Menu align="end" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      <div className="max-w-64 px-2 py-1.5">
        <p className="truncate font-medium">{me.full_name}</p>
        <p className="text-muted truncate text-sm">{me.email}</p>
      </div>
      <MenuSeparator />
      <MenuGroup label={labels.theme}>
        <MenuRadioGroup
          label={labels.theme}
          value={theme}
          onChange={setTheme}
          options={themes.map((value) => ({ value, label: labels[`theme_${value}`] }))}
        />
      </MenuGroup>
      <MenuSeparator />
      <MenuItem
        icon={Keyboard}
        shortcut={keyText('app.help')}
        onSelect={() => {
          registry.run('app.help');
        }}
      >
        {t.nav.help}
      </MenuItem>
      <MenuItem
        icon={LogOut}
        onSelect={() => {
          void leave();
        }}
      >
        {t.nav.sign_out}
      </MenuItem>
    </Menu>
  );
}
