import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { supabase } from '../../db/client.ts';
import { attachment } from '../../testing/factories.ts';
import { connectTestProject, cutOff, failure, rpc, testProjectUrl } from '../../testing/network.ts';
import { UploadQueue } from './upload-queue.ts';

const server = setupServer();
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const file = (name: string, content: BlobPart = png) => new File([content], name);

const announce = (seen: Record<string, unknown>[]) =>
  rpc('create_attachment', (args) => {
    seen.push(args);
    return attachment({
      file_name: String(args['p_file_name']),
      file_type: String(args['p_file_type']),
      storage_path: `public/me/${seen.length}/file`,
    });
  });
/** The storage as a browser meets it: on another origin, so it is asked first. */
const objects = `${testProjectUrl}/storage/v1/object/attachments/*`;
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization',
};
const preflight = http.options(objects, () => new HttpResponse(null, { headers: cors }));
const store = (answer: () => { status: number; body: object }) =>
  http.post(objects, () => {
    const { status, body } = answer();
    return HttpResponse.json(body, { status, headers: cors });
  });
const stored = () => ({ status: 200, body: { Key: 'x' } });

function open() {
  return new UploadQueue({ is_internal: false, initial: [] });
}
const states = (queue: UploadQueue) => queue.snapshot().map(({ status }) => status);

beforeAll(() => {
  connectTestProject();
  server.listen({ onUnhandledFrame: 'error' });
});
beforeEach(async () => {
  // A token as the auth server makes them: header, payload and signature, good until 2100.
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
  const access_token = `${part({ alg: 'HS256' })}.${part({ exp: 4_102_444_800, sub: 'me' })}.c2ln`;
  const user = { id: 'me', aud: 'authenticated', app_metadata: {}, user_metadata: {} };
  server.use(http.get(`${testProjectUrl}/auth/v1/user`, () => HttpResponse.json(user)));
  await supabase().auth.setSession({ access_token, refresh_token: 'r' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

describe('UploadQueue', () => {
  it('announces a file by what it is, not by its name, and uploads it', async () => {
    const seen: Record<string, unknown>[] = [];
    server.use(announce(seen), store(stored), preflight);
    const queue = open();
    queue.add([file('photo.png'), file('photo2.png', '<script>')]);
    await expect.poll(() => states(queue)).toEqual(['done', 'done']);
    expect(
      seen
        .map((args) => args['p_file_type'])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual(['image/png', 'text/plain']);
  });

  it('tells why a file was refused, and sends it again on demand', async () => {
    let isFull = true;
    server.use(
      announce([]),
      preflight,
      store(() => (isFull ? { status: 400, body: { statusCode: '413' } } : stored())),
    );
    const queue = open();
    queue.add([file('a.png')]);
    await expect.poll(() => states(queue)).toEqual(['failed']);
    expect(queue.snapshot()[0]).toMatchObject({ error: 'This file is too large.' });
    isFull = false;
    queue.retry(queue.snapshot()[0]?.id ?? '');
    await expect.poll(() => states(queue)).toEqual(['done']);
  });

  it('does not promise to go on by itself when the line was cut', async () => {
    server.use(rpc('create_attachment', () => cutOff()));
    const queue = open();
    queue.add([file('a.png')]);
    await expect
      .poll(() => queue.snapshot()[0])
      .toMatchObject({ status: 'failed', error: 'The file could not be sent. Try again.' });
  });

  it('shows the sentence of the database when a kind of file is refused', async () => {
    server.use(
      rpc('create_attachment', () => failure(422, 'file_type_not_allowed', { field: 'file_type' })),
    );
    const queue = open();
    queue.add([file('a.png')]);
    await expect
      .poll(() => queue.snapshot()[0])
      .toMatchObject({
        status: 'failed',
        error: 'Files of this kind cannot be sent.',
      });
  });

  it('forgets a file that is removed while it is on its way', async () => {
    server.use(announce([]), store(stored), preflight);
    const queue = open();
    queue.add([file('a.png'), file('b.png')]);
    queue.remove(queue.snapshot()[0]?.id ?? '');
    await expect.poll(() => states(queue)).toEqual(['done']);
    expect(queue.snapshot()[0]?.name).toBe('b.png');
  });

  it('begins with the files of a draft', () => {
    const kept = attachment();
    const queue = new UploadQueue({ is_internal: false, initial: [kept] });
    expect(queue.snapshot()).toMatchObject([{ status: 'done', attachment: kept }]);
  });
});
