import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAdmin, deactivate, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { anything } from './support/tickets.ts';
import { untilBlocked } from './support/waiting.ts';

describe('the last active admin', () => {
  let alone: TestDatabase;
  let last: Person;

  beforeAll(async () => {
    alone = await createTestDatabase();
    last = await createAdmin(alone);
    // An admin without access does not count.
    await deactivate(alone, await createAdmin(alone));
  });
  afterAll(async () => alone[Symbol.asyncDispose]());

  it.each([
    ['demoted', "update public.profiles set role = 'agent' where id = $1"],
    ['deactivated', 'update public.profiles set is_active = false where id = $1'],
  ])('cannot be %s by themselves', async (_, statement) => {
    expect(await refused(alone.as(last.caller).count(statement, last.id))).toMatchObject({
      state: 'PT409',
      code: 'last_admin',
    });
  });

  it('cannot be deleted, even with the service key', async () => {
    expect(
      await refused(alone.owner.count('delete from auth.users where id = $1', last.id)),
    ).toMatchObject({
      code: 'last_admin',
    });
  });

  it('stays when one statement demotes all admins', async () => {
    const second = await createAdmin(alone);
    const all = alone
      .as(last.caller)
      .count("update public.profiles set role = 'agent' where role = 'admin'");
    // The rows come in any order: the caller is refused as soon as they are no admin, or as the last one.
    expect(['last_admin', 'not_allowed']).toContain((await refused(all)).code);
    expect(
      await alone.owner.count("select from public.profiles where role = 'admin' and is_active"),
    ).toBe(2);
    await alone
      .as(last.caller)
      .rpc('admin_set_role', { p_profile_id: second.id, p_role: 'customer' }, anything);
  });

  it('stays when two admins demote each other at the same time', async () => {
    const second = await createAdmin(alone);
    await using first = await alone.begin(last.caller);
    await using other = await alone.begin(second.caller);
    const demote = "update public.profiles set role = 'agent' where id = $1";
    expect(await first.session.count(demote, second.id)).toBe(1);
    const loser = refused(other.session.count(demote, last.id));
    await untilBlocked(alone, other);
    await first.commit();
    expect(await loser).toMatchObject({ state: 'PT409', code: 'last_admin' });
    await other.rollback();
    const admins = "select from public.profiles where role = 'admin' and is_active";
    expect(await alone.owner.count(admins)).toBe(1);
  });
});
