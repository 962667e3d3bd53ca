import { readFile } from 'node:fs/promises';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { createApi, type ApiDependencies } from './api.ts';
import { guardCallers, setSecurityHeaders } from './guards.ts';
import { HTML_BODY_POLICY, htmlBodyDocument } from './html-body.ts';
import {
  InboundRefusedError,
  outgoingMailSchema,
  sendInbound,
  type InboundEndpoint,
} from './inbound.ts';
import type { MessageStore } from './message-store.ts';
import { composePage, type ComposeValues } from './pages/compose-page.ts';
import { page } from './pages/layout.ts';
import { listPage } from './pages/list-page.ts';
import { messagePage, viewsOf } from './pages/message-page.ts';
import { bareAddress, parseMail } from './parse-mail.ts';

const EMPTY_FORM: ComposeValues = { from: '', to: '', subject: '', text: '', inReplyTo: '' };

const pageNumber = z.coerce.number().int().min(1).catch(1);
const formText = z.string().catch('');
const composeForm = z.object({
  from: formText,
  to: formText,
  subject: formText,
  text: formText,
  inReplyTo: formText,
});

export interface InboxDependencies extends ApiDependencies {
  readonly log: (line: string) => void;
}

/** The inbox: pages for people, the JSON API for tests. */
export async function createInboxApp(dependencies: InboxDependencies): Promise<Hono> {
  const { store, inbound, log } = dependencies;
  const app = new Hono();
  app.use(setSecurityHeaders, guardCallers);
  app.get('/health', (context) => context.json({ ok: true }));
  app.route('/api', createApi(dependencies));
  await addAssets(app);
  addList(app, store, inbound !== null);
  addMessages(app, store, inbound !== null);
  if (inbound !== null) addCompose(app, store, inbound);
  app.notFound((context) => missing(context, inbound !== null));
  app.onError((error, context) => {
    log(`request failed: ${error.stack ?? error.message}`);
    return context.text('Something went wrong. The log of the mail server says more.', 500);
  });
  return app;
}

async function addAssets(app: Hono): Promise<void> {
  const read = async (name: string): Promise<string> =>
    readFile(new URL(`web/${name}`, import.meta.url), 'utf8');
  const [css, script] = await Promise.all([read('inbox.css'), read('inbox.js')]);
  app.get('/inbox.css', (context) =>
    context.body(css, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/inbox.js', (context) =>
    context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
}

function addList(app: Hono, store: MessageStore, canCompose: boolean): void {
  app.get('/', (context) => {
    const to = context.req.query('to')?.trim() ?? '';
    const number = pageNumber.parse(context.req.query('page') ?? 1);
    return context.html(
      listPage({ found: store.list({ to }), to, pageNumber: number, canCompose }),
    );
  });
  app.post('/delete', async (context) => {
    const { to } = z.object({ to: formText }).parse(await context.req.parseBody());
    await store.clear({ to });
    return context.redirect('/', 303);
  });
}

function addMessages(app: Hono, store: MessageStore, canCompose: boolean): void {
  app.get('/messages/:id', async (context) => {
    const message = await store.get(context.req.param('id'));
    if (message === null) return missing(context, canCompose);
    const mail = await parseMail(message.raw);
    const views = viewsOf(mail);
    const view = views.find((name) => name === context.req.query('view')) ?? views[0] ?? 'text';
    return context.html(messagePage({ ...message, mail, view, canCompose }));
  });

  app.get('/messages/:id/html', async (context) => {
    const message = await store.get(context.req.param('id'));
    if (message === null) return missing(context, canCompose);
    return context.html(htmlBodyDocument(await parseMail(message.raw)), 200, {
      'content-security-policy': HTML_BODY_POLICY,
    });
  });

  app.get('/messages/:id/raw', async (context) => {
    const message = await store.get(context.req.param('id'));
    if (message === null) return missing(context, canCompose);
    return download(context, new Uint8Array(message.raw), `${message.summary.id}.eml`);
  });

  app.get('/messages/:id/attachments/:index', async (context) => {
    const message = await store.get(context.req.param('id'));
    const mail = message === null ? null : await parseMail(message.raw);
    const attachment = mail?.attachments[Number(context.req.param('index'))];
    if (attachment === undefined) return missing(context, canCompose);
    return download(context, new Uint8Array(attachment.content), attachment.filename);
  });
}

function addCompose(app: Hono, store: MessageStore, inbound: InboundEndpoint): void {
  app.get('/compose', async (context) => {
    const wasSent = context.req.query('sent') !== undefined;
    const values = await replyValues(store, context.req.query('reply') ?? '');
    return context.html(composePage({ values, errors: {}, problem: null, wasSent }));
  });

  app.post('/compose', async (context) => {
    const values = composeForm.parse(await context.req.parseBody());
    const mail = outgoingMailSchema.safeParse(values);
    if (!mail.success) {
      const errors = z.flattenError(mail.error).fieldErrors;
      return context.html(composePage({ values, errors, problem: null, wasSent: false }), 422);
    }
    try {
      await sendInbound(inbound, mail.data);
      return context.redirect('/compose?sent', 303);
    } catch (error) {
      if (!(error instanceof InboundRefusedError)) throw error;
      const problem = error.message;
      return context.html(composePage({ values, errors: {}, problem, wasSent: false }), 502);
    }
  });
}

/** A form that answers a mail: to whom it asked for answers, from whom it was for. */
async function replyValues(store: MessageStore, id: string): Promise<ComposeValues> {
  const message = id === '' ? null : await store.get(id);
  if (message === null) return EMPTY_FORM;
  const mail = await parseMail(message.raw);
  return {
    from: message.summary.recipients[0] ?? '',
    to: bareAddress(mail.replyTo === '' ? mail.from : mail.replyTo),
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    text: '',
    inReplyTo: mail.messageId,
  };
}

/** A file that the browser saves and never shows, whatever it holds. */
function download(context: Context, content: Uint8Array<ArrayBuffer>, filename: string): Response {
  return context.body(content, 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename).replace(/'/g, '%27')}`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

async function missing(context: Context, canCompose: boolean): Promise<Response> {
  const body = html`<h1>There is nothing here</h1>
    <p>The message may have been deleted. <a href="/">Go to the inbox</a></p>`;
  return context.html(page({ title: 'Not found', canCompose, body }), 404);
}
