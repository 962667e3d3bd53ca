import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { MessagesSquare } from 'lucide-react';
import { Keys } from '../../lib/keys.tsx';
import { t } from '../../lib/messages.ts';
import { shortcuts } from '../../lib/shortcuts.ts';

const first = new Set<string>([
  'queue.next',
  'queue.previous',
  'queue.open',
  'app.commands',
  'app.help',
]);

/** Beside the list while no ticket is open. */
export function NoTicket() {
  return (
    <div className="grid flex-1 place-content-center">
      <EmptyState
        icon={MessagesSquare}
        title={t.queue.pick_title}
        description={t.queue.pick}
        action={
          <dl className="text-muted grid gap-1.5 text-start text-sm">
            {shortcuts
              .filter(({ id }) => first.has(id))
              .map(({ id, keys }) => (
                <div key={id} className="flex items-center justify-between gap-8">
                  <dt>{t.commands.names[id]}</dt>
                  <dd>
                    <Keys keys={keys[0]} />
                  </dd>
                </div>
              ))}
          </dl>
        }
      />
    </div>
  );
}
