import { createTransport } from 'nodemailer';
import { z } from 'zod';

/** Where mail that is sent in goes: an HTTP endpoint that takes the raw message. */
export interface InboundEndpoint {
  readonly url: string;
  /** Sent along, for example the endpoint's secret. */
  readonly headers?: Readonly<Record<string, string>>;
}

const singleLine = z.string().regex(/^[^\r\n]*$/, 'Must be one line');

/** What a person fills in to send a mail to the application. */
export const outgoingMailSchema = z.object({
  from: z.email('Enter the e-mail address that the mail comes from'),
  to: z.email('Enter the e-mail address that the mail goes to'),
  subject: singleLine.max(998, 'At most 998 characters'),
  text: z.string().min(1, 'Write something').max(1_000_000, 'At most a million characters'),
  /** Message-ID of the mail that this one answers. */
  inReplyTo: singleLine.optional(),
});

export type OutgoingMail = z.infer<typeof outgoingMailSchema>;

/** The application did not take the mail; the message is fit for people. */
export class InboundRefusedError extends Error {
  override readonly name = 'InboundRefusedError';
}

const TIMEOUT_MS = 15_000;
const MAX_QUOTED_CHARACTERS = 500;

/**
 * Hands a mail to the application as a mail provider's webhook would: the raw message (`message/rfc822`) with its envelope in
 * `x-envelope-from` and `x-envelope-to`.
 * @returns the Message-ID of the mail
 * @throws InboundRefusedError when the application cannot be reached or refuses
 */
export async function sendInbound(endpoint: InboundEndpoint, mail: OutgoingMail): Promise<string> {
  const { raw, messageId } = await compose(mail);
  const response = await post(endpoint, mail, raw);
  if (response.ok) {
    await response.body?.cancel();
    return messageId;
  }
  const answer = (await response.text()).slice(0, MAX_QUOTED_CHARACTERS);
  throw new InboundRefusedError(`The application refused the mail (${response.status}): ${answer}`);
}

async function post(endpoint: InboundEndpoint, mail: OutgoingMail, raw: Buffer): Promise<Response> {
  try {
    return await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        ...endpoint.headers,
        'content-type': 'message/rfc822',
        'x-envelope-from': mail.from,
        'x-envelope-to': mail.to,
      },
      body: new Uint8Array(raw),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
  } catch (error) {
    throw new InboundRefusedError('The application could not be reached. Is it running?', {
      cause: error,
    });
  }
}

async function compose(mail: OutgoingMail): Promise<{ raw: Buffer; messageId: string }> {
  const { inReplyTo, ...content } = mail;
  const thread =
    inReplyTo === undefined || inReplyTo === '' ? {} : { inReplyTo, references: inReplyTo };
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message, messageId } = await transport.sendMail({ ...content, ...thread });
  if (!Buffer.isBuffer(message)) throw new Error('the composer was asked for a buffer');
  return { raw: message, messageId };
}
