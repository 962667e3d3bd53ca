import { Templates } from '../../features/templates/templates.tsx';
import { DeskPage } from '../../lib/desk-page.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

/** Prepared texts: one's own, those of one's teams, and those of everybody. */
export function TemplatesPage() {
  return (
    <DeskPage title={t.nav.templates} description={late.templates.intro}>
      <Templates />
    </DeskPage>
  );
}
