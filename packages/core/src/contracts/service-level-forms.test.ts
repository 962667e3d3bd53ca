// @vitest-environment node
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  minutesOfDay,
  minutesOfTarget,
  scheduleFormSchema,
  type ScheduleValues,
  serviceLevelLimits,
  slaPolicyFormSchema,
  targetOfMinutes,
  timeOfDay,
} from './service-level-forms.ts';

test.each([
  ['9', 540],
  ['09:00', 540],
  ['9.30', 570],
  ['930', 570],
  ['1730', 1050],
  [' 5 pm ', 1020],
  ['12am', 0],
  ['12:15 PM', 735],
  ['0', 0],
  ['24:00', 1440],
])('"%s" is a time of day', (text, minutes) => {
  expect(minutesOfDay(text)).toBe(minutes);
});

test.each(['', 'noon', '25', '24:01', '9:60', '9:5', '13 pm', '0 am', '-1', '9:00:00', '12345'])(
  '"%s" is no time of day',
  (text) => {
    expect(minutesOfDay(text)).toBeNull();
  },
);

test('every minute of a day is read as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => {
      expect(minutesOfDay(timeOfDay(minutes))).toBe(minutes);
    }),
  );
});

test('whatever is promised is shown in a unit that gives the same minutes back', () => {
  const day = fc.integer({ min: 1, max: 1440 });
  const most = serviceLevelLimits.target_minutes;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: most }), day, (minutes, dayMinutes) => {
      expect(minutesOfTarget(targetOfMinutes(minutes, dayMinutes), dayMinutes)).toBe(minutes);
    }),
  );
  expect(minutesOfTarget(targetOfMinutes(null, 480), 480)).toBeNull();
});

const closed = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, spans: [] }));

function values(spans: { opens: string; closes: string }[]): ScheduleValues {
  return {
    name: 'Office hours',
    timezone: 'Europe/Berlin',
    days: [...closed, { weekday: 7, spans }],
    holidays: [],
    new_holiday: { on_date: '', name: '' },
  };
}

const span = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .map(([from, to]) => ({ from, to }));

test('spans of a day are taken exactly where each ends after it begins and no two of them overlap', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), (spans) => {
      const inOrder = spans.toSorted((a, b) => a.from - b.from);
      const isGood =
        inOrder.every(({ from, to }) => from < to) &&
        inOrder.every(({ to }, index) => to <= (inOrder[index + 1]?.from ?? 1440));
      const written = spans.map(({ from, to }) => ({
        opens: timeOfDay(from),
        closes: timeOfDay(to),
      }));
      expect(z.safeParse(scheduleFormSchema, values(written)).success).toBe(isGood);
    }),
  );
});

test('a time zone is one that exists', () => {
  const night = values([{ opens: '22', closes: '24' }]);
  expect(z.parse(scheduleFormSchema, night).hours).toEqual([
    { weekday: 7, opens: '22:00', closes: '24:00' },
  ]);
  expect(z.safeParse(scheduleFormSchema, { ...night, timezone: 'Mars/Olympus' }).success).toBe(
    false,
  );
});

test('the limits are those of the database', async () => {
  const folder = new URL('../../../../supabase/migrations/', import.meta.url);
  const read = (name: string) => readFile(new URL(name, folder), 'utf8');
  const schedules = await read('20261101000050_schedules_tables.sql');
  const policies = await read('20261101000230_service_levels_tables.sql');
  const rpcs = await read('20261101000842_service_levels_rpcs.sql');
  const { schedule, policy, target_minutes } = serviceLevelLimits;
  const lengths = (sql: string) =>
    [...sql.matchAll(/char_length\(btrim\(name\)\) between 1 and (\d+)/g)].map(([, most]) =>
      Number(most),
    );
  expect(lengths(schedules)).toEqual([schedule.name, schedule.holiday]);
  expect(lengths(policies)).toEqual([policy.name]);
  expect(policies).toContain(`char_length(description) <= ${policy.description})`);
  expect(policies).toContain(`resolution_minutes between 1 and ${target_minutes})`);
  expect(rpcs).toContain(`jsonb_array_length(v_holidays) > ${schedule.holidays} `);
  expect(rpcs).toContain(`jsonb_array_length(v_hours) > ${schedule.spans_a_day * 7} `);
  const shape = slaPolicyFormSchema.shape;
  expect(z.safeParse(shape.description, 'x'.repeat(policy.description)).success).toBe(true);
  expect(z.safeParse(shape.description, 'x'.repeat(policy.description + 1)).success).toBe(false);
});
