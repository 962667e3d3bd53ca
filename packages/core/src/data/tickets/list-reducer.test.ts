import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketPriorities, ticketStatuses } from '../../contracts/closed-sets.ts';
import {
  type StaffTicketListItem,
  type TicketListParams,
  ticketSorts,
  ticketViews,
} from '../../contracts/ticket-list.ts';
import type { StaffTicketRow } from '../../contracts/ticket.ts';
import { idOf, staffTicketRow, timeAt } from '../../testing/factories.ts';
import { applyTickets, type ListData, patchTicket, removeTickets } from './list-reducer.ts';
import { compareTickets, matchesFilters } from './list-rules.ts';

const me = idOf(7);
const now = Date.parse(timeAt(1000));

function listOf(rows: StaffTicketListItem[], sizes: number[], hasMore: boolean) {
  let start = 0;
  const pages = sizes.map((size, index) => {
    const tickets = rows.slice(start, start + size);
    start += size;
    const isLast = index === sizes.length - 1;
    return { tickets, next_cursor: isLast && !hasMore ? null : `after-${start}` };
  });
  return { pages, pageParams: sizes.map(() => null) } satisfies ListData<StaffTicketListItem>;
}
const item = (row: StaffTicketRow, unread = false): StaffTicketListItem => ({ ...row, unread });
const applyAll = (
  data: ListData<StaffTicketListItem>,
  rows: readonly StaffTicketRow[],
  params: TicketListParams = {},
) => applyTickets(data, rows, { params, me, now, toItem: item });
const apply = (
  data: ListData<StaffTicketListItem>,
  row: StaffTicketRow,
  params: TicketListParams = {},
) => applyAll(data, [row], params);
const ids = (data: ListData<StaffTicketListItem>) =>
  data.pages.map((page) => page.tickets.map(({ id }) => id));

const rowArbitrary = fc
  .record({
    id: fc.integer({ min: 1, max: 40 }).map(idOf),
    status: fc.constantFrom(...ticketStatuses),
    priority: fc.constantFrom(...ticketPriorities),
    assigned_agent_id: fc.constantFrom(null, me, idOf(8)),
    team_id: fc.constantFrom(null, idOf(50), idOf(51)),
    seq: fc.integer({ min: 1, max: 5 }),
    last_activity_at: fc.integer({ min: 0, max: 30 }).map(timeAt),
    created_at: fc.integer({ min: 0, max: 30 }).map(timeAt),
  })
  .map((over) =>
    staffTicketRow({ ...over, resolved_at: over.status === 'resolved' ? timeAt(0) : null }),
  );

const paramsArbitrary: fc.Arbitrary<TicketListParams> = fc.record({
  sort: fc.constantFrom(...ticketSorts),
  descending: fc.boolean(),
  filters: fc.record({ view: fc.constantFrom(...ticketViews) }),
});

