import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import type { Drawn } from './support/drawn.ts';

let db: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.connectOwner();
});
afterAll(async () => {
  await client.end();
  await db[Symbol.asyncDispose]();
});

interface Hours {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

interface Plan {
  readonly timezone: string;
  readonly hours: readonly Hours[];
  readonly holidays: readonly string[];
}

const idRow = z.tuple([z.object({ id: z.uuid() })]);
let schedules = 0;

async function schedule({ timezone, hours, holidays }: Plan): Promise<string> {
  schedules += 1;
  const { rows } = await client.query(
    'insert into public.schedules (name, timezone) values ($1, $2) returning id',
    [`Schedule ${schedules}`, timezone],
  );
  const [{ id }] = idRow.parse(rows);
  await client.query(
    `insert into public.schedule_hours (schedule_id, weekday, opens, closes)
    select $1, h.weekday, h.opens, h.closes from jsonb_to_recordset($2) as h (weekday smallint, opens time, closes time)`,
    [id, JSON.stringify(hours)],
  );
  await client.query(
    `insert into public.schedule_holidays (schedule_id, on_date, name) select $1, unnest($2::date[]), 'A day off'`,
    [id, holidays],
  );
  return id;
}

const secondsRow = z.tuple([z.object({ seconds: z.number() })]);

async function workingSeconds(id: string | null, from: Date, to: Date): Promise<number> {
  const { rows } = await client.query('select private.working_seconds($1, $2, $3) as seconds', [
    id,
    from,
    to,
  ]);
  return secondsRow.parse(rows)[0].seconds;
}

const momentRow = z.tuple([z.object({ at: z.nullable(z.date()) })]);

async function afterWorking(id: string | null, from: Date, seconds: number): Promise<Date | null> {
  const { rows } = await client.query('select private.after_working($1, $2, $3) as at', [
    id,
    from,
    seconds,
  ]);
  return momentRow.parse(rows)[0].at;
}

const hour = 3600;
const weekdays = [1, 2, 3, 4, 5];
const office = (timezone: string, holidays: readonly string[] = []): Plan => ({
  timezone,
  hours: weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
  holidays,
});

describe('working time', () => {
  it('is all time without a schedule', async () => {
    const from = new Date('2026-03-28T12:00:00Z');
    expect(await afterWorking(null, from, 90)).toEqual(new Date('2026-03-28T12:01:30Z'));
    expect(await workingSeconds(null, from, new Date('2026-03-29T12:00:00Z'))).toBe(24 * hour);
  });

  it('goes on the next morning, over a weekend and over days off', async () => {
    // Friday 16:00 and three hours: one on Friday, none on Monday, which is off, two on Tuesday.
    const id = await schedule(office('UTC', ['2026-11-09']));
    const friday = new Date('2026-11-06T16:00:00Z');
    expect(await afterWorking(id, friday, 3 * hour)).toEqual(new Date('2026-11-10T11:00:00Z'));
    expect(await workingSeconds(id, friday, new Date('2026-11-10T11:00:00Z'))).toBe(3 * hour);
  });

  it('ends with the span that it fills', async () => {
    const id = await schedule(office('UTC'));
    const monday = new Date('2026-11-02T09:00:00Z');
    expect(await afterWorking(id, monday, 8 * hour)).toEqual(new Date('2026-11-02T17:00:00Z'));
  });

  it('keeps local hours when clocks are put forward and back', async () => {
    const id = await schedule(office('Europe/Berlin'));
    // 16:00 in winter is 15:00 UTC; the Monday after, 10:00 in summer is 08:00 UTC.
    expect(await afterWorking(id, new Date('2026-03-27T15:00:00Z'), 2 * hour)).toEqual(
      new Date('2026-03-30T08:00:00Z'),
    );
    expect(await afterWorking(id, new Date('2026-10-23T14:00:00Z'), 2 * hour)).toEqual(
      new Date('2026-10-26T09:00:00Z'),
    );
  });

  it('counts the hour that a day has more or less', async () => {
    const allDay = { weekday: 7, opens: '00:00', closes: '24:00' };
    const id = await schedule({ timezone: 'Europe/Berlin', hours: [allDay], holidays: [] });
    const sunday = async (from: string, to: string): Promise<number> =>
      (await workingSeconds(id, new Date(from), new Date(to))) / hour;
    expect(await sunday('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(await sunday('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
  });

  it('never comes where nobody works', async () => {
    const id = await schedule({ timezone: 'UTC', hours: [], holidays: [] });
    expect(await afterWorking(id, new Date(), 60)).toBeNull();
    expect(await workingSeconds(id, new Date(0), new Date())).toBe(0);
  });
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
] as const;

const two = (value: number): string => String(value).padStart(2, '0');
const spanArbitrary = fc
  .tuple(fc.integer({ min: 0, max: 46 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]) => ({ start, end: Math.min(start + length, 48) }));
const clockOf = (halfHours: number): string =>
  `${two(Math.floor(halfHours / 2))}:${halfHours % 2 === 0 ? '00' : '30'}`;

const planArbitrary = fc.record({
  timezone: fc.constantFrom(...zones),
  spans: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), spanArbitrary, {
    minKeys: 1,
  }),
  // Days around both changes of the clocks in Berlin, New York and on Lord Howe.
  from: fc
    .constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24')
    .chain((day) =>
      fc
        .integer({ min: 0, max: 2 * 24 * 60 })
        .map((minutes) => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000),
    ),
  minutes: fc.integer({ min: 1, max: 3 * 24 * 60 }),
  holiday: fc.nat(4),
});

function planOf({ timezone, spans, from, holiday }: Drawn<typeof planArbitrary>): Plan {
  return {
    timezone,
    hours: Object.entries(spans).map(([weekday, { start, end }]) => ({
      weekday: Number(weekday),
      opens: clockOf(start),
      closes: clockOf(end),
    })),
    holidays: [new Date(from + holiday * 86_400_000).toISOString().slice(0, 10)],
  };
}

/** Whether there is work in the minute that begins at a moment, by another calendar than the database's. */
function worksBy({ timezone, hours, holidays }: Plan): (at: number) => boolean {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    const date = `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`;
    const time = `${parts['hour'] ?? ''}:${parts['minute'] ?? ''}`;
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
    return (
      !holidays.includes(date) &&
      hours.some((span) => span.weekday === weekday && span.opens <= time && time < span.closes)
    );
  };
}

describe('for any hours, time zone and day off', () => {
  it('working seconds are those of the minutes in which there is work', async () => {
    await fc.assert(
      fc.asyncProperty(planArbitrary, async (drawn) => {
        const plan = planOf(drawn);
        const works = worksBy(plan);
        const minutes = Array.from({ length: drawn.minutes }, (_, i) => drawn.from + i * 60_000);
        const until = new Date(drawn.from + drawn.minutes * 60_000);
        expect(await workingSeconds(await schedule(plan), new Date(drawn.from), until)).toBe(
          minutes.filter(works).length * 60,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('the moment after some work is the first by which that much was worked', async () => {
    await fc.assert(
      fc.asyncProperty(planArbitrary, async (drawn) => {
        const id = await schedule(planOf(drawn));
        const from = new Date(drawn.from);
        const seconds = drawn.minutes * 60;
        const at = await afterWorking(id, from, seconds);
        if (at === null) throw new Error('There is work every week.');
        expect(await workingSeconds(id, from, at)).toBe(seconds);
        expect(await workingSeconds(id, from, new Date(at.getTime() - 1000))).toBe(seconds - 1);
      }),
      { numRuns: 60 },
    );
  });
});
