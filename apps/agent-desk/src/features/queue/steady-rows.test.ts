import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { describe, expect, test } from 'vitest';
import { type SteadyRows, steadyRows, withoutLeft } from './steady-rows.ts';

const ticket = (subject: string): StaffTicketListItem => ({
  ...staffTicketRow({ subject }),
  unread: false,
});
const [a, b, c, d] = [ticket('a'), ticket('b'), ticket('c'), ticket('d')];
const shown = (...tickets: StaffTicketListItem[]) => steadyRows([], tickets, false).rows;
const subjects = ({ rows }: SteadyRows) =>
  rows.map((row) => `${row.ticket.subject}${row.isLeaving ? ' leaves' : ''}`);

describe('while somebody is about to use a row', () => {
  test('a new ticket above waits and is counted', () => {
    const result = steadyRows(shown(a, b), [d, a, b], true);
    expect(subjects(result)).toEqual(['a', 'b']);
    expect(result.news).toBe(1);
  });

  test('rows keep their place when the order changes, and it is told', () => {
    const result = steadyRows(shown(a, b, c), [c, a, b], true);
    expect(subjects(result)).toEqual(['a', 'b', 'c']);
    expect(result.isOutOfOrder).toBe(true);
  });

  test('a changed ticket changes in place', () => {
    const result = steadyRows(shown(a, b), [{ ...b, subject: 'changed' }, a], true);
    expect(subjects(result)).toEqual(['a', 'changed']);
  });

  test('what says the same as before is the same, and is not drawn again', () => {
    const before = shown(a, b, c);
    expect(steadyRows(before, [a, b, c], true).rows).toBe(before);
    expect(steadyRows(before, [c, a, b], true).rows).toBe(before);
    const { rows } = steadyRows(before, [a, { ...b, subject: 'changed' }, c], true);
    expect([rows[0] === before[0], rows[1] === before[1]]).toEqual([true, false]);
  });

  test('a ticket that left fades where it was', () => {
    const result = steadyRows(shown(a, b, c), [a, c], true);
    expect(subjects(result)).toEqual(['a', 'b leaves', 'c']);
    expect(result).toMatchObject({ news: 0, isOutOfOrder: false });
  });

  test('what was loaded below is added, not held back', () => {
    const result = steadyRows(shown(a, b), [a, b, c, d], true);
    expect(subjects(result)).toEqual(['a', 'b', 'c', 'd']);
    expect(result.news).toBe(0);
  });

  test('what was loaded below is added also after a row moved to the top', () => {
    const result = steadyRows(shown(a, b), [b, a, c], true);
    expect(subjects(result)).toEqual(['a', 'b', 'c']);
    expect(result).toMatchObject({ news: 0, isOutOfOrder: true });
  });
});

describe('otherwise', () => {
  test('the rows follow the list, and only what came in between slides in', () => {
    const { rows } = steadyRows(shown(a, b), [d, a, b, c], false);
    expect(rows.map((row) => [row.ticket.subject, row.isArriving])).toEqual([
      ['d', true],
      ['a', false],
      ['b', false],
      ['c', false],
    ]);
  });

  test('a ticket that left fades between those that stood beside it', () => {
    expect(subjects(steadyRows(shown(a, b, c), [c, a], false))).toEqual(['c', 'a', 'b leaves']);
  });

  test('what has faded is gone', () => {
    const { rows } = steadyRows(shown(a, b), [b], true);
    expect(withoutLeft(rows).map((row) => row.ticket.subject)).toEqual(['b']);
  });
});
