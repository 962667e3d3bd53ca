import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import type { MessageStore } from './message-store.ts';

const MAX_MESSAGE_BYTES = 35_000_000;
// Reply codes of RFC 5321, section 4.2.3.
const TOO_LARGE = 552;
const LOCAL_ERROR = 451;

/**
 * An SMTP server that takes every message for every recipient and delivers none of them: they go to the store.
 * It offers neither TLS nor log-in, because it is reachable from this machine alone.
 */
export function createSmtpServer(store: MessageStore, log: (line: string) => void): SMTPServer {
  const server = new SMTPServer({
    banner: 'local inbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MESSAGE_BYTES,
    closeTimeout: 1_000,
    async onData(stream, session, callback) {
      const { mailFrom, rcptTo } = session.envelope;
      try {
        const raw = await readAll(stream);
        if (stream.sizeExceeded) return callback(refusal(TOO_LARGE, 'The message is too large'));
        const sender = mailFrom === false ? '' : mailFrom.address;
        await store.add(raw, { sender, recipients: rcptTo.map(({ address }) => address) });
        return callback();
      } catch (error) {
        log(`a message was not kept: ${error instanceof Error ? error.message : String(error)}`);
        return callback(refusal(LOCAL_ERROR, 'The message could not be kept'));
      }
    },
  });
  server.on('error', (error) => log(`SMTP: ${error.message}`));
  return server;
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk); // binary streams yield nothing else
  }
  return Buffer.concat(chunks);
}

function refusal(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode });
}
