import type { Client } from 'pg';
import { idOf } from './random.ts';
import { insertRows } from './rows.ts';
import type { TeamName } from './scenarios/scenario.ts';

const weekdays = [1, 2, 3, 4, 5] as const;

/** When the demo's teams work. Support is there around the clock. */
const schedules: readonly {
  readonly name: string;
  readonly timezone: string;
  readonly teams: readonly TeamName[];
  readonly days: readonly number[];
  readonly spans: readonly (readonly [string, string])[];
}[] = [
  {
    name: 'Office hours',
    timezone: 'Europe/London',
    teams: ['Billing'],
    days: weekdays,
    spans: [
      ['09:00', '12:30'],
      ['13:30', '17:30'],
    ],
  },
  {
    name: 'Extended hours',
    timezone: 'Europe/London',
    teams: ['Hardware'],
    days: [...weekdays, 6],
    spans: [['07:00', '21:00']],
  },
];

/** Days off, which come every year. */
const holidays: readonly (readonly [string, string])[] = [
  ['01-01', "New Year's Day"],
  ['12-25', 'Christmas Day'],
  ['12-26', 'Boxing Day'],
];

const hours = (amount: number): number => amount * 60;

/** What the demo promises: minutes of the first and the next response and of the resolution. */
const policies: readonly {
  readonly name: string;
  readonly description: string;
  readonly team?: TeamName;
  readonly targets: Readonly<Record<string, readonly [number, number, number]>>;
}[] = [
  {
    name: 'Billing',
    description: 'Money waits for office hours, but not for long.',
    team: 'Billing',
    targets: {
      urgent: [hours(2), hours(4), hours(16)],
      high: [hours(4), hours(8), hours(24)],
      medium: [hours(8), hours(16), hours(40)],
      low: [hours(16), hours(24), hours(80)],
    },
  },
  {
    name: 'Standard',
    description: 'What every customer can count on.',
    targets: {
      urgent: [hours(2), hours(8), hours(72)],
      high: [hours(4), hours(16), hours(120)],
      medium: [hours(12), hours(36), hours(240)],
      low: [hours(24), hours(72), hours(480)],
    },
  },
];

/** Writes schedules and service levels, after the teams that they are for. */
export async function loadServiceLevels(
  client: Client,
  teams: Readonly<Record<TeamName, string>>,
  now: Date,
): Promise<void> {
  const scheduleId = (name: string): string => idOf(`schedule ${name}`);
  await insertRows(
    client,
    'schedules',
    schedules.map(({ name, timezone }) => ({ id: scheduleId(name), name, timezone, metadata: {} })),
  );
  await insertRows(
    client,
    'schedule_hours',
    schedules.flatMap(({ name, days, spans }) =>
      days.flatMap((weekday) =>
        spans.map(([opens, closes]) => ({ schedule_id: scheduleId(name), weekday, opens, closes })),
      ),
    ),
  );
  const years = [now.getUTCFullYear(), now.getUTCFullYear() + 1];
  await insertRows(
    client,
    'schedule_holidays',
    schedules.flatMap(({ name }) =>
      years.flatMap((year) =>
        holidays.map(([day, holiday]) => ({
          schedule_id: scheduleId(name),
          on_date: `${year}-${day}`,
          name: holiday,
        })),
      ),
    ),
  );
  for (const { name, teams: own } of schedules) {
    await client.query('update public.teams set schedule_id = $1 where id = any ($2)', [
      scheduleId(name),
      own.map((team) => teams[team]),
    ]);
  }
  const policyId = (name: string): string => idOf(`service level ${name}`);
  await insertRows(
    client,
    'sla_policies',
    policies.map(({ name, description, team }, position) => ({
      id: policyId(name),
      name,
      description,
      team_id: team === undefined ? null : teams[team],
      position,
    })),
  );
  await insertRows(
    client,
    'sla_targets',
    policies.flatMap(({ name, targets }) =>
      Object.entries(targets).map(([priority, [first, next, resolution]]) => ({
        policy_id: policyId(name),
        priority,
        first_response_minutes: first,
        next_response_minutes: next,
        resolution_minutes: resolution,
      })),
    ),
  );
}

