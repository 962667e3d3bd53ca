import {
  type ScheduleForm,
  scheduleFormSchema,
  type ScheduleValues,
  timeOfDay,
  weekdays,
} from '@autocrm/core/contracts/service-level-forms.ts';
import type { Schedule } from '@autocrm/core/contracts/sla.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { spansOf } from '../../lib/schedule-words.ts';

/** Monday to Friday; what one opens a day with. */
export const usualSpan = { opens: '09:00', closes: '17:00' };

const noHoliday = { on_date: '', name: '' };

/** What the form begins with; a new schedule in the reader's own time zone. */
function valuesOf(schedule: Schedule | null): ScheduleValues {
  if (!schedule) {
    const days = weekdays.map((weekday) => ({ weekday, spans: weekday > 5 ? [] : [usualSpan] }));
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return { name: '', timezone: timeZone, days, holidays: [], new_holiday: noHoliday };
  }
  return {
    name: schedule.name,
    timezone: schedule.timezone,
    days: weekdays.map((weekday) => ({
      weekday,
      spans: spansOf(schedule, weekday).map(({ from, to }) => ({
        opens: timeOfDay(from),
        closes: timeOfDay(to),
      })),
    })),
    holidays: schedule.schedule_holidays.toSorted((a, b) => (a.on_date < b.on_date ? -1 : 1)),
    new_holiday: noHoliday,
  };
}

/** The form of a schedule; null for a new one. */
export function useScheduleForm(schedule: Schedule | null) {
  return useZodForm<ScheduleValues, ScheduleForm>(scheduleFormSchema, {
    defaultValues: valuesOf(schedule),
  });
}

export type ScheduleFormState = ReturnType<typeof useScheduleForm>;
