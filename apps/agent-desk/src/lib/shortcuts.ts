/**
 * Every command that has a key, in the one table from which the key handler, the command bar and the help are made.
 * `keys` as tinykeys writes them: `$mod` is Ctrl, or Cmd on a Mac; a blank stands between keys pressed one after the
 * other. Punctuation may need Shift, depending on the keyboard.
 */
export const shortcuts = [
  { id: 'queue.next', group: 'queue', keys: ['j'] },
  { id: 'queue.previous', group: 'queue', keys: ['k'] },
  { id: 'queue.open', group: 'queue', keys: ['Enter'] },
  { id: 'queue.select', group: 'selection', keys: ['x'] },
  { id: 'queue.select_range', group: 'selection', keys: ['Shift+x'] },
  { id: 'queue.select_all', group: 'selection', keys: ['$mod+a'] },
  { id: 'queue.filter', group: 'queue', keys: ['Shift+f'] },
  { id: 'queue.display', group: 'queue', keys: ['Shift+d'] },
  { id: 'queue.undo', group: 'selection', keys: ['$mod+z'] },
  { id: 'go.mine', group: 'go', keys: ['g m'] },
  { id: 'go.unassigned', group: 'go', keys: ['g u'] },
  { id: 'go.live', group: 'go', keys: ['g a'] },
  { id: 'go.notifications', group: 'go', keys: ['g n'] },
  { id: 'go.templates', group: 'go', keys: ['g t'] },
  { id: 'go.preferences', group: 'go', keys: ['g p'] },
  { id: 'ticket.reply', group: 'ticket', keys: ['r'] },
  { id: 'ticket.note', group: 'ticket', keys: ['n'] },
  { id: 'ticket.take', group: 'ticket', keys: ['i'] },
  { id: 'ticket.assign', group: 'ticket', keys: ['a'] },
  { id: 'ticket.status', group: 'ticket', keys: ['s'] },
  { id: 'ticket.priority', group: 'ticket', keys: ['p'] },
  { id: 'ticket.tags', group: 'ticket', keys: ['t'] },
  { id: 'ticket.team', group: 'ticket', keys: ['Shift+t'] },
  { id: 'ticket.category', group: 'ticket', keys: ['Shift+c'] },
  { id: 'ticket.follow', group: 'ticket', keys: ['f'] },
  { id: 'ticket.link', group: 'ticket', keys: ['l'] },
  { id: 'ticket.snooze', group: 'ticket', keys: ['z'] },
  { id: 'ticket.resolve', group: 'ticket', keys: ['e'] },
  { id: 'ticket.merge', group: 'ticket', keys: ['Shift+m'] },
  { id: 'ticket.print', group: 'ticket', keys: ['Shift+p'] },
  { id: 'ticket.unread', group: 'ticket', keys: ['u'] },
  { id: 'ticket.article', group: 'ticket', keys: ['h'] },
  { id: 'ticket.delete', group: 'ticket', keys: ['[Shift]+#'] },
  { id: 'ticket.close', group: 'ticket', keys: ['Escape'] },
  { id: 'composer.send', group: 'composer', keys: ['$mod+Enter'] },
  { id: 'composer.send_waiting', group: 'composer', keys: ['$mod+Alt+Enter'] },
  { id: 'composer.send_resolved', group: 'composer', keys: ['$mod+Shift+Enter'] },
  { id: 'composer.undo', group: 'composer', keys: ['$mod+Shift+Backspace'] },
  { id: 'composer.template', group: 'composer', keys: ['$mod+[Shift]+/'] },
  { id: 'app.new_ticket', group: 'app', keys: ['c'] },
  { id: 'app.find', group: 'app', keys: ['[Shift]+/'] },
  { id: 'app.commands', group: 'app', keys: ['$mod+k'] },
  { id: 'app.help', group: 'app', keys: ['[Shift]+?'] },
] as const satisfies readonly Shortcut[];

interface Shortcut {
  id: string;
  group: 'selection' | 'queue' | 'go' | 'ticket' | 'composer' | 'app';
  keys: readonly string[];
}

export type CommandId = (typeof shortcuts)[number]['id'];
export type CommandGroup = Shortcut['group'];

/** The groups in the order in which help and command bar show them. */
export const commandGroups = ['selection', 'ticket', 'composer', 'queue', 'go', 'app'] as const;

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const keyNames: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  Enter: '↵',
  Escape: 'Esc',
  Shift: '⇧',
  Alt: isMac ? '⌥' : 'Alt',
  Backspace: '⌫',
};

/** A key as people see it on their keyboard: "g m" gives two, "$mod+k" gives "Ctrl" and "K". */
export function keyCaps(keys: string): string[] {
  return keys
    .split(' ')
    .flatMap((press) => press.replaceAll(/\[\w+\]\+/g, '').split('+'))
    .map((key) => keyNames[key] ?? key.toUpperCase());
}

/** The key of a command in one short text, for tooltips and menus. */
export function keyText(id: CommandId): string {
  const shortcut = shortcuts.find((candidate) => candidate.id === id);
  const first = shortcut?.keys[0];
  return first === undefined ? '' : keyCaps(first).join(' ');
}
