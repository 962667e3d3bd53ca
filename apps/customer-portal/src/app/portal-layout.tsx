import { authPaths } from '@autocrm/core/app/auth-paths.ts';
import { SignedIn } from '@autocrm/core/app/signed-in.tsx';
import { homeOf } from '@autocrm/core/auth/guards.ts';
import { signInLocation } from '@autocrm/core/auth/return-path.ts';
import { useOptionalMe } from '@autocrm/core/auth/session-provider.ts';
import type { WhoAmI } from '@autocrm/core/contracts/profile.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { useMediaQuery } from '@autocrm/core/lib/use-media-query.ts';
import { SkipLink, Topbar } from '@autocrm/core/ui/app-shell.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link, NavLink, Outlet, useLocation, useMatch } from 'react-router';
import { AccountMenu } from '../features/account-menu/account-menu.tsx';
import { NotificationBell } from '../features/notification-bell/notification-bell.tsx';
import { Brand } from '../lib/brand.tsx';
import { t } from '../lib/messages.ts';
import { paths } from './paths.ts';

// The first page does not wait for the socket's code.
const LiveUpdates = lazy(async () => ({
  default: (await import('./live-updates.tsx')).LiveUpdates,
}));

/** The frame of every page but those around signing in. Visitors and staff see it round the help centre. */
export function PortalLayout() {
  const me = useOptionalMe();
  const isCustomer = me?.role === 'customer';
  const isAsking = useMatch(paths.newTicket) !== null;
  // On a phone the navigation has a row of its own.
  const isNarrow = useMediaQuery('(max-width: 639px)');
  const navigation = isCustomer ? [...customerPlaces, ...publicPlaces] : publicPlaces;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Topbar brand={<Brand />} actions={<OwnPlace me={me} />}>
        {isNarrow ? null : <Navigation places={navigation} className="flex-1 items-center" />}
        {isAsking || !isCustomer ? null : (
          <Link
            to={paths.newTicket}
            className={buttonVariants({ variant: 'primary', size: 'sm', className: 'ms-auto' })}
          >
            <Plus aria-hidden />
            {t.nav.new_ticket}
          </Link>
        )}
      </Topbar>
      {isNarrow ? (
        <Navigation places={navigation} className="border-border bg-surface border-b px-3 py-1.5" />
      ) : null}
      <Outlet />
      {isCustomer ? (
        <Suspense>
          <LiveUpdates />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Where customers' own pages stand. */
export function CustomerPages() {
  return (
    <SignedIn>
      <Outlet />
    </SignedIn>
  );
}

/** Where pages for everybody stand: they begin anew when somebody else reads them, who may see more or less. */
export function PublicPages() {
  const me = useOptionalMe();
  return <Outlet key={me?.id ?? 'visitor'} />;
}

/** At the end of the top bar: the way in, one's account, or the way to one's work. */
function OwnPlace({ me }: { me: WhoAmI | null }) {
  const { pathname, search, hash } = useLocation();
  if (me?.role === 'customer') {
    return (
      <>
        <NotificationBell />
        <AccountMenu />
      </>
    );
  }
  if (me) {
    const { home, home_url } = homeOf(me.role);
    if (home === 'customerPortal' || home_url === undefined) return null;
    return (
      <a href={home_url} className={buttonVariants({ size: 'sm' })}>
        {t.help.staff_home[home]}
      </a>
    );
  }
  const here = new URL(`${pathname}${search}${hash}`, window.location.origin);
  return (
    <Link
      to={signInLocation(authPaths.signIn, here)}
      className={buttonVariants({ variant: 'primary', size: 'sm' })}
    >
      {t.nav.sign_in}
    </Link>
  );
}

interface Place {
  to: string;
  name: string;
  /** Whether pages below count as being there. */
  hasPages: boolean;
}

const customerPlaces: readonly Place[] = [
  { to: paths.home, name: t.nav.home, hasPages: false },
  { to: paths.tickets, name: t.nav.tickets, hasPages: false },
];
const publicPlaces: readonly Place[] = [{ to: paths.help, name: t.nav.help, hasPages: true }];

const linkClass =
  'flex min-h-9 items-center rounded-md px-3 text-sm font-medium text-muted transition-colors hover:bg-hover hover:text-text aria-[current=page]:bg-hover aria-[current=page]:text-text';

function Navigation({ places, className }: { places: readonly Place[]; className: string }) {
  return (
    <nav aria-label={t.nav.label} className={cn('flex gap-1', className)}>
      {places.map(({ to, name, hasPages }) => (
        <NavLink key={to} to={to} end={!hasPages} className={linkClass}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
