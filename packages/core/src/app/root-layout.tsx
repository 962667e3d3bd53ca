import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation, useMatches, useNavigation } from 'react-router';
import { useRecalledAt } from '../auth/session-provider.ts';
import { OfflineBanner } from '../ui/banner.tsx';
import { useStartLabels } from './start-labels.tsx';

/** The outermost route of every app: offline bar, progress of a page change, focus and scroll after it. */
export function RootLayout() {
  useFocusAfterNavigation();
  const isRecalled = useRecalledAt() !== null;
  return (
    <>
      <NavigationProgress />
      {/* Over the page, where the app has room for it: in sight wherever one has scrolled to. */}
      <div
        data-offline-bar
        className="pointer-events-none fixed inset-(--offline-inset) z-30 flex justify-center"
      >
        <div className="bg-raised shadow-raised overflow-hidden rounded-lg empty:hidden">
          {/* An app that shows what it remembers says more than that. */}
          {isRecalled ? null : <OfflineBanner />}
        </div>
      </div>
      <Outlet />
      <ScrollRestoration />
    </>
  );
}

/** A thin bar for page changes that take longer than 150 ms. */
function NavigationProgress() {
  const labels = useStartLabels();
  const { state, location } = useNavigation();
  const here = useLocation();
  const leaves = state === 'loading' && location.pathname !== here.pathname;
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-60 h-0.5">
      {leaves ? (
        <span className="appear-late bg-accent block h-full w-full animate-pulse">
          <span className="sr-only">{labels.loading_page}</span>
        </span>
      ) : null}
    </div>
  );
}

/** Whether a route asked to leave focus alone: `handle: { keepsFocus: true }`, where a list stays beside its detail. */
function keepsFocus(handle: unknown): boolean {
  return (
    typeof handle === 'object' &&
    handle !== null &&
    'keepsFocus' in handle &&
    handle.keepsFocus === true
  );
}

function useFocusAfterNavigation(): void {
  const { pathname } = useLocation();
  const isLeftAlone = useMatches().some(({ handle }) => keepsFocus(handle));
  const previous = useRef(pathname);

  // Focus stays on a link that is gone when the page changes; where it belongs is known once the new page is drawn.
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    if (isLeftAlone) return;
    // A page that puts focus somewhere better, such as into its first field, is left alone.
    if (
      document.activeElement !== document.body &&
      document.querySelector('main')?.contains(document.activeElement)
    )
      return;
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [pathname, isLeftAlone]);
}
