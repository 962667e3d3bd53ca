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
    const first = new Set(presses.filter(({ length }) => length > 1).map(([press]) => press));
    const single = presses.filter(({ length }) => length === 1).map(([press]) => press);
    expect(single.filter((press) => first.has(press))).toEqual([]);
  });

  test('has a name for every command, and a group that is shown', () => {
    const groups = new Set<string>(commandGroups);
    const incomplete = shortcuts.filter(
      ({ id, group, keys }) =>
        t.commands.names[id] === '' ||
        !groups.has(group) ||
        keys.some((key) => parseKeybinding(key).length === 0),
    );
    expect(incomplete).toEqual([]);
  });

  test('reads as people see their keyboard', () => {
    expect(keyCaps('g m')).toEqual(['G', 'M']);
    expect(keyCaps('[Shift]+?')).toEqual(['?']);
    expect(keyCaps('$mod+Enter')).toEqual(['Ctrl', '↵']);
  });
});
