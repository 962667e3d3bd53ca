import { minutesOfDay, timeOfDay } from '@autocrm/core/contracts/service-level-forms.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { X } from 'lucide-react';
import { t } from '../../lib/messages.ts';
import type { ScheduleFormState } from './schedule-values.ts';

export interface SpanFieldsProps {
  form: ScheduleFormState;
  /** Which part of which day. */
  place: { index: number; part: number; day: string };
  onRemove: () => void;
}

/** From when to when, written as one likes: "9", "930", "5 pm". What is wrong stands below both. */
export function SpanFields({ form, place: { index, part, day }, onRemove }: SpanFieldsProps) {
  const path = `days.${index}.spans.${part}` as const;
  return (
    <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1 sm:gap-x-2 [&_p]:order-last [&_p]:basis-full">
      <TimeField form={form} name={`${path}.opens`} label={t.schedule.opens(day, part + 1)} />
      <span aria-hidden className="text-muted">
        {t.schedule.to}
      </span>
      <TimeField form={form} name={`${path}.closes`} label={t.schedule.closes(day, part + 1)} />
      <IconButton
        size="sm"
        icon={X}
        label={t.schedule.remove_span(day, part + 1)}
        onClick={onRemove}
      />
    </div>
  );
}

interface TimeFieldProps {
  form: ScheduleFormState;
  name: `days.${number}.spans.${number}.${'opens' | 'closes'}`;
  label: string;
}

function TimeField({ form, name, label }: TimeFieldProps) {
  return (
    <Field form={form} name={name} label={label} hideLabel className="contents">
      {({ onBlur, ...control }) => (
        <Input
          {...control}
          className="w-18 tabular-nums sm:w-20"
          autoComplete="off"
          onBlur={() => {
            const minutes = minutesOfDay(control.value);
            if (minutes !== null) control.onChange(timeOfDay(minutes));
            onBlur();
          }}
        />
      )}
    </Field>
  );
}
