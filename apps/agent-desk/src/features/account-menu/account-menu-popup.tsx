import {
  AccountMenuHead,
  SignOutMenuItem,
  ThemeMenuGroup,
} from '@autocrm/core/app/account-menu-items.tsx';
import { useMe, useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { AvailabilityDot } from '@autocrm/core/blocks/availability-dot.tsx';
import { availabilities } from '@autocrm/core/contracts/closed-sets.ts';
import { setAvailabilityMutation } from '@autocrm/core/data/people/mutations.ts';
import {
  Menu,
  MenuGroup,
  MenuItem,
  MenuRadioGroup,
  MenuSeparator,
} from '@autocrm/core/ui/menu.tsx';
import { useMutation } from '@tanstack/react-query';
import { Keyboard, Settings2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommandRegistry } from '../../lib/commands.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';

export interface AccountMenuPopupProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The menu behind AccountMenu: who is signed in, the theme, the keys, and the way out. */
export function AccountMenuPopup({ trigger, open, onOpenChange }: AccountMenuPopupProps) {
  const registry = useCommandRegistry();
  return (
    <Menu align="end" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      <AccountMenuHead />
      <MenuSeparator />
      <AvailabilityGroup />
      <MenuSeparator />
      <ThemeMenuGroup />
      <MenuSeparator />
      <MenuItem icon={Settings2} render={<Link to={paths.preferences} />}>
        {late.preferences.menu}
      </MenuItem>
      <MenuItem
        icon={Keyboard}
        shortcut={keyText('app.help')}
        onSelect={() => {
          registry.run('app.help');
        }}
      >
        {t.nav.help}
      </MenuItem>
      <SignOutMenuItem>{t.nav.sign_out}</SignOutMenuItem>
    </Menu>
  );
}

/** Whether one takes new tickets, with what each choice means. */
function AvailabilityGroup() {
  const { availability } = useMe();
  const { mutate } = useMutation(setAvailabilityMutation());
  // Nobody could be told of another one.
  const isRecalled = useRecalledAt() !== null;
  return (
    <MenuGroup label={t.availability.label}>
      <MenuRadioGroup
        label={t.availability.label}
        value={availability}
        onChange={(next) => {
          mutate(next);
        }}
        options={availabilities.map((value) => ({
          value,
          disabled: isRecalled,
          label: (
            <span className="flex max-w-60 gap-2 py-0.5">
              <AvailabilityDot availability={value} className="mt-1.5" />
              <span>
                <span className="block">{t.availability.names[value]}</span>
                <span className="text-muted block text-xs">{t.availability.means[value]}</span>
              </span>
            </span>
          ),
        }))}
      />
    </MenuGroup>
  );
}
