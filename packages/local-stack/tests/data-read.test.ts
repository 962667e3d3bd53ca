import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withClient } from '../src/platform/provision.ts';
import { type TestClient, TestGateway } from './gateway-harness.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let gateway: TestGateway;
let client: TestClient;
let personId: string;

beforeAll(async () => {
  gateway = await TestGateway.start();
  ({ client, id: personId } = await gateway.person('Ada'));
});

afterAll(async () => {
  await gateway.close();
});

test('times come as ISO 8601 with an offset, numbers and JSON as themselves', async () => {
  const { data, error } = await client
    .from('projects')
    .select('id, started_at, tasks(points, details)')
    .eq('tasks.id', 2)
    .order('id');
  expect(error).toBeNull();
  expect(data).toEqual([
    {
      id: 1,
      started_at: '2026-01-01T00:00:00+00:00',
      tasks: [{ points: 2.5, details: { level: 2, nested: { even: true } } }],
    },
    { id: 2, started_at: '2026-02-03T04:05:06.789+00:00', tasks: [] },
    { id: 3, started_at: '2026-03-01T00:00:00+00:00', tasks: [] },
    { id: 4, started_at: '2026-04-01T00:00:00+00:00', tasks: [] },
  ]);
});

function idsOf(rows: { id: number }[] | null): number[] {
  return (rows ?? []).map(({ id }) => id);
}

async function ids(
  query: PromiseLike<{ data: { id: number }[] | null; error: unknown }>,
): Promise<number[]> {
  const { data, error } = await query;
  expect(error).toBeNull();
  return idsOf(data);
}

test('every filter operator that the apps use finds its rows and no others', async () => {
  const tasks = () => client.from('tasks').select('id').order('id').lte('id', 30);
  expect(await ids(tasks().eq('id', 3))).toEqual([3]);
  expect(await ids(tasks().neq('project_id', 1).lt('id', 6))).toEqual([1, 3, 5]);
  expect(await ids(tasks().gt('id', 28))).toEqual([29, 30]);
  expect(await ids(tasks().gte('points', 37.5))).toEqual([30]);
  expect(await ids(tasks().in('id', [1, 2, 99]))).toEqual([1, 2]);
  expect(await ids(tasks().in('state', ['doing']).lt('id', 5))).toEqual([1, 4]);
  expect(await ids(tasks().in('id', []))).toEqual([]);
  expect(await ids(tasks().is('reviewer_id', null).lt('id', 3))).toEqual([1, 2]);
  expect(await ids(tasks().not('reviewer_id', 'is', null))).toEqual([]);
  expect(await ids(tasks().like('title', 'Task 1_').lt('id', 12))).toEqual([10, 11]);
  expect(await ids(tasks().ilike('title', 'tASK 2'))).toEqual([2]);
  expect(await ids(tasks().match({ project_id: 1, state: 'done' }).lt('id', 12))).toEqual([2, 8]);
  expect(await ids(tasks().contains('labels', ['five', 'many words']).lt('id', 11))).toEqual([
    5, 10,
  ]);
  expect(await ids(tasks().overlaps('labels', ['five', 'nothing']).lt('id', 6))).toEqual([5]);
  expect(
    await ids(
      tasks()
        .contains('details', { nested: { even: true } })
        .lt('id', 5),
    ),
  ).toEqual([2, 4]);
  expect(await ids(tasks().eq('details->nested->>even', 'false').lt('id', 4))).toEqual([1, 3]);
  expect(await ids(tasks().or('id.eq.7,and(id.gt.3,id.lt.6,state.neq.todo)'))).toEqual([4, 5, 7]);
  expect(await ids(tasks().not('id', 'in', '(1,2,3)').lt('id', 6))).toEqual([4, 5]);
  expect(await ids(tasks().textSearch('search', '7', { type: 'websearch' }))).toEqual([7]);
  expect(await ids(tasks().filter('id', 'eq(any)', '{4,9}'))).toEqual([4, 9]);
  const named = client.from('projects').select('id').order('id');
  expect(await ids(named.in('name', ['Dione, a moon', 'Apollo']))).toEqual([1, 4]);
  const quoted = client.from('projects').select('id').order('id');
  expect(await ids(quoted.eq('name', 'Cassini, "the probe"'))).toEqual([3]);
});

