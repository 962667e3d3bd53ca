import type { ScheduleHoliday } from '@autocrm/core/contracts/service-level-forms.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { useAnnounce } from '@autocrm/core/ui/announcer.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { longDate } from '../../lib/dates.ts';
import { t } from '../../lib/messages.ts';
import { todayIn } from '../../lib/schedule-words.ts';
import { SectionProblem } from '../../lib/section-problem.tsx';
import type { ScheduleFormState } from './schedule-values.ts';

/** The days on which nobody works: those to come, one that is being added, and quietly those that are over. */
export function HolidayFields({ form }: { form: ScheduleFormState }) {
  const announce = useAnnounce();
  const holidays = form.watch('holidays');
  const [now] = useState(Date.now);
  const today = todayIn(form.watch('timezone'), now);
  const change = (next: readonly ScheduleHoliday[]) => {
    form.setValue('holidays', inOrder(next), { shouldDirty: true });
  };
  const remove = (holiday: ScheduleHoliday) => {
    change(holidays.filter(({ on_date }) => on_date !== holiday.on_date));
    announce(t.schedule.removed_holiday(holiday.name));
    form.setFocus('new_holiday.on_date');
  };
  const past = holidays.filter(({ on_date }) => on_date < today);
  const coming = holidays.filter(({ on_date }) => on_date >= today);
  return (
    <>
      {coming.length === 0 ? (
        <p className="text-muted">{t.schedule.no_holidays}</p>
      ) : (
        <HolidayList holidays={coming} label={t.schedule.holiday_list} onRemove={remove} />
      )}
      <NewHoliday
        form={form}
        onAdd={(holiday) => {
          change([...holidays, holiday]);
          announce(t.schedule.added_holiday(holiday.name));
        }}
      />
      {past.length === 0 ? null : (
        <details>
          <summary className="text-muted min-h-6 cursor-pointer rounded-sm text-sm">
            {t.schedule.past_holidays(past.length)}
          </summary>
          <HolidayList
            holidays={past.toReversed()}
            label={t.schedule.past_holidays(past.length)}
            onRemove={remove}
          />
        </details>
      )}
      <SectionProblem message={form.formState.errors.holidays?.message} />
    </>
  );
}

function inOrder(holidays: readonly ScheduleHoliday[]): ScheduleHoliday[] {
  return holidays.toSorted((a, b) => (a.on_date < b.on_date ? -1 : 1));
}

interface HolidayListProps {
  holidays: readonly ScheduleHoliday[];
  label: string;
  onRemove: (holiday: ScheduleHoliday) => void;
}

function HolidayList({ holidays, label, onRemove }: HolidayListProps) {
  return (
    <ul aria-label={label} className="divide-border grid grid-cols-1 divide-y">
      {holidays.map((holiday) => (
        <li key={holiday.on_date} className="flex items-center gap-3 py-1">
          <span className="text-muted w-36 shrink-0 tabular-nums">{longDate(holiday.on_date)}</span>
          <span className="min-w-0 flex-1 break-words">{holiday.name}</span>
          <IconButton
            size="sm"
            icon={X}
            label={t.schedule.remove_holiday(holiday.name)}
            onClick={() => {
              onRemove(holiday);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

interface NewHolidayProps {
  form: ScheduleFormState;
  onAdd: (holiday: ScheduleHoliday) => void;
}

/** One more day off. Saving takes it along too, so that nothing typed is lost. */
function NewHoliday({ form, onAdd }: NewHolidayProps) {
  const add = async () => {
    if (!(await form.trigger('new_holiday', { shouldFocus: true }))) return;
    const { on_date, name } = form.getValues('new_holiday');
    if (on_date === '') {
      form.setFocus('new_holiday.on_date');
      return;
    }
    onAdd({ on_date, name: name.trim() });
    form.setValue('new_holiday', { on_date: '', name: '' });
    form.setFocus('new_holiday.on_date');
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void add();
  };
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field form={form} name="new_holiday.on_date" label={t.schedule.holiday_date} optional>
        {(control) => <Input {...control} type="date" className="w-40" onKeyDown={addOnEnter} />}
      </Field>
      <Field
        form={form}
        name="new_holiday.name"
        label={t.schedule.holiday_name}
        optional
        className="min-w-40 flex-1"
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            placeholder={t.schedule.holiday_example}
            onKeyDown={addOnEnter}
          />
        )}
      </Field>
      <Button
        className="mt-6.5"
        onClick={() => {
          void add();
        }}
      >
        <Plus aria-hidden />
        {t.schedule.add_holiday}
      </Button>
    </div>
  );
}
