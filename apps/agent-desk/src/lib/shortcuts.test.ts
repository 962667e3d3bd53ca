import { parseKeybinding } from 'tinykeys';
import { describe, expect, test } from 'vitest';
import { t } from './messages.ts';
import { commandGroups, keyCaps, shortcuts } from './shortcuts.ts';

describe('the table of shortcuts', () => {
  test('has every key once', () => {
    const keys = shortcuts.flatMap((shortcut) => [...shortcut.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has no key that begins a longer one, which could then never be pressed', () => {
    const presses = shortcuts.flatMap(({ keys }) => keys.map((key) => key.split(' ')));
    const first = presses.filter(({ length }) => length > 1).map(([press]) => press);
    const single = presses.filter(({ length }) => length === 1).map(([press]) => press);
    expect(single.filter((press) => first.includes(press))).toEqual([]);
  });

  test('has a name for every command, and a group that is shown', () => {
    for (const { id, group, keys } of shortcuts) {
      expect(t.commands.names[id], id).not.toBe('');
      expect(commandGroups, id).toContain(group);
      expect(parseKeybinding(keys[0]), id).not.toEqual([]);
    }
  });

  test('reads as people see their keyboard', () => {
    expect(keyCaps('g m')).toEqual(['G', 'M']);
    expect(keyCaps('[Shift]+?')).toEqual(['?']);
    expect(keyCaps('$mod+Enter')).toEqual(['Ctrl', '↵']);
  });
});
