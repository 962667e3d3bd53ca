import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Keys } from '../../lib/keys.tsx';
import { t } from '../../lib/messages.ts';
import { commandGroups, shortcuts } from '../../lib/shortcuts.ts';

/** The table of shortcuts, for people. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      size="lg"
      title={t.commands.help_title}
      text={t.commands.help_title}
      description={t.commands.help_description}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <div className="columns-2 gap-8 max-sm:columns-1">
        {commandGroups.map((group) => (
          <section key={group} aria-label={t.commands.groups[group]} className="mb-4">
            <h3 className="text-muted mb-1 break-after-avoid text-xs font-medium">
              {t.commands.groups[group]}
            </h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ id, keys }) => (
                  <div
                    key={id}
                    className="flex min-h-7 break-inside-avoid items-center justify-between gap-4"
                  >
                    <dt>{t.commands.names[id]}</dt>
                    <dd>
                      <Keys keys={keys[0]} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
