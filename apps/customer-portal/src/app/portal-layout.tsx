import { SignedIn } from '@autocrm/core/app/signed-in.tsx';
import { cn } from '@autocrm/core/lib/cn.ts';
import { useMediaQuery } from '@autocrm/core/lib/use-media-query.ts';
import { SkipLink, Topbar } from '@autocrm/core/ui/app-shell.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link, NavLink, Outlet, useMatch } from 'react-router';
import { AccountMenu } from '../features/account-menu/account-menu.tsx';
import { Brand } from '../lib/brand.tsx';
import { t } from '../lib/messages.ts';
import { paths } from './paths.ts';

// The first page does not wait for the socket's code.
const LiveUpdates = lazy(async () => ({
  default: (await import('./live-updates.tsx')).LiveUpdates,
}));

/** The frame of every page that a signed-in customer sees. */
export function PortalLayout() {
  return (
    <SignedIn>
      <PortalFrame />
    </SignedIn>
  );
}

function PortalFrame() {
  const isAsking = useMatch(paths.newTicket) !== null;
  // On a phone the navigation has a row of its own.
  const isNarrow = useMediaQuery('(max-width: 639px)');
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Topbar brand={<Brand />} actions={<AccountMenu />}>
        {isNarrow ? null : <Navigation className="flex-1 items-center" />}
        {isAsking ? null : (
          <Link
            to={paths.newTicket}
            className={buttonVariants({ variant: 'primary', size: 'sm', className: 'ms-auto' })}
          >
            <Plus aria-hidden />
            {t.nav.new_ticket}
          </Link>
        )}
      </Topbar>
      {isNarrow ? <Navigation className="border-border bg-surface border-b px-3 py-1.5" /> : null}
      <Outlet />
      <Suspense>
        <LiveUpdates />
      </Suspense>
    </div>
  );
}

const linkClass =
  'flex min-h-9 items-center rounded-md px-3 text-sm font-medium text-muted transition-colors hover:bg-hover hover:text-text aria-[current=page]:bg-hover aria-[current=page]:text-text';

function Navigation({ className }: { className: string }) {
  return (
    <nav aria-label={t.nav.label} className={cn('flex gap-1', className)}>
      <NavLink to={paths.home} end className={linkClass}>
        {t.nav.home}
      </NavLink>
      <NavLink to={paths.tickets} end className={linkClass}>
        {t.nav.tickets}
      </NavLink>
    </nav>
  );
}
