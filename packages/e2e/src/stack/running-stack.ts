import { z } from 'zod/mini';

const accountSchema = z.object({
  role: z.string(),
  name: z.string(),
  email: z.string(),
  password: z.string(),
});

const stackSchema = z.object({
  ready: z.boolean(),
  apiUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  mailUrl: z.string(),
  realtimeTestUrl: z.string(),
  apps: z.object({ customerPortal: z.string(), agentDesk: z.string(), adminConsole: z.string() }),
  demoAccounts: z.array(accountSchema),
});

export type RunningStack = z.infer<typeof stackSchema>;
export type DemoAccount = z.infer<typeof accountSchema>;
export type AppKey = keyof RunningStack['apps'];

const variable = 'AUTOCRM_E2E_STACK';

/** Hands what `npm run status` printed to the test workers. */
export function publishStack(status: string): void {
  process.env[variable] = JSON.stringify(stackSchema.parse(JSON.parse(status)));
}

/** The stack that the global set-up started. */
export function runningStack(): RunningStack {
  return stackSchema.parse(JSON.parse(process.env[variable] ?? 'null'));
}

/** A person of the demo data, by role and position. */
export function demoAccount(role: 'customer' | 'agent' | 'admin', position = 0): DemoAccount {
  const account = runningStack().demoAccounts.filter((each) => each.role === role)[position];
  if (account === undefined)
    throw new Error(`The demo data has no ${role} number ${position + 1}.`);
  return account;
}