describe('applyTickets', () => {
  const [a, b, c] = [1, 2, 3].map((second) =>
    staffTicketRow({ last_activity_at: timeAt(second), seq: 1 }),
  );
  const rows = [c, b, a].flatMap((row) => (row ? [item(row)] : []));

  it('puts a new ticket on top and marks it unread', () => {
    const fresh = staffTicketRow({ last_activity_at: timeAt(10) });
    const data = apply(listOf(rows, [3], false), fresh);
    expect(data.pages[0]?.tickets[0]).toEqual(item(fresh, true));
  });

  it('moves a ticket that something happened on', () => {
    const moved = { ...staffTicketRow(a), last_activity_at: timeAt(10), seq: 2 };
    expect(ids(apply(listOf(rows, [2, 1], false), moved))).toEqual([[a?.id, c?.id, b?.id], []]);
  });

  it('leaves what comes after the last loaded row to the next page', () => {
    const old = staffTicketRow({ last_activity_at: timeAt(0) });
    const more = listOf(rows, [3], true);
    expect(apply(more, old)).toBe(more);
    expect(ids(apply(listOf(rows, [3], false), old)).flat()).toHaveLength(4);
  });

  it('takes a ticket out of a view it left', () => {
    const resolved = { ...staffTicketRow(a), status: 'resolved' as const, seq: 2 };
    const data = apply(listOf(rows, [3], false), resolved, { filters: { view: 'live' } });
    expect(ids(data)).toEqual([[c?.id, b?.id]]);
  });

  it('an overtaken event changes nothing', () => {
    const current = [item({ ...staffTicketRow(a), seq: 5 })];
    const data = listOf(current, [1], false);
    expect(apply(data, { ...staffTicketRow(a), seq: 4, subject: 'older' })).toBe(data);
  });

  it('an internal change marks unread too', () => {
    const data = listOf([item({ ...staffTicketRow(a), staff_seq: 0 })], [1], false);
    const noted = { ...staffTicketRow(a), staff_seq: 1 };
    expect(apply(data, noted).pages[0]?.tickets[0]?.unread).toBe(true);
  });

  it('removeTickets keeps the same list when none was there', () => {
    const data = listOf(rows, [3], false);
    expect(removeTickets(data, new Set([idOf(99)]))).toBe(data);
  });

  it('a ticket that is told of again as it was known keeps the same list', () => {
    const data = listOf(rows, [2, 1], false);
    expect(apply(data, staffTicketRow(b))).toBe(data);
  });

  it('rows and pages that stay as they were stay the same objects', () => {
    const data = listOf(rows, [2, 1], true);
    const moved = { ...staffTicketRow(b), last_activity_at: timeAt(10), seq: 2 };
    const next = apply(data, moved);
    expect(ids(next)).toEqual([[b?.id, c?.id], [a?.id]]);
    expect(next.pages[0]?.tickets[1]).toBe(data.pages[0]?.tickets[0]);
    expect(next.pages[1]).toBe(data.pages[1]);
  });

  it('a ticket between the last loaded row and the one before stays also when that row moves up', () => {
    const data = listOf(rows, [3], true);
    const moved = { ...staffTicketRow(a), last_activity_at: timeAt(10), seq: 2 };
    const between = staffTicketRow({ last_activity_at: timeAt(1.5) });
    expect(ids(applyAll(data, [moved, between]))).toEqual([[a?.id, c?.id, b?.id, between.id]]);
  });

  it('the last loaded row stays when something else about it changes', () => {
    const renamed = { ...staffTicketRow(a), subject: 'Renamed', seq: 2 };
    const next = apply(listOf(rows, [3], true), renamed);
    expect(ids(next)).toEqual([[c?.id, b?.id, a?.id]]);
    expect(next.pages[0]?.tickets[2]?.subject).toBe('Renamed');
  });

  it.each(['moves up', 'is gone'])(
    'when the last loaded row %s, what comes before its old place is shown on',
    (what) => {
      const data = listOf(rows, [3], true);
      const moved = { ...staffTicketRow(a), last_activity_at: timeAt(10), seq: 2 };
      const without = what === 'is gone' ? removeTickets(data, new Set([moved.id])) : data;
      const next = what === 'is gone' ? without : apply(data, moved);
      const between = staffTicketRow({ last_activity_at: timeAt(1.5) });
      expect(ids(apply(next, between)).flat().at(-1)).toBe(between.id);
    },
  );

  it('a row that was changed in place goes where its order wants it once the change is told', () => {
    const data = listOf(rows, [2, 1], true);
    const answered = { ...staffTicketRow(a), last_activity_at: timeAt(10), seq: 2 };
    const shown = patchTicket(data, answered.id, (row) => ({ ...row, ...answered }));
    expect(ids(shown)).toEqual(ids(data));
    expect(ids(apply(shown, answered))).toEqual([[a?.id, c?.id, b?.id], []]);
  });

  it('a row that was changed in place and belongs to a page that is not loaded leaves once that is told', () => {
    const data = listOf(rows, [3], true);
    const sunk = { ...staffTicketRow(a), last_activity_at: timeAt(0), seq: 2 };
    const shown = patchTicket(data, sunk.id, (row) => ({ ...row, ...sunk }));
    expect(ids(apply(shown, sunk))).toEqual([[c?.id, b?.id]]);
  });

  it('whatever is changed in place and told, a list shows all that comes before its next page', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(rowArbitrary, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
        fc.array(fc.record({ row: rowArbitrary, isOwn: fc.boolean() }), { maxLength: 12 }),
        paramsArbitrary,
        (start, events, params) => {
          const order = (x: StaffTicketRow, y: StaffTicketRow) => compareTickets(x, y, params);
          const isShown = (row: StaffTicketRow) =>
            matchesFilters(row, params.filters ?? {}, me, now);
          const truth = new Map(start.map((row) => [row.id, { ...row, seq: 1 }]));
          const sorted = () => [...truth.values()].filter(isShown).toSorted(order);
          const loaded = sorted().slice(0, Math.ceil(sorted().length / 2));
          const end = loaded.at(-1);
          if (!end) return;
          let data: ListData<StaffTicketListItem> = listOf(
            loaded.map((row) => item(row)),
            [2, 10],
            true,
          );
          for (const { row, isOwn } of events) {
            const told = { ...row, seq: (truth.get(row.id)?.seq ?? 0) + 1 };
            truth.set(row.id, told);
            if (isOwn) data = patchTicket(data, row.id, (old) => ({ ...old, ...told }));
            data = apply(data, told, params);
          }
          const expected = sorted().filter((row) => order(row, end) <= 0);
          expect(ids(data).flat()).toEqual(expected.map(({ id }) => id));
        },
      ),
    );
  });

  it('many events at once make the same list as one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(rowArbitrary, { maxLength: 12 }),
        fc.array(rowArbitrary, { maxLength: 25 }),
        paramsArbitrary,
        (loaded, events, params) => {
          const empty: ListData<StaffTicketListItem> = listOf([], [0], false);
          const first = applyAll(empty, loaded, params).pages.flatMap(({ tickets }) => tickets);
          const data: ListData<StaffTicketListItem> = listOf(first, [3, 0, 3, 12], false);
          let oneByOne = data;
          for (const row of events) oneByOne = apply(oneByOne, row, params);
          const flat = (list: typeof data) => list.pages.flatMap(({ tickets }) => tickets);
          expect(flat(applyAll(data, events, params))).toEqual(flat(oneByOne));
        },
      ),
    );
  });

  it('a list that live events filled equals one that was sorted and filtered afresh', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { maxLength: 25 }), paramsArbitrary, (events, params) => {
        let data: ListData<StaffTicketListItem> = listOf([], [0], false);
        const latest = new Map<string, StaffTicketRow>();
        for (const row of events) {
          // Numbers only grow: an event with a smaller one was overtaken.
          const seq = (latest.get(row.id)?.seq ?? 0) + 1;
          latest.set(row.id, { ...row, seq });
          data = apply(data, { ...row, seq }, params);
        }
        const expected = [...latest.values()]
          .filter((row) => matchesFilters(row, params.filters ?? {}, me, now))
          .toSorted((x, y) => compareTickets(x, y, params))
          .map(({ id }) => id);
        expect(ids(data).flat()).toEqual(expected);
      }),
    );
  });
});
