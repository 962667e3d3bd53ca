import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The way from one record to the list it is in. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className={linkVariants({
        variant: 'quiet',
        className: 'inline-flex min-h-6 items-center gap-1.5 text-sm',
      })}
    >
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}
