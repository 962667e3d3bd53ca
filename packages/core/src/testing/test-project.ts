import type { SetupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { StaffTicketDetail } from '../contracts/ticket-detail.ts';
import type { TimelineEntry } from '../contracts/timeline.ts';
import type { AppUrls } from '../db/env.ts';
import { timelinePage } from './factories.ts';
import { connectTestProject, rpc } from './network.ts';
import { leaveScreen } from './render.ts';
import { silenceSockets } from './silent-socket.ts';

/** Where the apps are, for links from one to another. */
export const testApps: AppUrls = {
  customerPortal: 'http://portal.test',
  agentDesk: 'http://desk.test',
  adminConsole: 'http://admin.test',
};

/**
 * Connects an app to a project that answers with a server's handlers, for all tests of a file.
 *
 * @param apps where the apps are, if known
 */
export function connectsTo(server: SetupServer, apps?: AppUrls): void {
  beforeAll(() => {
    connectTestProject(apps);
    server.listen({ onUnhandledFrame: 'error' });
    silenceSockets();
  });
  afterEach(async () => {
    await leaveScreen();
    // What was asked at the very end still gets the answer of its own test.
    await new Promise(setImmediate);
    server.resetHandlers();
  });
  afterAll(() => {
    server.close();
  });
}

/** Answers for one ticket and its conversation, which grows by what is put into `entries`. */
export function ticketHandlers(ticket: StaffTicketDetail, entries: readonly TimelineEntry[]) {
  return [
    rpc('get_ticket', () => ticket),
    rpc('ticket_timeline', ({ p_after_seq, p_after_staff_seq }) =>
      timelinePage({
        entries: entries.filter(
          ({ feed, seq }) =>
            seq > Number((feed === 'public' ? p_after_seq : p_after_staff_seq) ?? 0),
        ),
        seq: entries.filter(({ feed }) => feed === 'public').length,
        staff_seq: entries.filter(({ feed }) => feed === 'staff').length,
      }),
    ),
  ];
}
