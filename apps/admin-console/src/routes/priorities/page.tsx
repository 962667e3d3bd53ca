import { PriorityTable } from '../../features/priorities/priority-table.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

export function PrioritiesPage() {
  return (
    <ConsolePage title={t.priorities.title} description={t.priorities.description} width="narrow">
      <PriorityTable />
    </ConsolePage>
  );
}
