import { SignedIn } from '@autocrm/core/app/signed-in.tsx';
import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { useMediaQuery } from '@autocrm/core/lib/use-media-query.ts';
import { Main, SkipLink } from '@autocrm/core/ui/app-shell.tsx';
import { IconButton, iconButtonVariants } from '@autocrm/core/ui/icon-button.tsx';
import { Kbd } from '@autocrm/core/ui/kbd.tsx';
import { tooltip } from '@autocrm/core/ui/tooltip.tsx';
import { Menu, Plus, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link, Outlet } from 'react-router';
import { AccountMenu } from '../features/account-menu/account-menu.tsx';
import { CommandCenter } from '../features/command-bar/command-center.tsx';
import { GoCommands } from '../features/navigation/go-commands.tsx';
import { ViewNav } from '../features/navigation/view-nav.tsx';
import { NotificationBell } from '../features/notifications/notification-bell.tsx';
import { TabBadge } from '../features/notifications/tab-badge.tsx';
import { OfflineBar } from '../features/offline/offline-bar.tsx';
import { HelpCenter } from '../features/shortcuts/help-center.tsx';
import { ShortcutKeys } from '../features/shortcuts/shortcut-keys.tsx';
import { Brand } from '../lib/brand.tsx';
import { CommandProvider, useCommandRegistry } from '../lib/commands.tsx';
import { t } from '../lib/messages.ts';
import { keyText } from '../lib/shortcuts.ts';
import { paths } from './paths.ts';

// The first screen does not wait for the socket's code, nor for what only narrow screens show.
const ConnectionNote = lazy(async () => ({
  default: (await import('../features/navigation/connection-note.tsx')).ConnectionNote,
}));
const DigestCenter = lazy(async () => ({
  default: (await import('../features/digest/digest-center.tsx')).DigestCenter,
}));
const NavDrawer = lazy(async () => ({
  default: (await import('../features/navigation/nav-drawer.tsx')).NavDrawer,
}));

/** Where the panes become a stack; Tailwind's `max-lg`. */
const narrow = '(width < 64rem)';

/** The frame of every page that signed-in staff see: views at the side, the queue and a ticket beside it. */
export function DeskLayout() {
  const isNarrow = useMediaQuery(narrow);
  return (
    <SignedIn>
      <CommandProvider>
        <OfflineBar />
        <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
          <SkipLink />
          {isNarrow ? <TopBar /> : <SideBar />}
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Suspense>
              <DigestCenter />
            </Suspense>
            <Main className="flex min-h-0 outline-none">
              <Outlet />
            </Main>
          </div>
        </div>
        <TabBadge />
        <ShortcutKeys />
        <GoCommands />
        <CommandCenter />
        <HelpCenter />
        <Suspense>
          <ConnectionNote />
        </Suspense>
      </CommandProvider>
    </SignedIn>
  );
}

function SideBar() {
  const registry = useCommandRegistry();
  return (
    <div className="border-border bg-sunken flex w-54 shrink-0 flex-col border-e">
      <header>
        <div className="flex min-h-12 items-center gap-1 ps-3.5 pe-2 text-base font-semibold">
          <div className="min-w-0 flex-1">
            <Brand />
          </div>
          <NotificationBell />
          <AccountMenu />
        </div>
        <div className="flex gap-1 px-2 pb-1">
          <button
            type="button"
            onClick={() => {
              registry.run('app.commands');
            }}
            className="border-border bg-surface text-muted hover:text-text flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md border px-2.5 text-sm transition-colors"
          >
            <Search aria-hidden className="size-3.5" />
            <span className="flex-1 truncate text-start">{t.nav.commands}</span>
            <Kbd>{keyText('app.commands')}</Kbd>
          </button>
          <NewTicketLink />
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        <ViewNav />
      </div>
    </div>
  );
}

function TopBar() {
  const registry = useCommandRegistry();
  const [isOpen, setOpen] = useState(false);
  return (
    <header className="border-border bg-surface flex h-12 shrink-0 items-center gap-1 border-b px-2">
      <IconButton
        icon={Menu}
        label={t.nav.menu}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(true);
        }}
      />
      <div className="min-w-0 flex-1 text-base font-semibold">
        <Brand />
      </div>
      <IconButton
        icon={Search}
        label={t.nav.commands}
        onClick={() => {
          registry.run('app.commands');
        }}
      />
      <NewTicketLink />
      <NotificationBell />
      <AccountMenu />
      {isOpen ? (
        <Suspense>
          <NavDrawer
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </header>
  );
}

/** The way to a ticket on behalf of a customer. */
function NewTicketLink() {
  const isRecalled = useRecalledAt() !== null;
  if (isRecalled) return null;
  return (
    <Link
      to={paths.newTicket}
      aria-label={t.nav.new_ticket}
      {...tooltip(t.nav.new_ticket, keyText('app.new_ticket'))}
      className={iconButtonVariants({ size: 'md' })}
    >
      <Plus aria-hidden />
    </Link>
  );
}
