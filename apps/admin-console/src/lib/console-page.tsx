import { cn } from '@autocrm/core/lib/cn.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import type { ReactNode } from 'react';
import { t } from './messages.ts';

export interface ConsolePageProps {
  title: string;
  description?: string | undefined;
  actions?: ReactNode;
  /** `wide` for tables, `narrow` for forms. */
  width?: 'wide' | 'narrow' | undefined;
  children: ReactNode;
}

const widths = { wide: '', narrow: 'max-w-3xl' } as const;

/** The frame that the console's pages share: main landmark, heading, width. */
export function ConsolePage({
  title,
  description,
  actions,
  width = 'wide',
  children,
}: ConsolePageProps) {
  return (
    <Main className="scroll-mt-14 px-4 pt-6 pb-16 sm:px-6">
      <div className="mx-auto w-full max-w-7xl">
        <div className={cn('grid grid-cols-1 gap-5', widths[width])}>
          <PageTitle title={title} app={t.app} description={description} actions={actions} />
          {children}
        </div>
      </div>
    </Main>
  );
}
