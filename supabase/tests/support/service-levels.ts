import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { TestDatabase } from './database.ts';
import type { Person } from './people.ts';

const moment = z.nullable(z.pipe(z.string(), z.coerce.date()));

const sla = z.object({
  policy_id: z.uuid(),
  due_clock: z.nullable(z.enum(['first_response', 'next_response', 'resolution'])),
  due_at: moment,
  first_response_due_at: moment,
  next_response_due_at: moment,
  resolution_due_at: moment,
  resolution_spent: z.number(),
  paused_at: moment,
  breaches: z.array(z.string()),
});

/** The clocks of a ticket as its row shows them. */
export type Sla = z.output<typeof sla>;

const staffRow = z.looseObject({ id: z.uuid(), sla: z.nullable(sla) });

/** A ticket as staff get it. */
export async function rowOf(
  db: TestDatabase,
  reader: Person,
  ticketId: string,
): Promise<z.output<typeof staffRow>> {
  return db.as(reader.caller).rpc('get_ticket', { p_ref: ticketId }, staffRow);
}

type Minutes = number | null;
type Values = Readonly<Record<string, unknown>>;
type Policy = Values & { readonly times: readonly [Minutes, Minutes, Minutes] };

const half = (minutes: Minutes): Minutes => (minutes === null ? null : minutes / 2);

/** A service level with the same times for each priority, but for urgent tickets: half of them. */
export async function savePolicy(
  db: TestDatabase,
  admin: Person,
  { times: [first, next, resolution], ...more }: Policy,
): Promise<string> {
  const targets = ['low', 'medium', 'high', 'urgent'].map((priority) => {
    const of = priority === 'urgent' ? half : (minutes: Minutes) => minutes;
    return {
      priority,
      first_response_minutes: of(first),
      next_response_minutes: of(next),
      resolution_minutes: of(resolution),
    };
  });
  const policy = { name: `Level ${randomUUID().slice(0, 8)}`, description: '', targets, ...more };
  return db.as(admin.caller).rpc('save_sla_policy', { p_policy: policy }, z.uuid());
}

/** Monday to Friday from nine to five. */
export const officeHours: Values = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
};

export async function saveSchedule(
  db: TestDatabase,
  admin: Person,
  values: Values = {},
): Promise<string> {
  const schedule = {
    name: `Hours ${randomUUID().slice(0, 8)}`,
    timezone: 'UTC',
    holidays: [],
    ...values,
  };
  return db.as(admin.caller).rpc('save_schedule', { p_schedule: schedule }, z.uuid());
}