test('embeds follow foreign keys both ways, through junctions, with hints, aliases and spreads', async () => {
  const { data, error } = await client
    .from('tasks')
    .select(
      'id, project:projects(name), tags(name), owner:people!owner_id(full_name), ...projects(project_name:name)',
    )
    .in('id', [1, 20])
    .order('id');
  expect(error).toBeNull();
  expect(data).toEqual([
    {
      id: 1,
      project: { name: 'Borealis' },
      tags: [{ name: 'later' }],
      owner: null,
      project_name: 'Borealis',
    },
    { id: 20, project: { name: 'Apollo' }, tags: [], owner: null, project_name: 'Apollo' },
  ]);
});

test('an inner embed and a filter on it drop the rows without a match', async () => {
  const inner = await client
    .from('tasks')
    .select('id, tags!inner(name)', { count: 'exact' })
    .eq('tags.name', 'later')
    .order('id');
  expect(idsOf(inner.data)).toEqual([1, 3, 5, 7, 9]);
  expect(inner.count).toBe(5);
  const without = await client.from('projects').select('id, tasks()').is('tasks', null).order('id');
  expect(without.data).toEqual([{ id: 3 }, { id: 4 }]);
});

test('an embedded list has its own order and length', async () => {
  const { data } = await client
    .from('projects')
    .select('id, tasks(id)')
    .eq('id', 1)
    .order('id', { referencedTable: 'tasks', ascending: false })
    .limit(2, { referencedTable: 'tasks' });
  expect(data).toEqual([{ id: 1, tasks: [{ id: 30 }, { id: 28 }] }]);
});

test('an embed that could mean two relationships is refused with both named', async () => {
  const { error, status } = await client.from('tasks').select('people(full_name)');
  expect(status).toBe(300);
  expect(error).toMatchObject({ code: 'PGRST201' });
  expect(JSON.stringify(error?.details)).toContain('tasks_reviewer_id_fkey');
});

test('ranges, counts and pages add up', async () => {
  const page = await client
    .from('tasks')
    .select('id', { count: 'exact' })
    .order('id')
    .range(10, 14);
  expect(idsOf(page.data)).toEqual([11, 12, 13, 14, 15]);
  expect(page.count).toBeGreaterThanOrEqual(30);
  expect(page.status).toBe(206);
  const head = await client.from('tasks').select('*', { count: 'exact', head: true }).lte('id', 30);
  expect(head).toMatchObject({ count: 30, data: null, error: null });
  const beyond = await client.from('projects').select('id', { count: 'exact' }).range(50, 59);
  expect(beyond).toMatchObject({ status: 416, error: { code: 'PGRST103' } });
  const planned = await client.from('tasks').select('id', { count: 'planned', head: true });
  expect(planned.count).toBeGreaterThan(0);
});

