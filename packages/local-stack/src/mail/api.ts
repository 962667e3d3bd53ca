import { Hono, type Context } from 'hono';
import { z } from 'zod';
import {
  InboundRefusedError,
  outgoingMailSchema,
  sendInbound,
  type InboundEndpoint,
} from './inbound.ts';
import type { MessageStore, MessageSummary } from './message-store.ts';
import { parseMail } from './parse-mail.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 2_000;
const DEFAULT_WAIT_MS = 10_000;
const MAX_WAIT_MS = 60_000;

const filters = { to: z.string().optional(), subject: z.string().optional() };
const listQuery = z.object({
  ...filters,
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
});
const waitQuery = z.object({
  ...filters,
  /** Milliseconds. */
  timeout: z.coerce.number().int().min(0).max(MAX_WAIT_MS).default(DEFAULT_WAIT_MS),
  after: z.string().default(''),
});

export interface ApiDependencies {
  readonly store: MessageStore;
  readonly inbound: InboundEndpoint | null;
}

/** The JSON API, by which tests read and send mail. Errors are problem details (RFC 9457). */
export function createApi({ store, inbound }: ApiDependencies): Hono {
  const api = new Hono();

  api.get('/messages', (context) => {
    const query = listQuery.safeParse(context.req.query());
    if (!query.success) return invalid(context, query.error);
    const found = store.list(withoutUndefined(query.data));
    return context.json({ total: found.length, messages: found.slice(0, query.data.limit) });
  });

  api.get('/messages/wait', async (context) => {
    const query = waitQuery.safeParse(context.req.query());
    if (!query.success) return invalid(context, query.error);
    const { after, timeout, ...filter } = query.data;
    const signal = AbortSignal.any([context.req.raw.signal, AbortSignal.timeout(timeout)]);
    const summary = await store.waitFor(withoutUndefined(filter), after, signal);
    if (summary === null) return problem(context, 404, `No such mail came within ${timeout} ms`);
    return details(context, store, summary.id);
  });

  api.get('/messages/:id', async (context) => details(context, store, context.req.param('id')));

  api.delete('/messages', async (context) => {
    const query = z.object(filters).safeParse(context.req.query());
    if (!query.success) return invalid(context, query.error);
    return context.json({ deleted: await store.clear(withoutUndefined(query.data)) });
  });

  api.post('/send', async (context) => {
    if (inbound === null) return problem(context, 404, 'No application takes mail from here');
    // What is no JSON is refused by the schema like anything else that is no mail.
    const body: unknown = await context.req.json().catch(() => null);
    const mail = outgoingMailSchema.safeParse(body);
    if (!mail.success) return invalid(context, mail.error);
    try {
      return context.json({ messageId: await sendInbound(inbound, mail.data) }, 202);
    } catch (error) {
      if (error instanceof InboundRefusedError) return problem(context, 502, error.message);
      throw error;
    }
  });

  api.notFound((context) => problem(context, 404, 'There is nothing here'));
  return api;
}

async function details(context: Context, store: MessageStore, id: string): Promise<Response> {
  const message = await store.get(id);
  if (message === null) return problem(context, 404, 'There is no such message');
  const { attachments, ...mail } = await parseMail(message.raw);
  return context.json({
    ...message.summary,
    ...mail,
    attachments: attachments.map(({ filename, contentType, content }, index) => ({
      filename,
      contentType,
      bytes: content.byteLength,
      url: attachmentUrl(message.summary, index),
    })),
  });
}

/** Where an attachment can be downloaded, as a path on this server. */
export function attachmentUrl(summary: MessageSummary, index: number): string {
  return `/messages/${summary.id}/attachments/${index}`;
}

function withoutUndefined(filter: { to?: string | undefined; subject?: string | undefined }): {
  to: string;
  subject: string;
} {
  return { to: filter.to ?? '', subject: filter.subject ?? '' };
}

function invalid(context: Context, error: z.ZodError): Response {
  const { fieldErrors } = z.flattenError(error);
  const body = {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: 422,
    errors: fieldErrors,
  };
  return context.json(body, 422, { 'content-type': 'application/problem+json' });
}

function problem(context: Context, status: 404 | 502, detail: string): Response {
  const title = status === 404 ? 'Not Found' : 'Bad Gateway';
  return context.json({ type: 'about:blank', title, status, detail }, status, {
    'content-type': 'application/problem+json',
  });
}
