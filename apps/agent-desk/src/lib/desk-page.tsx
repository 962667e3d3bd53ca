import type { ReactNode } from 'react';
import { DeskTitle } from './desk-title.tsx';

export interface DeskPageProps {
  title: string;
  description?: string | undefined;
  children: ReactNode;
}

/** A page that takes the room of the queue and the ticket: a heading, and content that scrolls. */
export function DeskPage({ title, description, children }: DeskPageProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-5xl px-4 pt-6 pb-8 max-lg:pt-4">
        <DeskTitle title={title} />
        <h1 tabIndex={-1} className="text-xl font-semibold">
          {title}
        </h1>
        {description === undefined ? null : (
          <p className="text-muted mt-1 text-base text-pretty">{description}</p>
        )}
        <div className="mt-5">{children}</div>
      </div>
    </div>
  );
}
