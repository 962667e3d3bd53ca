import { Field } from '@autocrm/core/forms/field.tsx';
import { Combobox } from '@autocrm/core/ui/combobox.tsx';
import { useMemo } from 'react';
import { t } from '../../lib/messages.ts';
import { timezoneName } from '../../lib/schedule-words.ts';
import type { ScheduleFormState } from './schedule-values.ts';

/** Every time zone that the browser knows, found by typing a city. */
export function TimezoneField({ form }: { form: ScheduleFormState }) {
  const chosen = form.watch('timezone');
  const options = useMemo(() => {
    // Not every browser lists the one without a place, or the one that was stored.
    const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen]);
    return [...names].filter(Boolean).toSorted().map(optionOf);
  }, [chosen]);
  return (
    <Field
      form={form}
      name="timezone"
      label={t.schedule.timezone}
      description={t.schedule.timezone_hint}
    >
      {({ id, ref, value, onBlur, ...control }) => (
        <Combobox
          id={id}
          ref={ref}
          onBlur={onBlur}
          aria-describedby={control['aria-describedby']}
          aria-invalid={control['aria-invalid']}
          clearable={false}
          options={options}
          value={value === '' ? null : optionOf(value)}
          onChange={(option) => {
            if (option) control.onChange(option.value);
          }}
        />
      )}
    </Field>
  );
}

function optionOf(value: string) {
  return { value, label: timezoneName(value) };
}
