import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { acceptsClientWrites, type RealtimeContext } from './context.ts';
import { BodyTooLargeError, header, readBody, respond } from './http.ts';
import { parseJson } from './json.ts';
import type { Claims } from './tokens.ts';

const SINGLE_PATH = /^\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/;

const batchSchema = z.object({
  messages: z
    .array(
      z.object({
        topic: z.string().min(1),
        event: z.string().min(1),
        payload: z.record(z.string(), z.unknown()),
        private: z.boolean().default(false),
        id: z.string().optional(),
      }),
    )
    .min(1),
});

/** Serves the REST endpoints. @returns false when the path is none of them */
export async function handleRest(
  context: RealtimeContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const single = SINGLE_PATH.exec(url.pathname);
  if (url.pathname !== '/api/broadcast' && single === null) return false;
  if (request.method === 'OPTIONS') respond(response, 204);
  else if (request.method !== 'POST') respond(response, 405, { message: 'Method not allowed' });
  else {
    const claims = await authenticate(context, request);
    if (claims === null) respond(response, 401, { message: 'Unauthorized' });
    else await broadcast(context, { request, response, url, claims, single });
  }
  return true;
}

type RestCall = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly claims: Claims;
  readonly single: RegExpExecArray | null;
};

async function broadcast(context: RealtimeContext, call: RestCall): Promise<void> {
  try {
    const body = await readBody(call.request, context.limits.maxPayloadBytes);
    if (call.single === null) await broadcastBatch(context, call, body);
    else await broadcastSingle(context, call, call.single, body);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    respond(call.response, 422, { errors: { payload: ['Payload size exceeds tenant limit'] } });
  }
}

/** What a caller may not write is skipped without a word, so that nobody can probe for topics. */
async function broadcastBatch(
  context: RealtimeContext,
  call: RestCall,
  body: Buffer,
): Promise<void> {
  const parsed = batchSchema.safeParse(parseJson(body.toString('utf8')));
  if (!parsed.success)
    return respond(call.response, 422, { errors: z.flattenError(parsed.error).fieldErrors });
  const { messages } = parsed.data;
  if (!context.restRate.take(messages.length)) {
    return respond(call.response, 429, { message: 'You have exceeded your rate limit' });
  }
  const allowed = new Map<string, boolean>();
  for (const { topic, event, payload, private: isPrivate, id } of messages) {
    const known =
      allowed.get(`${isPrivate}:${topic}`) ?? (await mayWrite(context, call, topic, isPrivate));
    allowed.set(`${isPrivate}:${topic}`, known);
    const message = { event, payload, ...(id === undefined ? {} : { meta: { id } }) };
    if (known) context.deliver({ topic, isPrivate, message, except: null });
  }
  respond(call.response, 202);
}

async function broadcastSingle(
  context: RealtimeContext,
  call: RestCall,
  path: RegExpExecArray,
  body: Buffer,
): Promise<void> {
  const { response, url } = call;
  const topic = decodeSegment(path[1] ?? '');
  const event = decodeSegment(path[2] ?? '');
  if (topic === null || event === null)
    return respond(response, 422, { errors: { topic: ['is invalid'] } });
  const type = (header(call.request, 'content-type') ?? '').split(';')[0]?.trim();
  if (type !== 'application/json' && type !== 'application/octet-stream') {
    return respond(response, 415, {
      error: 'Content-Type must be application/json or application/octet-stream',
    });
  }
  const payload =
    type === 'application/json' ? parseJson(body.toString('utf8')) : new Uint8Array(body);
  if (payload === undefined) return respond(response, 422, { errors: { payload: ['is invalid'] } });
  if (!context.restRate.take())
    return respond(response, 429, { message: 'You have exceeded your rate limit' });
  const isPrivate = url.searchParams.get('private') === 'true';
  if (!(await mayWrite(context, call, topic, isPrivate)))
    return respond(response, 403, { message: 'Unauthorized' });
  context.deliver({ topic, isPrivate, message: { event, payload }, except: null });
  respond(response, 202);
}

async function mayWrite(
  context: RealtimeContext,
  call: RestCall,
  topic: string,
  isPrivate: boolean,
): Promise<boolean> {
  if (!acceptsClientWrites(context, topic)) return false;
  return (
    !isPrivate ||
    context.authorizer.mayWrite({ topic, claims: call.claims, headers: {} }, 'broadcast')
  );
}

async function authenticate(
  context: RealtimeContext,
  request: IncomingMessage,
): Promise<Claims | null> {
  const bearer = /^Bearer (.+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  const token = bearer ?? header(request, 'apikey');
  if (token === null) return null;
  const result = await context.verifyToken(token);
  return result.ok ? result.identity.claims : null;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
