import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { useCommandRegistry } from '../../lib/commands.tsx';
import { type CommandId, shortcuts } from '../../lib/shortcuts.ts';

/** Works also while one types; the composer sends by itself. */
const anywhere: ReadonlySet<CommandId> = new Set(['app.commands']);
const elsewhere: ReadonlySet<CommandId> = new Set(['composer.send']);
/** Works while one types, and not while a dialog is open over it. */
const whileTyping: ReadonlySet<CommandId> = new Set([
  'composer.template',
  'composer.send_waiting',
  'composer.send_resolved',
  'composer.undo',
]);

const typing = 'input, textarea, select, [contenteditable="true"]';
// Toasts are dialogs too; they stand in a region of their own and take no keys.
const popups =
  ':is([role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]):not([role="region"] *)';
const pressable = 'a, button, summary, [role="button"], [role="radio"]';

/** Whether a key belongs to what has the focus: a field, an open popup, or a button that Enter presses. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.matches(typing) || document.querySelector(popups)) return true;
  return event.key === 'Enter' && target.closest(pressable) !== null;
}

function isCovered(event: KeyboardEvent): boolean {
  return event.defaultPrevented || document.querySelector(popups) !== null;
}

/** Runs commands by the keys of the table. Once per app. */
export function ShortcutKeys() {
  const registry = useCommandRegistry();

  // The keyboard is outside React.
  useEffect(() => {
    const bind = (
      isWanted: (id: CommandId) => boolean,
      ignore: (event: KeyboardEvent) => boolean,
    ) =>
      tinykeys(
        window,
        Object.fromEntries(
          shortcuts
            .filter(({ id }) => isWanted(id))
            .flatMap(({ id, keys }) => keys.map((key) => [key, runner(id)])),
        ),
        { ignore },
      );
    const runner = (id: CommandId) => (event: KeyboardEvent) => {
      if (registry.run(id)) event.preventDefault();
    };
    const stopAnywhere = bind(
      (id) => anywhere.has(id),
      () => false,
    );
    const stopWhileTyping = bind((id) => whileTyping.has(id), isCovered);
    const isElsewhere = (id: CommandId) =>
      anywhere.has(id) || elsewhere.has(id) || whileTyping.has(id);
    const stopOnPage = bind((id) => !isElsewhere(id), isTaken);
    return () => {
      stopAnywhere();
      stopWhileTyping();
      stopOnPage();
    };
  }, [registry]);
  return null;
}
