import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestClient, TestGateway } from './gateway-harness.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let gateway: TestGateway;
let client: TestClient;
let personId: string;

beforeAll(async () => {
  gateway = await TestGateway.start();
  ({ client, id: personId } = await gateway.person('Grace'));
});

afterAll(async () => {
  await gateway.close();
});

async function newTask(values: Record<string, unknown> = {}): Promise<{ id: number }> {
  const { data, error } = await client
    .from('tasks')
    .insert({ project_id: 1, title: 'Write tests', ...values })
    .select('id')
    .single();
  if (error !== null) throw error;
  return data;
}

test('an insert keeps types, fills defaults, and can answer with the row and what it leads to', async () => {
  const { data, error, status } = await client
    .from('tasks')
    .insert({
      project_id: 1,
      title: 'Measure',
      points: 12.5,
      labels: ['a', 'b,c'],
      details: { deep: [1, { x: null }] },
    })
    .select('title, points, labels, details, state, owner_id, project:projects(name)')
    .single();
  expect(error).toBeNull();
  expect(status).toBe(201);
  expect(data).toEqual({
    title: 'Measure',
    points: 12.5,
    labels: ['a', 'b,c'],
    details: { deep: [1, { x: null }] },
    state: 'todo',
    owner_id: personId,
    project: { name: 'Apollo' },
  });
});

test('an insert without an answer needs no right to read, and a list is one statement', async () => {
  const plain = await client.from('tasks').insert({ project_id: 1, title: 'Quiet' });
  expect(plain).toMatchObject({ status: 201, data: null, error: null });
  const many = await client
    .from('tasks')
    .insert([
      { project_id: 1, title: 'One' },
      { project_id: 99, title: 'Two' },
    ])
    .select('id');
  expect(many).toMatchObject({ status: 409, error: { code: '23503' } });
  expect((await client.from('tasks').select('id').eq('title', 'One')).data).toEqual([]);
});

test('what a row of a list does not say is null, or the default when that is asked for', async () => {
  const rows = [
    { project_id: 1, title: 'Said', state: 'done' },
    { project_id: 1, title: 'Unsaid' },
  ];
  const strict = await client.from('tasks').insert(rows);
  expect(strict).toMatchObject({ status: 400, error: { code: '23502' } });
  const lenient = await client
    .from('tasks')
    .insert(rows, { defaultToNull: false })
    .select('title, state')
    .order('title');
  expect(lenient.data).toEqual([
    { title: 'Said', state: 'done' },
    { title: 'Unsaid', state: 'todo' },
  ]);
});

test('an upsert changes the row that is there, or leaves it', async () => {
  const admin = gateway.admin();
  const tags = () => admin.from('tags').select('name').eq('id', 50).single();
  await admin.from('tags').upsert({ id: 50, name: 'first' });
  expect((await tags()).data).toEqual({ name: 'first' });
  await admin.from('tags').upsert({ id: 50, name: 'second' });
  expect((await tags()).data).toEqual({ name: 'second' });
  const ignored = await admin
    .from('tags')
    .upsert({ id: 50, name: 'third' }, { ignoreDuplicates: true })
    .select();
  expect(ignored.data).toEqual([]);
  expect((await tags()).data).toEqual({ name: 'second' });
  const byName = await admin
    .from('projects')
    .upsert({ id: 77, name: 'Apollo', started_at: '2026-01-01T00:00:00Z' }, { onConflict: 'name' });
  expect(byName.error).toMatchObject({ code: '23503' });
});

test('an update changes what its filter names and nothing else', async () => {
  const [first, second] = [await newTask(), await newTask()];
  const updated = await client
    .from('tasks')
    .update({ state: 'done', details: { by: 'update' } })
    .eq('id', first.id)
    .select('id, state, details');
  expect(updated).toMatchObject({
    status: 200,
    data: [{ id: first.id, state: 'done', details: { by: 'update' } }],
  });
  expect((await client.from('tasks').select('state').eq('id', second.id).single()).data).toEqual({
    state: 'todo',
  });
  expect(await client.from('tasks').update({ state: 'doing' }).eq('id', first.id)).toMatchObject({
    status: 204,
  });
});

test('a delete answers with what it took, and a row of somebody else stays', async () => {
  const task = await newTask();
  const other = await gateway.person('Mallory');
  expect((await other.client.from('tasks').delete().eq('id', task.id).select('id')).data).toEqual(
    [],
  );
  expect((await client.from('tasks').delete().eq('id', task.id).select('id')).data).toEqual([
    { id: task.id },
  ]);
  expect((await client.from('tasks').select('id').eq('id', task.id)).data).toEqual([]);
});

test('an update or delete without a filter is refused', async () => {
  expect(await client.from('tasks').delete()).toMatchObject({
    status: 400,
    error: { code: '21000' },
  });
  expect(await client.from('tasks').update({ title: 'x' })).toMatchObject({
    status: 400,
    error: { code: '21000' },
  });
});

