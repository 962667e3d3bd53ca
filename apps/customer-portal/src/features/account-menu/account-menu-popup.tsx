import {
  AccountMenuHead,
  SignOutMenuItem,
  ThemeMenuGroup,
} from '@autocrm/core/app/account-menu-items.tsx';
import { Menu, MenuItem, MenuSeparator } from '@autocrm/core/ui/menu.tsx';
import { UserRound } from 'lucide-react';
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
  return (
    <Menu align="end" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      <AccountMenuHead />
      <MenuSeparator />
      <MenuItem icon={UserRound} render={<Link to={paths.account} />}>
        {t.nav.account}
      </MenuItem>
      <ThemeMenuGroup />
      <MenuSeparator />
      <SignOutMenuItem>{t.nav.sign_out}</SignOutMenuItem>
    </Menu>
  );
}
