import {
  AccountMenuHead,
  SignOutMenuItem,
  ThemeMenuGroup,
} from '@autocrm/core/app/account-menu-items.tsx';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { runtimeConfig } from '@autocrm/core/db/client.ts';
import { Menu, MenuItem, MenuSeparator } from '@autocrm/core/ui/menu.tsx';
import { Headset, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** The menu behind AccountMenu: who is signed in, the theme, the desk, and the way out. */
export function AccountMenuPopup({ trigger }: { trigger: ReactElement }) {
  const me = useMe();
  const desk = runtimeConfig().apps?.agentDesk;
  return (
    <Menu align="end" trigger={trigger}>
      <AccountMenuHead />
      <MenuSeparator />
      <MenuItem icon={UserRound} render={<Link to={paths.person(me.id)} />}>
        {t.nav.my_account}
      </MenuItem>
      {desk === undefined ? null : (
        <MenuItem icon={Headset} render={<a href={desk}>{t.nav.desk}</a>}>
          {t.nav.desk}
        </MenuItem>
      )}
      <ThemeMenuGroup />
      <MenuSeparator />
      <SignOutMenuItem>{t.nav.sign_out}</SignOutMenuItem>
    </Menu>
  );
}
