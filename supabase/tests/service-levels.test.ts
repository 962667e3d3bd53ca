import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAdmin, createTeam, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { officeHours, savePolicy, saveSchedule } from './support/service-levels.ts';

let db: TestDatabase;
let admin: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  admin = await createAdmin(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const save = async (name: string, args: Readonly<Record<string, unknown>>): Promise<string> =>
  db.as(admin.caller).rpc(name, args, z.uuid());

const audited = async (ids: readonly string[]): Promise<unknown[]> =>
  db.owner.rows(
    z.object({ action: z.string(), table_name: z.string(), record_id: z.string() }),
    `select action, table_name, record_id from public.audit_log
    where split_part(record_id, ':', 1) = any ($1) and actor_id = $2 order by id`,
    ids,
    admin.id,
  );

describe('a service level', () => {
  it('is added as the last one and changed as a whole', async () => {
    const first = await savePolicy(db, admin, { times: [60, null, null] });
    const second = await savePolicy(db, admin, { times: [30, null, null] });
    const targets = [{ priority: 'high', resolution_minutes: 120 }];
    expect(
      await save('save_sla_policy', { p_policy: { name: ' Gold ', targets }, p_id: second }),
    ).toBe(second);
    const rows = await db.owner.rows(
      z.object({ id: z.uuid(), name: z.string(), targets: z.array(z.unknown()) }),
      `select p.id, p.name, array(
        select jsonb_build_array(g.priority, g.first_response_minutes, g.resolution_minutes) from public.sla_targets as g
        where g.policy_id = p.id order by g.priority
      ) as targets
      from public.sla_policies as p where p.id = any ($1) order by p.position`,
      [first, second],
    );
    expect(rows.map(({ id }) => id)).toEqual([first, second]);
    expect(rows[1]).toMatchObject({ name: 'Gold', targets: [['high', null, 120]] });
  });

  it('goes with the team that it was for, so that it is never for others', async () => {
    const team = await createTeam(db);
    const id = await savePolicy(db, admin, { times: [60, null, null], team_id: team.id });
    await db.as(admin.caller).count('delete from public.teams where id = $1', team.id);
    const found = await db.owner.rows(
      z.unknown(),
      'select from public.sla_policies where id = $1',
      id,
    );
    expect(found).toEqual([]);
  });

  it.each([
    [{ targets: [] }, 'name_too_short', 'name'],
    [{ name: 'x'.repeat(81), targets: [] }, 'name_too_long', 'name'],
    [{ name: 'Gold' }, 'policy_invalid', 'targets'],
    [{ name: 'Gold', targets: [], colour: 'red' }, 'policy_invalid', 'colour'],
    [{ name: 'Gold', targets: [], schedule_id: 'x' }, 'policy_invalid', 'schedule_id'],
    [{ name: 'Gold', targets: [], is_active: 'yes' }, 'policy_invalid', 'is_active'],
    [{ name: 'Gold', targets: [{ priority: 'huge' }] }, 'policy_invalid', 'priority'],
    [
      { name: 'Gold', targets: [{ priority: 'low', first_response_minutes: 525_601 }] },
      'policy_invalid',
      'first_response_minutes',
    ],
    [
      { name: 'Gold', targets: [{ priority: 'low', resolution_minutes: 'soon' }] },
      'policy_invalid',
      'resolution_minutes',
    ],
  ])('%j is refused as %s, which names %s', async (policy, code, field) => {
    expect(await refused(save('save_sla_policy', { p_policy: policy }))).toMatchObject({
      state: 'PT422',
      code,
      detail: { field },
    });
  });
});

describe('a schedule', () => {
  it('is saved whole, and the audit log tells what changed alone', async () => {
    const id = await saveSchedule(db, admin, officeHours);
    const known = (await audited([id])).length;
    const name = 'Winter hours';
    const { hours } = officeHours;
    const p_schedule = {
      name,
      timezone: 'UTC',
      hours,
      holidays: [{ on_date: '2026-12-25', name }],
    };
    await save('save_schedule', { p_schedule, p_id: id });
    expect((await audited([id])).slice(known)).toEqual([
      { action: 'update', table_name: 'schedules', record_id: id },
      { action: 'insert', table_name: 'schedule_holidays', record_id: `${id}:2026-12-25` },
    ]);
    await save('save_schedule', { p_schedule, p_id: id });
    expect(await audited([id])).toHaveLength(known + 2);
  });

  it('stays while a team or a service level keeps it', async () => {
    const id = await saveSchedule(db, admin);
    const team = await createTeam(db);
    const keep = async (schedule: string | null): Promise<number> =>
      db
        .as(admin.caller)
        .count('update public.teams set schedule_id = $2 where id = $1', team.id, schedule);
    const drop = async (): Promise<number> =>
      db.as(admin.caller).count('delete from public.schedules where id = $1', id);
    await keep(id);
    expect(await refused(drop())).toMatchObject({ state: 'PT409', code: 'schedule_in_use' });
    await keep(null);
    const policy = await savePolicy(db, admin, { times: [60, null, null], schedule_id: id });
    expect(await refused(drop())).toMatchObject({ state: 'PT409', code: 'schedule_in_use' });
    await db.as(admin.caller).count('delete from public.sla_policies where id = $1', policy);
    expect(await drop()).toBe(1);
  });

  const span = (opens: unknown, closes: unknown, weekday: unknown = 1) => ({
    weekday,
    opens,
    closes,
  });

  it.each([
    [{ timezone: 'Mars/Base' }, 'timezone'],
    [{ timezone: 'CET-5' }, 'timezone'],
    [{ hours: 'always' }, 'hours'],
    [{ hours: [span('09:00', '17:00', 8)] }, 'weekday'],
    [{ hours: [span('25:00', '26:00')] }, 'closes'],
    [{ hours: [span('09:00', null)] }, 'closes'],
    [{ hours: [span('09:00', '12:00'), span('11:00', '17:00')] }, 'hours'],
    [{ hours: [span('09:00', '12:00'), span('09:00', '12:00')] }, 'hours'],
    [{ holidays: [{ on_date: 'Easter', name: 'Easter' }] }, 'on_date'],
    [{ holidays: [{ on_date: '2026-12-25', name: '' }] }, 'name'],
  ])('%j is refused and names %s', async (values, field) => {
    const p_schedule = { name: 'Hours', timezone: 'UTC', hours: [], holidays: [], ...values };
    expect(await refused(save('save_schedule', { p_schedule }))).toMatchObject({
      state: 'PT422',
      detail: { field },
    });
  });

  it('with a name that is taken is refused, and nothing is half-written', async () => {
    await saveSchedule(db, admin, { name: 'Taken' });
    const p_schedule = { name: 'taken', timezone: 'UTC', ...officeHours, holidays: [] };
    expect(await refused(save('save_schedule', { p_schedule }))).toMatchObject({ state: '23505' });
    const count = z.object({ schedules: z.number() });
    const text =
      "select count(*)::integer as schedules from public.schedules where lower(name) = 'taken'";
    expect(await db.owner.row(count, text)).toEqual({ schedules: 1 });
  });
});
