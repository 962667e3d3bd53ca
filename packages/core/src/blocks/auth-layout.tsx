import type { ReactNode } from 'react';
import { Main, SkipLink } from '../ui/app-shell.tsx';
import { ThemeToggle } from '../ui/theme-toggle.tsx';

export interface AuthLayoutProps {
  /** The page's h1 and the browser tab's name. */
  title: string;
  /** The app's name, after the page's in the browser tab. */
  app: string;
  /** Logo and name. */
  brand: ReactNode;
  description?: ReactNode;
  /** Below the card: the way to another page. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** The frame of every page that is seen signed out, or on the way in. */
export function AuthLayout({ title, app, brand, description, footer, children }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <title>{`${title} · ${app}`}</title>
      <SkipLink />
      <header className="flex items-center justify-between gap-4 px-5 py-4">
        <div className="flex min-w-0 items-center gap-2 font-semibold">{brand}</div>
        <ThemeToggle />
      </header>
      <Main className="grid w-full place-content-center px-4 pt-4 pb-24">
        <div className="w-[min(26rem,calc(100vw-2rem))]">
          <div className="border-border bg-surface shadow-card rounded-xl border p-6 sm:p-8">
            <h1 tabIndex={-1} className="text-xl font-semibold">
              {title}
            </h1>
            {description === undefined ? null : (
              <div className="text-muted mt-2 text-base text-pretty break-words">{description}</div>
            )}
            {children === undefined ? null : <div className="mt-6">{children}</div>}
          </div>
          {footer === undefined ? null : (
            <div className="text-muted mt-5 text-center text-base">{footer}</div>
          )}
        </div>
      </Main>
    </div>
  );
}
