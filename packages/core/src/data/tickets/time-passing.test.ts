import { expect, test } from 'vitest';
import { staffTicketRow, ticketSla } from '../../testing/factories.ts';
import { createTestQueryClient } from '../../testing/render.ts';
import { ticketKeys } from './keys.ts';
import { dropPassed } from './time-passing.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const due = (at: string) =>
  staffTicketRow({ sla: ticketSla({ due_at: `2026-11-21T${at}:00+00:00` }) });

test('what was due soon and is overdue by now leaves its list alone, which stays the same while nothing does', () => {
  const client = createTestQueryClient();
  const [soon, later] = [due('09:30'), due('09:50')].map((row) => ({ ...row, unread: false }));
  const params = { filters: { sla: ['due_soon' as const] } };
  const key = ticketKeys.deskList(params);
  const other = ticketKeys.deskList({ filters: { view: 'live' } });
  const list = { pages: [{ tickets: [soon, later], next_cursor: null }], pageParams: [null] };
  client.setQueryData(key, list);
  client.setQueryData(other, list);

  dropPassed(client, params, { me: 'me', now });
  expect(client.getQueryData(key)).toBe(list);
  dropPassed(client, params, { me: 'me', now: now + 40 * 60_000 });
  expect(client.getQueryData(key)).toMatchObject({ pages: [{ tickets: [later] }] });
  expect(client.getQueryData(other)).toBe(list);
});
