import { once } from 'node:events';
import type { Server } from 'node:net';
import { createInboxApp } from './app.ts';
import type { InboundEndpoint } from './inbound.ts';
import { listenOnLoopback } from './listener.ts';
import { MessageStore } from './message-store.ts';
import { createSmtpServer } from './smtp.ts';

export interface MailServerOptions {
  /** 0 for any free one; likewise below. */
  readonly smtpPort: number;
  readonly httpPort: number;
  /** Holds the messages; created when missing. */
  readonly dataDir: string;
  /** Takes mail that people send in from the inbox; without it that form is not there. */
  readonly onInbound?: InboundEndpoint;
  /** Number of messages to keep, 2,000 unless told otherwise. */
  readonly capacity?: number;
  readonly log?: (line: string) => void;
}

export interface MailServer {
  readonly smtpPort: number;
  readonly httpPort: number;
  close(): Promise<void>;
}

const DEFAULT_CAPACITY = 2_000;

/**
 * Starts an SMTP server that keeps every mail, and an inbox on the web where it can be read and from which mail can be sent in.
 * Both listen on the loopback address.
 * @throws when a port is taken
 */
export async function createMailServer(options: MailServerOptions): Promise<MailServer> {
  const log = options.log ?? ((line: string) => console.log(line));
  const store = await MessageStore.open(options.dataDir, options.capacity ?? DEFAULT_CAPACITY);
  const app = await createInboxApp({ store, inbound: options.onInbound ?? null, log });
  const smtp = createSmtpServer(store, log);
  const web = await listenOnLoopback(app.fetch, options.httpPort, log);
  try {
    const socket = smtp.listen(options.smtpPort, '127.0.0.1');
    if (!socket.listening) await once(socket, 'listening');
    return {
      smtpPort: portOf(socket),
      httpPort: portOf(web),
      async close() {
        const closed = new Promise<void>((resolve) => smtp.close(() => resolve()));
        const ended = once(web, 'close');
        web.close();
        web.closeAllConnections();
        await Promise.all([closed, ended]);
      },
    };
  } catch (error) {
    web.close();
    throw error;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('the server does not listen');
  return address.port;
}
