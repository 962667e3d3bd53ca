import { type ReactNode, useId } from 'react';

/** A named part of the panel. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-muted mb-2 text-xs font-medium">
        {title}
      </h2>
      {children}
    </section>
  );
}
