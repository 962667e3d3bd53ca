import type { ReactNode } from 'react';
import { Main } from '../ui/app-shell.tsx';

export interface StatusPageProps {
  title: string;
  /** The app's name, for the browser tab. */
  app: string;
  description: ReactNode;
  children?: ReactNode;
}

/** A page that says one thing: not found, not set up, broken. */
export function StatusPage({ title, app, description, children }: StatusPageProps) {
  return (
    <Main className="grid min-h-[70dvh] place-content-center justify-items-center px-6 py-16 text-center">
      <title>{`${title} · ${app}`}</title>
      <h1 tabIndex={-1} className="text-xl font-semibold">
        {title}
      </h1>
      <div className="text-muted mt-2 max-w-md text-base text-pretty">{description}</div>
      {children === undefined ? null : (
        <div className="mt-6 flex flex-wrap justify-center gap-2">{children}</div>
      )}
    </Main>
  );
}