test('a single answer that is not single undoes the change', async () => {
  const [first, second] = [await newTask(), await newTask()];
  const { error } = await client
    .from('tasks')
    .update({ title: 'Both' })
    .in('id', [first.id, second.id])
    .select()
    .single();
  expect(error).toMatchObject({ code: 'PGRST116', details: 'The result contains 2 rows' });
  expect((await client.from('tasks').select('id').eq('title', 'Both')).data).toEqual([]);
});

test('each broken rule has its SQLSTATE and status', async () => {
  const admin = gateway.admin();
  const at = '2026-01-01T00:00:00Z';
  expect(await admin.from('projects').insert({ id: 1, name: 'New', started_at: at })).toMatchObject(
    {
      status: 409,
      error: { code: '23505' },
    },
  );
  const domain = await client.from('tasks').insert({ project_id: 1, title: 'x', state: 'lost' });
  expect(domain).toMatchObject({ status: 400, error: { code: '23514' } });
  expect(await client.from('tasks').insert({ project_id: 1, title: null })).toMatchObject({
    status: 400,
    error: { code: '23502' },
  });
  expect(await client.from('tasks').insert({ project_id: 1, title: 'x', nope: 1 })).toMatchObject({
    status: 400,
    error: { code: 'PGRST204' },
  });
  const foreign = await client.from('tasks').insert({ project_id: 1, title: 'x', owner_id: null });
  expect(foreign).toMatchObject({ status: 403, error: { code: '42501' } });
  expect(await gateway.visitor().from('tasks').insert({ project_id: 1, title: 'x' })).toMatchObject(
    {
      status: 401,
      error: { code: '42501' },
    },
  );
});

test('a jsonb argument arrives as JSON, whatever it holds', async () => {
  for (const input of [{ a: [1, null] }, [1, 'two'], 'text', 7, true]) {
    const answer = await client.rpc('echo', { input, times: 2 });
    expect(answer.error).toBeNull();
    expect(answer.data).toEqual({
      type: Array.isArray(input) ? 'array' : typeof input,
      input,
      times: 2,
    });
  }
  expect((await client.rpc('echo', { input: {} })).data).toMatchObject({ times: 1 });
});

test('functions answer with a value, a row, a table, a filtered set, or nothing', async () => {
  expect((await client.rpc('add', { a: 2, b: 40 })).data).toBe(42);
  expect((await client.rpc('add', { a: 2, b: 40 }, { get: true })).data).toBe(42);
  expect((await client.rpc('names', { p_ids: [3, 1] })).data).toEqual([
    'Apollo',
    'Cassini, "the probe"',
  ]);
  expect((await client.rpc('first_project')).data).toMatchObject({ id: 1, name: 'Apollo' });
  expect(await client.rpc('touch')).toMatchObject({ status: 204, data: null, error: null });
  const states = await client.rpc('count_states');
  expect(states.data).toContainEqual({ state: 'done', total: 10 });
  const page = await client
    .rpc('tasks_in', { p_state: 'doing' }, { count: 'exact' })
    .select('id, project:projects(name)')
    .lte('id', 10)
    .order('id', { ascending: false })
    .limit(2);
  expect(page.data).toEqual([
    { id: 10, project: { name: 'Apollo' } },
    { id: 7, project: { name: 'Borealis' } },
  ]);
  expect(page.count).toBe(4);
});

test('a function names its own status, and its message, detail and hint arrive', async () => {
  const { status, error } = await client.rpc('refuse');
  expect(status).toBe(409);
  expect(error).toMatchObject({
    code: 'PT409',
    message: 'ticket_moved_on',
    details: '{"seq": 7}',
    hint: 'Somebody else has answered meanwhile.',
  });
  expect(await client.rpc('complain')).toMatchObject({
    status: 400,
    error: { code: 'P0001', message: 'no such luck' },
  });
});

test('an unknown function or argument is a 404 with a hint, and a bad value a 400', async () => {
  expect(await client.rpc('nope')).toMatchObject({ status: 404, error: { code: 'PGRST202' } });
  const misnamed = await client.rpc('add', { a: 1, c: 2 });
  expect(misnamed).toMatchObject({ status: 404, error: { code: 'PGRST202' } });
  expect(misnamed.error?.hint).toContain('public.add(a, b)');
  expect(await client.rpc('add', { a: 'x', b: 2 })).toMatchObject({
    status: 400,
    error: { code: '22P02' },
  });
});

test('a function called by GET cannot write, and by POST it can', async () => {
  const admin = gateway.admin();
  const read = await admin.rpc('make_tag', { p_id: 60 }, { get: true });
  expect(read).toMatchObject({ status: 405, error: { code: '25006' } });
  expect((await admin.rpc('make_tag', { p_id: 60 })).data).toBe(60);
});

test('a body that is not JSON is refused', async () => {
  const answer = await fetch(`${gateway.url}/rest/v1/tasks`, {
    method: 'POST',
    headers: { apikey: gateway.publishableKey, 'content-type': 'application/json' },
    body: '{"title": ',
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'PGRST102' });
});