test('keyset paging walks all rows once, in order', async () => {
  const seen: number[] = [];
  let last: { points: number; id: number } | undefined;
  for (;;) {
    const query = client
      .from('tasks')
      .select('id, points')
      .lte('id', 30)
      .order('points')
      .order('id')
      .limit(7);
    const { data, error } = await (last === undefined
      ? query
      : query.or(`points.gt.${last.points},and(points.eq.${last.points},id.gt.${last.id})`));
    expect(error).toBeNull();
    if (data === null || data.length === 0) break;
    const page: { points: number; id: number }[] = data;
    seen.push(...idsOf(page));
    last = page.at(-1);
  }
  expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

test('single wants exactly one row', async () => {
  expect(await client.from('projects').select('name').eq('id', 1).single()).toMatchObject({
    data: { name: 'Apollo' },
  });
  const none = await client.from('projects').select('name').eq('id', 99).single();
  expect(none).toMatchObject({
    status: 406,
    error: { code: 'PGRST116', details: 'The result contains 0 rows' },
  });
  const maybe = await client.from('projects').select('name').eq('id', 99).maybeSingle();
  expect(maybe).toMatchObject({ data: null, error: null });
});

test('unknown tables, columns, operators and relationships have their own codes', async () => {
  expect(await client.from('nothing').select()).toMatchObject({
    status: 404,
    error: { code: 'PGRST205' },
  });
  expect(await client.from('tasks').select('nope')).toMatchObject({
    status: 400,
    error: { code: '42703' },
  });
  expect(await client.from('tasks').select('secrets(id)')).toMatchObject({
    status: 400,
    error: { code: 'PGRST200' },
  });
  expect(await client.from('tasks').select().filter('id', 'near', '1')).toMatchObject({
    error: { code: 'PGRST100' },
  });
  expect(await client.from('tasks').select('id.sum()')).toMatchObject({
    error: { code: 'PGRST123' },
  });
  expect(await client.schema('auth').from('users').select()).toMatchObject({
    status: 406,
    error: { code: 'PGRST106' },
  });
});

test('a value can never become part of the statement', async () => {
  const attack = `x'; drop table public.tags; --`;
  expect((await client.from('projects').select('id').eq('name', attack)).data).toEqual([]);
  expect((await client.from('projects').select('id').in('name', [attack, 'a"b\\c'])).data).toEqual(
    [],
  );
  const quoted = await client.from('projects').select(`id, "x"";select 1":name`);
  expect(quoted.error).not.toBeNull();
  const cast = await client.from('projects').select('id::int;drop table tags');
  expect(cast.error).not.toBeNull();
  expect((await client.from('tags').select('id')).data).toHaveLength(2);
});

test('row level security and privileges decide, not the gateway', async () => {
  const visitor = gateway.visitor();
  expect((await visitor.from('tasks').select('id')).data).toEqual([]);
  expect((await visitor.from('projects').select('id')).data).toHaveLength(4);
  expect(await visitor.from('secrets').select()).toMatchObject({
    status: 401,
    error: { code: '42501' },
  });
  expect(await client.from('secrets').select()).toMatchObject({
    status: 403,
    error: { code: '42501' },
  });
  expect((await gateway.admin().from('secrets').select()).error).toBeNull();
});

test('the request knows its caller, and a connection never keeps the one before', async () => {
  const me = await client.rpc('who');
  expect(me.data).toMatchObject({ uid: personId, role: 'authenticated', user: 'authenticated' });
  const nobody = await gateway.visitor().rpc('who');
  expect(nobody.data).toEqual({ uid: null, role: 'anon', user: 'anon', email: null });
  expect((await gateway.admin().rpc('who')).data).toMatchObject({
    uid: null,
    role: 'service_role',
  });
});

test('a request without a key, with a wrong key or with a bad token is refused', async () => {
  const url = `${gateway.url}/rest/v1/projects`;
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { apikey: 'sb_publishable_wrong' } })).status).toBe(401);
  const bad = await fetch(url, {
    headers: { apikey: gateway.publishableKey, authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.x' },
  });
  expect(bad.status).toBe(401);
  expect(await bad.json()).toMatchObject({ code: 'PGRST301' });
});

test('a table that a migration adds is served at once', async () => {
  await withClient(gateway.database.url('postgres'), async (db) => {
    await db.query(
      'create table public.fresh (id int primary key); insert into public.fresh values (1)',
    );
    await db.query('grant select on public.fresh to anon');
  });
  await expect
    .poll(async () => (await gateway.visitor().from('fresh').select()).data)
    .toEqual([{ id: 1 }]);
});

test('browsers of any origin may call, and may read the count', async () => {
  const preflight = await fetch(`${gateway.url}/rest/v1/projects`, {
    method: 'OPTIONS',
    headers: { origin: 'http://127.0.0.1:5173', 'access-control-request-headers': 'apikey,prefer' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('apikey,prefer');
  const answer = await fetch(`${gateway.url}/rest/v1/projects`, {
    headers: { apikey: gateway.publishableKey },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-expose-headers')).toContain('Content-Range');
});
