import { useMe, useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { AvailabilityDot } from '@autocrm/core/blocks/availability-dot.tsx';
import { availabilities } from '@autocrm/core/contracts/closed-sets.ts';
import { avatarQueries } from '@autocrm/core/data/attachments/queries.ts';
import { setAvailabilityMutation } from '@autocrm/core/data/people/mutations.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { useChoices } from '../../lib/commands.tsx';
import { LatePopup } from '../../lib/late-popup.tsx';
import { t } from '../../lib/messages.ts';

const loadMenu = () => import('./account-menu-popup.tsx');
const AccountMenuPopup = lazy(async () => ({ default: (await loadMenu()).AccountMenuPopup }));

/** The signed-in person's picture, and the menu behind it, which is a chunk of its own. */
export function AccountMenu() {
  const me = useMe();
  const { data: picture } = useQuery(avatarQueries.url(me.avatar_path));
  useAvailabilityChoices();
  return (
    <LatePopup
      kind="menu"
      preload={loadMenu}
      button={
        <button
          type="button"
          aria-label={t.availability.account(t.availability.names[me.availability])}
          className="hover:bg-hover aria-expanded:bg-hover relative rounded-full p-1 transition-colors"
        >
          <Avatar size="sm" name={me.full_name || me.email} src={picture} />
          <AvailabilityDot
            availability={me.availability}
            className="outline-sunken absolute end-0.5 bottom-0.5 outline-2"
          />
        </button>
      }
    >
      {(popup) => <AccountMenuPopup {...popup} />}
    </LatePopup>
  );
}

/** The same choice in the command bar. */
function useAvailabilityChoices(): void {
  const { availability } = useMe();
  const { mutate } = useMutation(setAvailabilityMutation());
  const isRecalled = useRecalledAt() !== null;
  useChoices(
    availabilities
      .filter((value) => value !== availability && !isRecalled)
      .map((value) => ({
        id: `availability.${value}`,
        group: 'app',
        label: t.availability.command(t.availability.names[value]),
        icon: <AvailabilityDot availability={value} />,
        run: () => {
          mutate(value);
        },
      })),
  );
}
