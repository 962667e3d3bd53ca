import { readdir } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestClient, TestGateway } from './gateway-harness.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let gateway: TestGateway;
let client: TestClient;
let id: string;

beforeAll(async () => {
  gateway = await TestGateway.start();
  ({ client, id } = await gateway.person('Keeper'));
});

afterAll(async () => {
  await gateway.close();
});

async function bytes(blob: Blob | null): Promise<Buffer> {
  return Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer());
}

function papers(as: TestClient = client) {
  return as.storage.from('papers');
}

/** How many files there are on disk. */
async function fileCount(): Promise<number> {
  const entries = await readdir(gateway.storageDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

/** The request as it is written, which clients would tidy up before sending. */
function rawStatus(
  method: string,
  target: string,
  headers: Record<string, string>,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const { hostname, port } = new URL(gateway.url);
  http
    .request({ hostname, port, method, path: target, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
    .on('error', reject)
    .end(method === 'POST' ? 'content' : undefined);
  return promise;
}

test('a file comes back as it went up, with its type and metadata', async () => {
  const name = `${id}/dot.png`;
  const { data, error } = await papers().upload(name, new Blob([PNG], { type: 'image/png' }), {
    cacheControl: '60',
    metadata: { alt: 'a dot' },
  });
  expect(error).toBeNull();
  expect(data).toMatchObject({ path: name, fullPath: `papers/${name}` });
  const blob = await papers().download(name);
  expect(await bytes(blob.data)).toEqual(PNG);
  expect(blob.data?.type).toBe('image/png');
  const info = await papers().info(name);
  expect(info.data).toMatchObject({
    size: PNG.length,
    contentType: 'image/png',
    metadata: { alt: 'a dot' },
  });
  expect((await papers().exists(name)).data).toBe(true);
});

test('a body that is not a form is stored as well', async () => {
  const name = `${id}/raw.png`;
  expect((await papers().upload(name, PNG, { contentType: 'image/png' })).error).toBeNull();
  const { data } = await papers().download(name);
  expect(await bytes(data)).toEqual(PNG);
});

test('the policies on storage.objects decide who uploads, reads, lists and deletes', async () => {
  const name = `${id}/private.txt`;
  await papers().upload(name, 'mine', { contentType: 'text/plain' });
  const { client: other } = await gateway.person('Other');
  const before = await fileCount();
  const upload = await papers(other).upload(`${id}/planted.txt`, 'theirs', {
    contentType: 'text/plain',
  });
  expect(upload.error).toMatchObject({ status: 400, statusCode: '403' });
  expect(await fileCount()).toBe(before);
  expect((await papers(other).download(name)).error).toMatchObject({ status: 400 });
  expect((await papers(gateway.visitor()).download(name)).error).toMatchObject({ status: 400 });
  expect((await papers(other).createSignedUrl(name, 60)).error).toMatchObject({
    statusCode: '404',
  });
  expect((await papers(other).list(id)).data).toEqual([]);
  expect((await papers(other).remove([name])).data).toEqual([]);
  expect((await papers().download(name)).error).toBeNull();
});

test('size and type are limited by the bucket, and nothing is left behind', async () => {
  const before = await fileCount();
  const large = await papers().upload(`${id}/large.txt`, 'x'.repeat(1025), {
    contentType: 'text/plain',
  });
  expect(large.error).toMatchObject({ statusCode: '413' });
  const blob = new Blob(['x'.repeat(200_000)], { type: 'text/plain' });
  expect((await papers().upload(`${id}/larger.txt`, blob)).error).toMatchObject({
    statusCode: '413',
  });
  const wrong = await papers().upload(`${id}/a.zip`, 'PK', { contentType: 'application/zip' });
  expect(wrong.error).toMatchObject({ statusCode: '415' });
  expect(await fileCount()).toBe(before);
  expect((await papers().list(id, { search: 'larg' })).data).toEqual([]);
});

test('an existing object is kept, unless told otherwise; then the old file is gone', async () => {
  const name = `${id}/twice.txt`;
  await papers().upload(name, 'one', { contentType: 'text/plain' });
  const again = await papers().upload(name, 'two', { contentType: 'text/plain' });
  expect(again.error).toMatchObject({ statusCode: '409' });
  const before = await fileCount();
  expect(
    (await papers().upload(name, 'three', { contentType: 'text/plain', upsert: true })).error,
  ).toBeNull();
  expect((await papers().update(name, 'four', { contentType: 'text/plain' })).error).toBeNull();
  expect(await (await papers().download(name)).data?.text()).toBe('four');
  expect(await fileCount()).toBe(before);
  expect(
    (await papers().update(`${id}/never.txt`, 'x', { contentType: 'text/plain' })).error,
  ).not.toBeNull();
});

test('a signed link works for its object alone, without signing in', async () => {
  const name = `${id}/shared.txt`;
  await papers().upload(name, 'shared', { contentType: 'text/plain' });
  const { data } = await papers().createSignedUrl(name, 60);
  const link = data?.signedUrl ?? '';
  const answer = await fetch(link);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('shared');
  expect((await fetch(link.replace('shared.txt', 'private.txt'))).status).toBe(400);
  expect((await fetch(link.slice(0, -3))).status).toBe(400);
  const saved = await papers().createSignedUrl(name, 60, { download: 'the report.txt' });
  const headers = (await fetch(saved.data?.signedUrl ?? '')).headers;
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="the report\.txt"/);
  const many = await papers().createSignedUrls([name, `${id}/missing.txt`], 60);
  expect(many.data?.map(({ error }) => error === null)).toEqual([true, false]);
});

test('a signed link is no access token, and an access token no signed link', async () => {
  const name = `${id}/tokens.txt`;
  await papers().upload(name, 'x', { contentType: 'text/plain' });
  const link = new URL((await papers().createSignedUrl(name, 60)).data?.signedUrl ?? '');
  const token = link.searchParams.get('token') ?? '';
  const answer = await fetch(`${gateway.url}/rest/v1/tasks`, {
    headers: { apikey: gateway.publishableKey, authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(401);
  link.searchParams.set('token', (await client.auth.getSession()).data.session?.access_token ?? '');
  expect((await fetch(link)).status).toBe(400);
});

test('a signed upload link takes one object from somebody without an account', async () => {
  const name = `${id}/delivered.txt`;
  const { data, error } = await papers().createSignedUploadUrl(name);
  expect(error).toBeNull();
  const visitor = papers(gateway.visitor());
  const blob = new Blob(['delivered'], { type: 'text/plain' });
  expect(
    (await visitor.uploadToSignedUrl(`${id}/else.txt`, data?.token ?? '', blob)).error,
  ).not.toBeNull();
  expect((await visitor.uploadToSignedUrl(name, data?.token ?? '', blob)).error).toBeNull();
  expect(await (await papers().download(name)).data?.text()).toBe('delivered');
  const { client: other } = await gateway.person('Other');
  expect((await papers(other).createSignedUploadUrl(`${id}/x.txt`)).error).toMatchObject({
    statusCode: '403',
  });
});

test('an uploaded page or drawing is saved, never run', async () => {
  for (const [file, type] of [
    ['page.html', 'text/html'],
    ['drawing.svg', 'image/svg+xml'],
  ] as const) {
    const name = `${id}/${file}`;
    await papers().upload(name, '<svg onload="alert(1)"/>', { contentType: type });
    const { data } = await papers().createSignedUrl(name, 60);
    const { headers } = await fetch(data?.signedUrl ?? '');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
  }
  await papers().upload(`${id}/doc.pdf`, '%PDF-1.7', { contentType: 'application/pdf' });
  const { data } = await papers().createSignedUrl(`${id}/doc.pdf`, 60);
  expect((await fetch(data?.signedUrl ?? '')).headers.get('content-disposition')).toMatch(
    /^inline/,
  );
});

test('parts, unchanged copies and heads of a file can be asked for', async () => {
  const name = `${id}/range.txt`;
  await papers().upload(name, '0123456789', { contentType: 'text/plain' });
  const link = (await papers().createSignedUrl(name, 60)).data?.signedUrl ?? '';
  const part = await fetch(link, { headers: { range: 'bytes=2-4' } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    '234',
    'bytes 2-4/10',
  ]);
  expect(await (await fetch(link, { headers: { range: 'bytes=-3' } })).text()).toBe('789');
  expect((await fetch(link, { headers: { range: 'bytes=50-' } })).status).toBe(416);
  const whole = await fetch(link);
  const etag = whole.headers.get('etag') ?? '';
  expect((await fetch(link, { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect((await fetch(link, { method: 'HEAD' })).headers.get('content-length')).toBe('10');
});

test('lists show one level, in pages', async () => {
  for (const name of ['list/a.txt', 'list/b.txt', 'list/sub/c.txt']) {
    await papers().upload(`${id}/${name}`, name, { contentType: 'text/plain' });
  }
  const all = await papers().list(`${id}/list`);
  expect(all.data?.map(({ name, id: objectId }) => [name, objectId !== null])).toEqual([
    ['a.txt', true],
    ['b.txt', true],
    ['sub', false],
  ]);
  const page = await papers().list(`${id}/list`, {
    limit: 1,
    offset: 1,
    sortBy: { column: 'name', order: 'desc' },
  });
  expect(page.data?.map(({ name }) => name)).toEqual(['b.txt']);
  expect(
    (await papers().list(`${id}/list`, { search: 'B' })).data?.map(({ name }) => name),
  ).toEqual(['b.txt']);
});

test('objects are moved, copied and removed with their files', async () => {
  await papers().upload(`${id}/from.txt`, 'travels', { contentType: 'text/plain' });
  expect((await papers().copy(`${id}/from.txt`, `${id}/copy.txt`)).error).toBeNull();
  expect((await papers().move(`${id}/from.txt`, `${id}/to.txt`)).error).toBeNull();
  expect(await (await papers().download(`${id}/copy.txt`)).data?.text()).toBe('travels');
  const before = await fileCount();
  const removed = await papers().remove([`${id}/to.txt`, `${id}/copy.txt`]);
  expect(removed.data).toHaveLength(2);
  expect(await fileCount()).toBe(before - 2);
  expect((await papers().download(`${id}/to.txt`)).error).not.toBeNull();
});

test('no name leads out of the storage folder', async () => {
  const token = (await client.auth.getSession()).data.session?.access_token ?? '';
  const headers = {
    apikey: gateway.publishableKey,
    authorization: `Bearer ${token}`,
    'content-type': 'text/plain',
  };
  const before = await fileCount();
  for (const name of ['../x', '..%2f..%2fx', '%2e%2e/x', 'a/../../x', '%00', '%', '.', 'a//b']) {
    const target = `/storage/v1/object/papers/${id}/${name}`;
    const answers = [
      await rawStatus('POST', target, headers),
      await rawStatus('GET', target, headers),
    ];
    expect({ name, answers }).toEqual({ name, answers: [400, 400] });
  }
  expect(await fileCount()).toBe(before);
  expect((await readdir(path.dirname(gateway.storageDir))).includes('x')).toBe(false);
});

test('a public bucket is readable by link, and buckets belong to the secret key', async () => {
  const admin = gateway.admin();
  await admin.storage.from('pictures').upload('logo.png', PNG, { contentType: 'image/png' });
  const { publicUrl } = client.storage.from('pictures').getPublicUrl('logo.png').data;
  expect((await fetch(publicUrl)).status).toBe(200);
  expect((await fetch(publicUrl.replace('/pictures/', '/papers/'))).status).toBe(400);
  expect((await client.storage.createBucket('mine')).error).toMatchObject({ statusCode: '403' });
  expect(
    (await admin.storage.createBucket('fresh', { public: false, fileSizeLimit: '1MB' })).error,
  ).toBeNull();
  expect((await admin.storage.getBucket('fresh')).data).toMatchObject({
    file_size_limit: 1_048_576,
  });
  await admin.storage.from('fresh').upload('x', 'x', { contentType: 'text/plain' });
  expect((await admin.storage.deleteBucket('fresh')).error).not.toBeNull();
  await admin.storage.emptyBucket('fresh');
  expect((await admin.storage.deleteBucket('fresh')).error).toBeNull();
});
