import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type PostgrestSingleResponse, REALTIME_SUBSCRIBE_STATES } from '@supabase/supabase-js';
import * as z from 'zod';
import { withClient } from './database.ts';
import { generate } from './generate.ts';
import { percentiles } from './measure.ts';
import { type ApiClient, newAdmin, newClient } from './own-admin.ts';
import { type OwnStack, startOwnStack } from './own-stack.ts';
import { describeMachine, table, writeFigures } from './report.ts';

const TICKETS = 10_000;
const REQUESTS = 300;
const SUBSCRIBERS = 200;
const MESSAGES = 60;
const WARM_UP = 10;
/** Milliseconds; raised only with a decision record. */
const budgets = { listP50: 8, screenP95: 100 } as const;

const ticketSchema = z.object({ id: z.uuid() });
const entryEvent = z.object({ payload: z.object({ entry: z.object({ client_id: z.uuid() }) }) });

async function call(
  client: ApiClient,
  name: string,
  args: Record<string, unknown>,
): Promise<unknown> {
  const answer: PostgrestSingleResponse<unknown> = await client.rpc(name, args);
  if (answer.error) throw new Error(`${name}: ${answer.error.message}`);
  return answer.data;
}

/** Milliseconds of each request for the first page of the live tickets, through supabase-js and the gateway. */
async function listTimes(client: ApiClient): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < REQUESTS + WARM_UP; index += 1) {
    const start = performance.now();
    await call(client, 'list_tickets', { p_filters: { view: 'live' }, p_limit: 25 });
    if (index >= WARM_UP) times.push(performance.now() - start);
  }
  return times;
}

/** Joins one ticket's topic many times over, each with a socket of its own. */
async function subscribe(
  stack: OwnStack,
  token: string,
  ticketId: string,
  heard: (clientId: string) => void,
): Promise<ApiClient[]> {
  const clients = Array.from({ length: SUBSCRIBERS }, () => newClient(stack));
  await Promise.all(
    clients.map(async (client) => {
      await client.realtime.setAuth(token);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      client
        .channel(`ticket:${ticketId}`, { config: { private: true } })
        .on('broadcast', { event: 'entry' }, (message) => {
          const event = entryEvent.safeParse(message);
          if (event.success) heard(event.data.payload.entry.client_id);
        })
        .subscribe((status, error) => {
          if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) resolve();
          else if (status === REALTIME_SUBSCRIBE_STATES.CHANNEL_ERROR)
            reject(error ?? new Error('The join was refused.'));
        });
      await promise;
    }),
  );
  return clients;
}

/** Milliseconds from sending a message until each of the subscribers has it: more than from commit to arrival. */
async function screenTimes(stack: OwnStack, writer: ApiClient, token: string): Promise<number[]> {
  const created = await call(writer, 'create_ticket', {
    p_client_id: randomUUID(),
    p_subject: 'How fast is live',
    p_description: 'Measured from sending to every screen.',
  });
  const { id } = ticketSchema.parse(created);
  const arrivals = new Map<string, number[]>();
  let complete: (() => void) | undefined;
  const clients = await subscribe(stack, token, id, (clientId) => {
    const times = arrivals.get(clientId);
    times?.push(performance.now());
    if (times?.length === SUBSCRIBERS) complete?.();
  });
  const times: number[] = [];
  for (let index = 0; index < MESSAGES + WARM_UP; index += 1) {
    const clientId = randomUUID();
    arrivals.set(clientId, []);
    const { promise, resolve } = Promise.withResolvers<void>();
    complete = resolve;
    const start = performance.now();
    await call(writer, 'reply_to_ticket', {
      p_ticket_id: id,
      p_client_id: clientId,
      p_body: 'Hello to everybody who looks at this.',
    });
    await promise;
    const own = (arrivals.get(clientId) ?? []).map((at) => at - start);
    if (index >= WARM_UP) times.push(...own);
  }
  await Promise.all(clients.map(async (client) => client.removeAllChannels()));
  return times;
}

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const stack = await startOwnStack();
try {
  const machine = await withClient(stack.dbUrl, async (client) => {
    await generate(client, { tickets: TICKETS });
    return describeMachine(client);
  });
  const { client, session } = await newAdmin(stack);
  const list = percentiles(await listTimes(client));
  const screen = percentiles(await screenTimes(stack, client, session.access_token));
  const line = (what: string, times: typeof list, must: string, met: boolean): string[] => [
    what,
    [times.p50, times.p95, times.p99].map((ms) => ms.toFixed(1)).join(' / '),
    must,
    met ? 'met' : 'MISSED',
  ];
  const isListMet = list.p50 <= budgets.listP50;
  const isScreenMet = screen.p95 <= budgets.screenP95;
  const intro = `${machine}. The stack was healthy after ${(stack.startMs / 1000).toFixed(1)} s.`;
  const figures = table(
    ['what', 'p50 / p95 / p99 in ms', 'must', 'verdict'],
    [
      line(
        `list request through the data API, ${TICKETS} tickets`,
        list,
        `p50 ≤ ${budgets.listP50}`,
        isListMet,
      ),
      line(
        `reply sent to every screen, ${SUBSCRIBERS} subscribers`,
        screen,
        `p95 ≤ ${budgets.screenP95}`,
        isScreenMet,
      ),
    ],
  );
  console.log(`${intro}\n\n${figures}`);
  if (values.write) await writeFigures('Stack', [intro, figures]);
  process.exitCode = isListMet && isScreenMet ? 0 : 1;
} finally {
  await stack.stop();
}
