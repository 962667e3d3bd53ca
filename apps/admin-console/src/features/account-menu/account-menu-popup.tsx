import { attempt } from '@autocrm/core/app/attempt.ts';
import { signOut } from '@autocrm/core/auth/actions.ts';
import { useMe, useSessionStore } from '@autocrm/core/auth/session-provider.ts';
import { runtimeConfig } from '@autocrm/core/db/client.ts';
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
import { Headset, LogOut, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** The menu behind AccountMenu: who is signed in, the theme, the desk, and the way out. */
export function AccountMenuPopup({ trigger }: { trigger: ReactElement }) {
  const me = useMe();
  const store = useSessionStore();
  const desk = runtimeConfig().apps?.agentDesk;
  const leave = async () => {
    const error = await attempt(async () => signOut(store));
    if (error) notify({ title: error.message, tone: 'danger' });
  };
  return (
    <Menu align="end" trigger={trigger}>
      <div className="max-w-64 px-2 py-1.5">
        <p className="truncate font-medium">{me.full_name}</p>
        <p className="text-muted truncate text-sm">{me.email}</p>
      </div>
      <MenuSeparator />
      <MenuItem icon={UserRound} render={<Link to={paths.person(me.id)} />}>
        {t.nav.my_account}
      </MenuItem>
      {desk === undefined ? null : (
        <MenuItem icon={Headset} render={<a href={desk}>{t.nav.desk}</a>}>
          {t.nav.desk}
        </MenuItem>
      )}
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
