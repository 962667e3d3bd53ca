import { attempt } from '@autocrm/core/app/attempt.ts';
import { tellFailure } from '@autocrm/core/app/tell-failure.ts';
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
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { LogOut, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

export interface AccountMenuPopupProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The menu behind AccountMenu: who is signed in, the theme, and the way out. */
export function AccountMenuPopup({ trigger, open, onOpenChange }: AccountMenuPopupProps) {
  const me = useMe();
  const store = useSessionStore();
  const leave = async () => {
    const error = await attempt(async () => signOut(store));
    if (error) tellFailure(error);
  };
  return (
    <Menu align="end" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      <div className="max-w-64 px-2 py-1.5">
        <p className="truncate font-medium">{me.full_name}</p>
        <p className="text-muted truncate text-sm">{me.email}</p>
      </div>
      <MenuSeparator />
      <MenuItem icon={UserRound} render={<Link to={paths.account} />}>
        {t.nav.account}
      </MenuItem>
      <ThemeChoice />
      <MenuSeparator />
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

function ThemeChoice() {
  const labels = useUiLabels();
  const { theme, themes, setTheme } = useTheme();
  return (
    <MenuGroup label={labels.theme}>
      <MenuRadioGroup
        label={labels.theme}
        value={theme}
        onChange={setTheme}
        options={themes.map((value) => ({ value, label: labels[`theme_${value}`] }))}
      />
    </MenuGroup>
  );
}
