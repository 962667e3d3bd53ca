import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseMail } from '../src/mail/parse-mail.ts';
import { createMailServer, type MailServer } from '../src/mail/server.ts';

let dataDir: string;
let mail: MailServer;
let application: Server;
let raw: { headers: IncomingHttpHeaders; body: Buffer }[];
let answer: { status: number; body: string };

beforeEach(async () => {
  raw = [];
  answer = { status: 202, body: '' };
  application = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      raw.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(answer.status).end(answer.body);
    });
  }).listen(0, '127.0.0.1');
  await once(application, 'listening');
  dataDir = await mkdtemp(path.join(tmpdir(), 'autocrm-mail-'));
  const address = application.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const onInbound = {
    url: `http://127.0.0.1:${port}/inbound`,
    headers: { authorization: 'Bearer s' },
  };
  mail = await createMailServer({
    smtpPort: 0,
    httpPort: 0,
    dataDir,
    onInbound,
    log: () => undefined,
  });
});

afterEach(async () => {
  await mail.close();
  application.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function post(pathname: string, body: string, type: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${mail.httpPort}${pathname}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    redirect: 'manual',
  });
}

async function send(message: object): Promise<Response> {
  return post('/api/send', JSON.stringify(message), 'application/json');
}

async function sendForm(fields: Record<string, string>): Promise<Response> {
  return post(
    '/compose',
    new URLSearchParams(fields).toString(),
    'application/x-www-form-urlencoded',
  );
}

const LETTER = {
  from: 'ann@example.com',
  to: 'help@example.com',
  subject: 'Grüße',
  text: 'It broke.\n',
};

describe('sending a mail in', () => {
  it('hands the raw message and its envelope to the application', async () => {
    const response = await send({ ...LETTER, inReplyTo: '<one@example.com>' });
    expect(response.status).toBe(202);
    const [first] = raw;
    expect(first?.headers).toMatchObject({
      'content-type': 'message/rfc822',
      authorization: 'Bearer s',
      'x-envelope-from': 'ann@example.com',
      'x-envelope-to': 'help@example.com',
    });
    const received = await parseMail(first?.body ?? Buffer.alloc(0));
    expect(received).toMatchObject({
      from: 'ann@example.com',
      to: 'help@example.com',
      subject: 'Grüße',
      text: 'It broke.\n',
      references: '<one@example.com>',
    });
    expect(await response.json()).toEqual({ messageId: received.messageId });
  });

  it('says which field is wrong, and sends nothing', async () => {
    const response = await send({
      ...LETTER,
      from: 'nobody',
      subject: 'a\r\nBcc: everybody@example.com',
    });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body: unknown = await response.json();
    expect(body).toMatchObject({
      errors: { from: [expect.any(String)], subject: ['Must be one line'] },
    });
    expect((await post('/api/send', '{', 'application/json')).status).toBe(422);
    expect(raw).toEqual([]);
  });

  it('says so when the application refuses or is away', async () => {
    answer = { status: 400, body: 'unknown recipient' };
    const refused = await send(LETTER);
    expect(refused.status).toBe(502);
    expect(await refused.json()).toMatchObject({
      detail: 'The application refused the mail (400): unknown recipient',
    });
    const closed = once(application, 'close');
    application.close();
    await closed;
    const away = await send(LETTER);
    expect(await away.json()).toMatchObject({
      status: 502,
      detail: 'The application could not be reached. Is it running?',
    });
  });
});

describe('the form', () => {
  it('sends a mail, and keeps what was typed when that fails', async () => {
    const sent = await sendForm(LETTER);
    expect({ status: sent.status, location: sent.headers.get('location') }).toEqual({
      status: 303,
      location: '/compose?sent',
    });
    expect(raw).toHaveLength(1);
    answer = { status: 500, body: '' };
    const failed = await (await sendForm(LETTER)).text();
    expect(failed).toContain('role="alert"');
    expect(failed).toContain('It broke.');
    const invalid = await sendForm({ ...LETTER, to: 'x' });
    expect(invalid.status).toBe(422);
    expect(await invalid.text()).toMatch(/aria-invalid="true"\s+aria-describedby="to-error"/);
  });

  it('answers a mail that has come: to its reply address, in its thread', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: mail.smtpPort });
    await transport.sendMail({
      from: 'Help <help@example.com>',
      replyTo: 'ticket+secret@example.com',
      to: 'ann@example.com',
      subject: 'Your ticket',
      text: '-',
      messageId: '<two@example.com>',
    });
    const base = `http://127.0.0.1:${mail.httpPort}`;
    const list = await (await fetch(`${base}/`)).text();
    const id = /href="\/messages\/(\d+)"/.exec(list)?.[1] ?? '';
    expect(await (await fetch(`${base}/messages/${id}`)).text()).toContain(
      `href="/compose?reply=${id}"`,
    );
    const form = await (await fetch(`${base}/compose?reply=${id}`)).text();
    for (const value of [
      'ann@example.com',
      'ticket+secret@example.com',
      'Re: Your ticket',
      '&lt;two@example.com&gt;',
    ]) {
      expect(form).toContain(`value="${value}"`);
    }
  });

  it('is not there without an application that takes mail', async () => {
    await mail.close();
    mail = await createMailServer({ smtpPort: 0, httpPort: 0, dataDir, log: () => undefined });
    const base = `http://127.0.0.1:${mail.httpPort}`;
    expect(await (await fetch(base)).text()).not.toContain('/compose');
    expect((await fetch(`${base}/compose`)).status).toBe(404);
    expect((await send(LETTER)).status).toBe(404);
  });
});
