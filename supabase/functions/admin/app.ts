// @boundaries-ignore Deno resolves no workspace package, so functions share contracts by path.
import {
  type CreateStaff,
  createStaffSchema,
  type StaffCreated,
  staffCreatedSchema,
} from '../../../packages/core/src/contracts/staff.ts';
import { bearerToken } from '../_shared/bearer-token.ts';
import { createFunctionApp, type FunctionApp, type FunctionDeps } from '../_shared/function-app.ts';
import { readJson } from '../_shared/read-json.ts';

/** What is done with the caller's own token, so that the database decides whether they may. */
export interface AdminCaller {
  assertAdmin(): Promise<void>;
  setRole(profileId: string, role: CreateStaff['role']): Promise<void>;
  joinTeams(profileId: string, teamIds: readonly string[]): Promise<void>;
}

/** What needs the service key. Each throws a Problem that says what was wrong. */
export interface Accounts {
  create(account: { email: string; password: string; full_name: string }): Promise<{ id: string }>;
  remove(id: string): Promise<void>;
}

export interface AdminDeps extends FunctionDeps {
  asCaller(token: string): AdminCaller;
  accounts: Accounts;
  newPassword(): string;
}

/** `POST /admin/users` gives a colleague an account that can sign in at once. Admins only. */
export function createApp(deps: AdminDeps): FunctionApp {
  const app = createFunctionApp('admin', deps);
  app.post('/users', async (context) => {
    const caller = deps.asCaller(bearerToken(context.req.header('authorization')));
    await caller.assertAdmin();
    const wanted = await readJson(context, createStaffSchema);
    const created = await createStaff(deps, caller, wanted);
    context.header('cache-control', 'no-store');
    return context.json(staffCreatedSchema.parse(created), 201);
  });
  return app;
}

async function createStaff(
  deps: AdminDeps,
  caller: AdminCaller,
  wanted: CreateStaff,
): Promise<StaffCreated> {
  const { email, full_name, role } = wanted;
  const team_ids = [...new Set(wanted.team_ids)];
  const password = wanted.password ?? deps.newPassword();
  const { id } = await deps.accounts.create({ email, password, full_name });
  try {
    await caller.setRole(id, role);
    if (team_ids.length > 0) await caller.joinTeams(id, team_ids);
  } catch (error) {
    // Auth and the tables share no transaction: a half-made colleague would be a customer by mistake.
    await deps.accounts.remove(id).catch((cause: unknown) => {
      deps.logError(`The account ${id} was left behind and needs to be removed by hand.`, cause);
    });
    throw error;
  }
  return {
    id,
    email,
    full_name,
    role,
    team_ids,
    ...(wanted.password === undefined ? { password } : {}),
  };
}
