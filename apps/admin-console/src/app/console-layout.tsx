import { SignedIn } from '@autocrm/core/app/signed-in.tsx';
import { SkipLink, Topbar } from '@autocrm/core/ui/app-shell.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Menu } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Outlet } from 'react-router';
import { AccountMenu } from '../features/account-menu/account-menu.tsx';
import { ConsoleNav } from '../features/navigation/console-nav.tsx';
import { Brand } from '../lib/brand.tsx';
import { t } from '../lib/messages.ts';

// The first page waits neither for the socket's code nor for a drawer that large screens never open.
const LiveUpdates = lazy(async () => ({
  default: (await import('./live-updates.tsx')).LiveUpdates,
}));
const NavDrawer = lazy(async () => ({
  default: (await import('../features/navigation/nav-drawer.tsx')).NavDrawer,
}));

/** The frame of every page that a signed-in admin sees. */
export function ConsoleLayout() {
  return (
    <SignedIn>
      <ConsoleFrame />
    </SignedIn>
  );
}

function ConsoleFrame() {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Topbar
        brand={
          <>
            <NavButton />
            <Brand />
          </>
        }
        actions={<AccountMenu />}
      />
      <div className="flex min-w-0 flex-1">
        <div className="border-border bg-surface sticky top-14 h-[calc(100dvh-3.5rem)] w-56 shrink-0 overflow-y-auto border-e p-3 max-lg:hidden">
          <ConsoleNav />
        </div>
        <Outlet />
      </div>
      <Suspense>
        <LiveUpdates />
      </Suspense>
    </div>
  );
}

function NavButton() {
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <IconButton
        icon={Menu}
        label={t.nav.menu}
        aria-haspopup="dialog"
        className="-ms-2 lg:hidden"
        onClick={() => {
          setWasOpened(true);
          setOpen(true);
        }}
      />
      {wasOpened ? (
        <Suspense>
          <NavDrawer open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : null}
    </>
  );
}
