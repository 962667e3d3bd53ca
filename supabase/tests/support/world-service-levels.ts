import type pg from 'pg';
import { idOf } from '../matrix/model.ts';

/** One service level by the hours of one schedule, and a schedule that nobody keeps. */
export async function buildServiceLevels(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into public.schedules (id, name) values ($1, 'Office'), ($2, 'Unused')`,
    [idOf('schedule', 'office'), idOf('schedule', 'unused')],
  );
  await client.query(
    `insert into public.schedule_hours (schedule_id, weekday, opens, closes) values ($1, 1, '09:00', '17:00')`,
    [idOf('schedule', 'office')],
  );
  await client.query(
    `insert into public.schedule_holidays (schedule_id, on_date, name) values ($1, '2027-01-01', 'A day off')`,
    [idOf('schedule', 'office')],
  );
  await client.query(
    `insert into public.sla_policies (id, name, schedule_id) values ($1, 'Standard', $2)`,
    [idOf('policy', 'standard'), idOf('schedule', 'office')],
  );
  await client.query(
    `insert into public.sla_targets (policy_id, priority, first_response_minutes) values ($1, 'medium', 60)`,
    [idOf('policy', 'standard')],
  );
}
