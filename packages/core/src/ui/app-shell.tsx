import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { cn } from '../lib/cn.ts';
import { useUiLabels } from './ui-labels.tsx';

const MAIN_ID = 'main';

/** The first stop of the Tab key: past the navigation, into the page. */
export function SkipLink() {
  const labels = useUiLabels();
  return (
    <a
      href={`#${MAIN_ID}`}
      className="bg-accent text-on-accent fixed start-3 top-3 z-60 -translate-y-20 rounded-md px-4 py-2 font-medium focus:translate-y-0"
    >
      {labels.skip_to_content}
    </a>
  );
}

/** The page's one main landmark. */
export function Main({ className, ...props }: ComponentProps<'main'>) {
  return <main {...props} id={MAIN_ID} tabIndex={-1} className={cn('min-w-0 flex-1', className)} />;
}

export interface TopbarProps {
  /** Name or logo, usually a link home. */
  brand: ReactNode;
  /** Navigation or search in the middle. */
  children?: ReactNode;
  actions?: ReactNode;
}

export function Topbar({ brand, children, actions }: TopbarProps) {
  return (
    <header className="border-border bg-surface sticky top-0 z-30 flex h-14 items-center gap-3 border-b px-4">
      <div className="flex min-w-0 items-center gap-2 font-semibold">{brand}</div>
      <div className="flex min-w-0 flex-1 items-center gap-1">{children}</div>
      <div className="flex items-center gap-1">{actions}</div>
    </header>
  );
}

export interface NavItemProps {
  to: string;
  icon?: LucideIcon | undefined;
  children: ReactNode;
  /** A live count; shown from 1, and as "999+" beyond. */
  count?: number | undefined;
  /** For destinations that differ by search params, which the router's own test ignores. */
  active?: boolean | undefined;
  end?: boolean | undefined;
  onNavigate?: (() => void) | undefined;
}

const navItemClass = cn(
  'text-muted flex min-h-8 items-center gap-2.5 rounded-md px-2.5 py-1 text-base font-medium transition-colors',
  'hover:bg-hover hover:text-text aria-[current=page]:bg-hover aria-[current=page]:text-text',
  'aria-[current=page]:[&_svg]:text-accent-ink',
);

/** One entry of a navigation. */
export function NavItem({
  to,
  icon: Icon,
  children,
  count = 0,
  active,
  end = false,
  onNavigate,
}: NavItemProps) {
  const content = (
    <>
      {Icon ? <Icon aria-hidden className="size-4 shrink-0" /> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {count > 0 ? (
        <span className="text-xs font-normal tabular-nums">{count > 999 ? '999+' : count}</span>
      ) : null}
    </>
  );
  if (active === undefined) {
    return (
      <NavLink to={to} end={end} onClick={onNavigate} className={navItemClass}>
        {content}
      </NavLink>
    );
  }
  return (
    <Link
      to={to}
      onClick={onNavigate}
      aria-current={active ? 'page' : undefined}
      className={navItemClass}
    >
      {content}
    </Link>
  );
}

/** A named group of entries. */
export function NavSection({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="grid grid-cols-1 gap-px">
      <p aria-hidden className="text-muted px-2.5 pt-3 pb-1 text-xs font-medium">
        {label}
      </p>
      {children}
    </section>
  );
}
