import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { InboundEndpoint } from '../src/mail/inbound.ts';
import { createMailServer, type MailServer } from '../src/mail/server.ts';

const listSchema = z.object({
  total: z.number(),
  messages: z.array(z.object({ id: z.string(), subject: z.string() })),
});

let dataDir: string;
let mail: MailServer;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'autocrm-mail-'));
  mail = await start();
});

afterEach(async () => {
  await mail.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(
  options: { capacity?: number; onInbound?: InboundEndpoint } = {},
): Promise<MailServer> {
  return createMailServer({ smtpPort: 0, httpPort: 0, dataDir, log: () => undefined, ...options });
}

async function startAgain(options: Parameters<typeof start>[0]): Promise<void> {
  await mail.close();
  mail = await start(options);
}

async function deliver(message: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: mail.smtpPort });
  await transport.sendMail({ from: 'Help <help@example.com>', ...message });
  transport.close();
}

async function get(pathname: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${mail.httpPort}${pathname}`, { redirect: 'manual', ...init });
}

async function getJson(pathname: string): Promise<unknown> {
  return (await get(pathname)).json();
}

async function newestId(): Promise<string> {
  const { messages } = listSchema.parse(await getJson('/api/messages'));
  return messages[0]?.id ?? '';
}

async function subjects(query = ''): Promise<string[]> {
  const { messages } = listSchema.parse(await getJson(`/api/messages${query}`));
  return messages.map((message) => message.subject);
}

const someText: unknown = expect.any(String);

function includingHeader(name: string, value: string): unknown {
  return expect.arrayContaining([{ name, value }]);
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

describe('mail over SMTP', () => {
  it('can be read as JSON with its envelope, bodies, headers and attachments', async () => {
    await deliver({
      to: 'Ann <Ann@Example.com>',
      bcc: 'hidden@example.com',
      subject: 'Größe – 票 ✓',
      text: 'Plain words',
      html: '<p>Rich <b>words</b></p>',
      messageId: '<one@example.com>',
      headers: { 'X-Ticket': '42' },
      attachments: [{ filename: 'ü & <b>.txt', content: 'attached' }],
    });
    expect(await getJson(`/api/messages/${await newestId()}`)).toMatchObject({
      subject: 'Größe – 票 ✓',
      from: 'Help <help@example.com>',
      to: 'Ann <Ann@example.com>',
      sender: 'help@example.com',
      recipients: ['ann@example.com', 'hidden@example.com'],
      text: containing('Plain words'),
      html: containing('<b>words</b>'),
      messageId: '<one@example.com>',
      headers: includingHeader('X-Ticket', '42'),
      attachments: [{ filename: 'ü & <b>.txt', bytes: 8, url: someText }],
    });
  });

  it('is found by recipient and by subject, newest first, whatever the case', async () => {
    await deliver({ to: 'ann@example.com', subject: 'Confirm your address', text: '-' });
    await deliver({ to: 'bob@example.com', subject: 'Confirm your address', text: '-' });
    await deliver({ to: 'ann@example.com', subject: 'Ticket 7', text: '-' });
    expect(await subjects('?to=ANN@example.com')).toEqual(['Ticket 7', 'Confirm your address']);
    expect(await subjects('?to=ann@example.com&subject=confirm')).toEqual(['Confirm your address']);
    expect(await subjects('?limit=1')).toEqual(['Ticket 7']);
    expect((await get('/api/messages?limit=none')).status).toBe(422);
  });

  it('survives a restart, in order, and makes room for newer mail', async () => {
    for (const subject of ['one', 'two', 'three'])
      await deliver({ to: 'a@b.example', subject, text: '-' });
    await startAgain({ capacity: 3 });
    expect(await subjects()).toEqual(['three', 'two', 'one']);
    await deliver({ to: 'a@b.example', subject: 'four', text: '-' });
    expect(await subjects()).toEqual(['four', 'three', 'two']);
    expect(await readdir(dataDir)).toHaveLength(6);
  });

  it('arrives whole when many are handed in at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    await Promise.all(
      names.map(async (subject) => deliver({ to: 'a@b.example', subject, text: '-' })),
    );
    const found = await subjects();
    expect(found.toSorted()).toEqual(names.toSorted());
    await startAgain({});
    expect(await subjects()).toEqual(found);
  });

  it('is deleted all at once, or for one recipient', async () => {
    await deliver({ to: 'ann@example.com', subject: 'a', text: '-' });
    await deliver({ to: 'bob@example.com', subject: 'b', text: '-' });
    const remove = async (query: string): Promise<unknown> =>
      (await get(`/api/messages${query}`, { method: 'DELETE' })).json();
    expect(await remove('?to=ann')).toEqual({ deleted: 1 });
    expect(await subjects()).toEqual(['b']);
    expect(await remove('')).toEqual({ deleted: 1 });
    expect(await readdir(dataDir)).toEqual([]);
  });
});

describe('waiting for mail', () => {
  it('answers at once with what is there, later with what comes, and 404 when nothing does', async () => {
    const wait = async (query: string): Promise<Response> => get(`/api/messages/wait?${query}`);
    expect((await wait('to=ann@example.com&timeout=1')).status).toBe(404);
    const coming = wait('to=ann@example.com&subject=ticket&timeout=10000');
    await deliver({ to: 'bob@example.com', subject: 'Ticket', text: '-' });
    await deliver({ to: 'ann@example.com', subject: 'Other', text: '-' });
    await deliver({ to: 'ann@example.com', subject: 'Your ticket', text: 'https://example.com/t' });
    expect(await (await coming).json()).toMatchObject({
      subject: 'Your ticket',
      text: containing('example.com/t'),
    });
    const present = await wait('to=ann@example.com&timeout=0');
    expect(await present.json()).toMatchObject({ subject: 'Your ticket' });
    expect((await wait(`to=ann@example.com&timeout=1&after=${await newestId()}`)).status).toBe(404);
    expect((await wait('timeout=soon')).status).toBe(422);
  });
});

describe('the inbox page', () => {
  it('escapes everything that a mail brings', async () => {
    const attack = '"><script>alert(1)</script>';
    await deliver({
      from: `${JSON.stringify('<img src=x onerror=alert(1)>')} <a@b.example>`,
      to: 'ann@example.com',
      subject: attack,
      text: `${attack} https://example.com/"onmouseover="alert(1)`,
      attachments: [{ filename: '<svg onload=alert(1)>.txt', content: 'x' }],
    });
    const id = await newestId();
    const paths = ['/', `/?to=${encodeURIComponent(attack)}`, `/messages/${id}`];
    for (const view of ['text', 'headers', 'source']) paths.push(`/messages/${id}?view=${view}`);
    for (const pathname of paths) {
      const page = await (await get(pathname)).text();
      expect(page).not.toMatch(/<script>alert|<img src=x|<svg onload|"onmouseover=/);
      expect(page).toContain('<h1>');
    }
  });

  it('allows no script but its own file, and no foreign frame, form or picture', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; style-src 'self'; script-src 'self'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(await (await get('/')).text()).not.toMatch(
      /<style|style="|onclick|<script(?! type="module" src=)/,
    );
  });

  it('shows the HTML of a mail without an origin, scripts or remote pictures, with its own pictures', async () => {
    await deliver({
      to: 'ann@example.com',
      subject: 'Rich',
      html: '<img src="cid:logo"><script>alert(1)</script><a href="https://example.com">go</a>',
      attachments: [
        {
          filename: 'logo.png',
          content: Buffer.from('png'),
          cid: 'logo',
          contentType: 'image/png',
        },
      ],
    });
    const id = await newestId();
    expect(await (await get(`/messages/${id}`)).text()).toMatch(
      /<iframe\s+sandbox="allow-popups allow-popups-to-escape-sandbox"/,
    );
    const body = await get(`/messages/${id}/html`);
    const policy = body.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
    expect(await body.text()).toContain(
      `src="data:image/png;base64,${Buffer.from('png').toString('base64')}"`,
    );
  });

  it('hands attachments out as downloads only, whatever they are', async () => {
    await deliver({
      to: 'ann@example.com',
      text: '-',
      attachments: [
        { filename: "it's.html", content: '<script>alert(1)</script>', contentType: 'text/html' },
      ],
    });
    const id = await newestId();
    const file = await get(`/messages/${id}/attachments/0`);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''it%27s.html",
    );
    expect(await file.text()).toBe('<script>alert(1)</script>');
    expect((await get(`/messages/${id}/raw`)).headers.get('content-disposition')).toContain('.eml');
    for (const missing of [
      `/messages/${id}/attachments/1`,
      '/messages/..%2f..%2fetc/raw',
      '/nothing',
    ]) {
      expect((await get(missing)).status).toBe(404);
    }
  });

  it('answers local names only, and takes no change from a page elsewhere', async () => {
    await deliver({ to: 'ann@example.com', subject: 'kept', text: '-' });
    const rebound = await requestAs('attacker.example');
    expect(rebound).toBe(421);
    const forged = await get('/delete', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'to=',
    });
    expect(forged.status).toBe(403);
    expect(await subjects()).toEqual(['kept']);
    const own = await get('/delete', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'to=',
    });
    expect({ status: own.status, location: own.headers.get('location') }).toEqual({
      status: 303,
      location: '/',
    });
    expect(await subjects()).toEqual([]);
  });
});

/** The status for a request that names another host: `fetch` would not send one. */
async function requestAs(host: string): Promise<number | undefined> {
  const outgoing = request({ port: mail.httpPort, host: '127.0.0.1', headers: { host } });
  outgoing.end();
  const [response] = z
    .tuple([z.instanceof(IncomingMessage)])
    .parse(await once(outgoing, 'response'));
  response.resume();
  return response.statusCode;
}
