import { type ReactNode, useId } from 'react';
import { BrowserNoticesChoice } from '../../features/preferences/browser-notices-choice.tsx';
import { NotificationTable } from '../../features/preferences/notification-table.tsx';
import { DeskPage } from '../../lib/desk-page.tsx';
import { late } from '../../lib/late-messages.ts';

/** What one is told of, and on which way. */
export function PreferencesPage() {
  return (
    <DeskPage title={late.preferences.title}>
      <div className="grid max-w-2xl gap-8">
        <Part title={late.preferences.notify} hint={late.preferences.notify_hint}>
          <NotificationTable />
        </Part>
        <Part title={late.preferences.browser} hint={late.preferences.browser_hint}>
          <BrowserNoticesChoice />
        </Part>
      </div>
    </DeskPage>
  );
}

function Part({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      <p className="text-muted mt-0.5 mb-3 text-sm">{hint}</p>
      {children}
    </section>
  );
}
