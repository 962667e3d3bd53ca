import { createServer } from 'node:net';
import { portLabels, portsFromBase, type StackPorts } from './config.ts';
import { describePortOwner } from './port-owner.ts';
import { codeOf, StackError } from './stack-error.ts';

const host = '127.0.0.1';

/** Where the search for free ranges ends. */
const end = 32_000;

/** Whether this machine lets us listen on the port. */
async function isPortFree(port: number): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once('error', (error) => {
    if (['EADDRINUSE', 'EACCES'].includes(codeOf(error) ?? '')) resolve(false);
    else reject(error);
  });
  server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  return promise;
}

/** A port on the loopback address that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  server.listen({ port: 0, host }, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    server.close(() => resolve(port));
  });
  return promise;
}

/**
 * A value for `AUTOCRM_PORT_BASE` whose ports are all free now, searched upwards from `from`. All are
 * below those that systems give to outgoing connections (Linux: from 32768): one of these may take a port at any moment.
 *
 * @throws StackError when there is none.
 */
export async function findFreePortBase(from = 22_000): Promise<number> {
  for (let base = from; base < end; base += 20) {
    if ((await takenPorts(portsFromBase(base))).length === 0) return base;
  }
  throw new StackError(`No free range of ports was found between ${from} and ${end}.`);
}

/** Refuses to start beside somebody else's server: names each taken port, who has it, and the way out. */
export async function assertPortsFree(ports: StackPorts): Promise<void> {
  const taken = await takenPorts(ports);
  if (taken.length === 0) return;
  const lines = await Promise.all(
    taken.map(async ([name, port]) => {
      const owner = await describePortOwner(port);
      return `Port ${port} (${portLabels[name]}) is taken${owner === undefined ? '' : ` by ${owner}`}.`;
    }),
  );
  const base = await findFreePortBase();
  throw new StackError(
    `${lines.join('\n')}\nStop what uses it, or choose other ports: AUTOCRM_PORT_BASE=${base} npm start`,
  );
}

async function takenPorts(ports: StackPorts): Promise<[keyof StackPorts, number][]> {
  const names = [
    'api',
    'database',
    'inbox',
    'smtp',
    'customerPortal',
    'agentDesk',
    'adminConsole',
  ] as const;
  const checked = await Promise.all(
    names.map(async (name) => ({ name, port: ports[name], free: await isPortFree(ports[name]) })),
  );
  return checked.flatMap(({ name, port, free }): [keyof StackPorts, number][] =>
    free ? [] : [[name, port]],
  );
}
