// @boundaries-ignore Deno resolves no workspace package, so functions share contracts by path.
import {
  type InviteCustomer,
  inviteCustomerSchema,
  customerInvitedSchema,
} from '../../../packages/core/src/contracts/invited-customer.ts';
import { bearerToken } from '../_shared/bearer-token.ts';
import { createFunctionApp, type FunctionApp, type FunctionDeps } from '../_shared/function-app.ts';
import { readJson } from '../_shared/read-json.ts';

/** What is asked with the caller's own token, so that the database decides whether they may. */
export interface PeopleCaller {
  assertMayInvite(): Promise<void>;
}

/** What needs the service key. Each throws a Problem that says what was wrong. */
export interface Invitations {
  /** Makes an account without a password and mails the way into it; mails again while nobody took it. */
  send(customer: InviteCustomer): Promise<{ id: string }>;
}

export interface PeopleDeps extends FunctionDeps {
  asCaller(token: string): PeopleCaller;
  invitations: Invitations;
}

/** `POST /people/customers` gives a customer an account and mails them the way in. Needs `customers.manage`. */
export function createApp(deps: PeopleDeps): FunctionApp {
  const app = createFunctionApp('people', deps);
  app.post('/customers', async (context) => {
    const caller = deps.asCaller(bearerToken(context.req.header('authorization')));
    await caller.assertMayInvite();
    const customer = await readJson(context, inviteCustomerSchema);
    const { id } = await deps.invitations.send(customer);
    context.header('cache-control', 'no-store');
    return context.json(customerInvitedSchema.parse({ id, ...customer }), 201);
  });
  return app;
}