/** Lets each ticket's clocks run through its history, as the triggers would have; what ran out is recorded when it did. */
const clocksSql = `
do $$
declare
  v_now timestamptz := current_setting('autocrm.seed_now')::timestamptz;
  v_last public.tickets;
  v_ticket public.tickets;
  v_desk public.ticket_desk;
  v_seq bigint;
  v_event record;
  v_clock record;
begin
  for v_last in select * from public.tickets loop
    select * into v_desk from public.ticket_desk as d where d.ticket_id = v_last.id;
    v_seq := 1000000;
    v_ticket := v_last;
    v_ticket.status := 'new';
    v_ticket.first_responded_at := null;
    v_ticket.awaiting_reply_since := v_last.created_at;
    v_desk := private.reckon_clocks(v_ticket, v_desk, v_last.created_at);
    for v_event in
      select m.created_at as moment, 0 as place, m.author_role as author, null as status
      from public.ticket_messages as m where m.ticket_id = v_last.id
      union all
      select a.created_at, 1, null, a.new_value ->> 'status'
      from public.ticket_activities as a where a.ticket_id = v_last.id and a.type = 'status_change'
      union all
      select v_now, 2, null, v_last.status
      order by 1, 2
    loop
      for v_clock in
        select * from private.running_clocks(v_ticket, v_desk) as c
        where c.due_at <= v_event.moment and c.clock <> all (v_desk.overdue) order by c.due_at
      loop
        v_seq := v_seq + 1;
        v_desk.breaches := v_desk.breaches || v_clock.clock::text;
        v_desk.overdue := v_desk.overdue || v_clock.clock::text;
        insert into public.ticket_activities (ticket_id, seq, actor_role, type, is_internal, new_value, created_at)
        values (
          v_last.id, v_seq, 'system', 'sla_breached', true,
          jsonb_build_object('clock', v_clock.clock, 'due_at', v_clock.due_at), v_clock.due_at
        );
      end loop;
      if v_event.author = 'customer' then
        v_ticket.awaiting_reply_since := coalesce(v_ticket.awaiting_reply_since, v_event.moment);
      elsif v_event.author is not null then
        v_ticket.awaiting_reply_since := null;
        v_ticket.first_responded_at := coalesce(v_ticket.first_responded_at, v_event.moment);
      end if;
      v_ticket.status := coalesce(v_event.status, v_ticket.status);
      v_desk := private.reckon_clocks(v_ticket, v_desk, v_event.moment);
    end loop;
    perform private.store_clocks(v_desk);
    update public.tickets set awaiting_reply_since = v_ticket.awaiting_reply_since, next_due_at = private.next_due(v_ticket, v_desk)
    where id = v_last.id;
  end loop;
end;
$$`;

/** Numbers the staff's feeds anew, in which what ran out now stands between older entries. */
const numbersSql = [
  `create temporary table feed on commit drop as
  select a.id, a.ticket_id, a.entry_id, a.seq,
    row_number() over (partition by a.ticket_id order by a.created_at, a.seq) as place,
    count(*) over (partition by a.ticket_id) as entries
  from public.ticket_activities as a where a.is_internal`,
  // Whoever had read everything has seen that too.
  `update public.ticket_reads as r set last_read_staff_seq = f.place
  from (
    select f.ticket_id, f.seq, case when f.seq = d.seq then f.entries else f.place end as place
    from feed as f join public.ticket_desk as d on d.ticket_id = f.ticket_id
  ) as f
  where r.ticket_id = f.ticket_id and r.last_read_staff_seq = f.seq`,
  'update public.ticket_activities as a set seq = 2000000 + f.place from feed as f where f.id = a.id',
  'update public.ticket_notes as n set seq = 2000000 + f.place from feed as f where f.entry_id = n.id',
  'update public.ticket_activities set seq = seq - 2000000 where is_internal',
  'update public.ticket_notes set seq = seq - 2000000',
  'update public.ticket_desk as d set seq = f.entries from feed as f where f.ticket_id = d.ticket_id',
];

/** Gives tickets that were written without their triggers the clocks that they would have, up to `now`. */
export async function runClocks(client: Client, now: Date): Promise<void> {
  await client.query("select set_config('autocrm.seed_now', $1, true)", [now.toISOString()]);
  await client.query(clocksSql);
  for (const sql of numbersSql) await client.query(sql);
  // What the demo begins with is reckoned already.
  await client.query('delete from private.clock_reviews');
}
