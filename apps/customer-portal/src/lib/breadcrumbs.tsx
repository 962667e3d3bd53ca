import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import { t } from './messages.ts';

export interface Crumb {
  to: string;
  name: string;
}

/** The pages above this one. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={t.help.breadcrumbs} className="mb-3">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm">
        {crumbs.map(({ to, name }, index) => (
          <li key={to} className="flex items-center gap-1">
            {index === 0 ? null : <ChevronRight aria-hidden className="text-muted size-3.5" />}
            <Link
              to={to}
              className={linkVariants({
                variant: 'quiet',
                className: 'inline-flex min-h-6 items-center',
              })}
            >
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
