import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

export interface PageTitleProps {
  title: string;
  /** The app's name, after the page's in the browser's tab. */
  app: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** The heading is there for screen readers, where the layout shows the name already. */
  hidden?: boolean | undefined;
  /** A number before the title in the browser's tab: unread messages. */
  count?: number | undefined;
}

/** The page's one h1 and its document title. Focus goes to the heading after navigation. */
export function PageTitle({
  title,
  app,
  description,
  actions,
  hidden = false,
  count = 0,
}: PageTitleProps) {
  return (
    <div className={cn('flex flex-wrap items-start gap-x-4 gap-y-3', hidden && 'sr-only')}>
      <title>{`${count > 0 ? `(${count}) ` : ''}${title} · ${app}`}</title>
      <div className="min-w-[min(100%,14rem)] flex-1">
        <h1 tabIndex={-1} className="text-xl font-semibold break-words">
          {title}
        </h1>
        {description === undefined ? null : (
          <p className="text-muted mt-1 max-w-2xl text-base text-pretty">{description}</p>
        )}
      </div>
      {actions === undefined ? null : (
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
      )}
    </div>
  );
}
