import { setupServer } from 'msw/node';
import { describe, expect, test } from 'vitest';
import { fetchTicket } from '../data/tickets/fetchers.ts';
import { staffTicketDetail } from './factories.ts';
import { connectsTo, ticketHandlers } from './test-project.ts';

const server = setupServer();
const unanswered: string[] = [];
server.events.on('request:unhandled', ({ request }) => {
  unanswered.push(request.url);
});
connectsTo(server);

// In this order: the second looks at what the first left behind.
describe('what is asked at the end of a test', () => {
  let late: Promise<unknown>;

  test('is not waited for', () => {
    const ticket = staffTicketDetail();
    server.use(...ticketHandlers(ticket, []));
    late = fetchTicket(ticket.id, new AbortController().signal);
    expect(late).toBeInstanceOf(Promise);
  });

  test('has had the answer of that test', async () => {
    await expect(late).resolves.toMatchObject({ is_staff_view: true });
    expect(unanswered).toEqual([]);
  });
});
