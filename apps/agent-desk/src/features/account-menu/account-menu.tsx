import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { avatarQueries } from '@autocrm/core/data/attachments/queries.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/messages.ts';

const AccountMenuPopup = lazy(async () => ({
  default: (await import('./account-menu-popup.tsx')).AccountMenuPopup,
}));

/** The signed-in person's picture, and the menu behind it, which is a chunk of its own. */
export function AccountMenu() {
  const me = useMe();
  const { data: picture } = useQuery(avatarQueries.url(me.avatar_path));
  const [isOpen, setOpen] = useState(false);
  // A press before the menu's code is there counts: it opens when it comes.
  const button = (onClick?: () => void) => (
    <button
      type="button"
      onClick={onClick}
      aria-label={t.nav.account_menu}
      className="hover:bg-hover aria-expanded:bg-hover rounded-full p-1 transition-colors"
    >
      <Avatar size="sm" name={me.full_name || me.email} src={picture} />
    </button>
  );
  return (
    <Suspense
      fallback={button(() => {
        setOpen(true);
      })}
    >
      <AccountMenuPopup trigger={button()} open={isOpen} onOpenChange={setOpen} />
    </Suspense>
  );
}
