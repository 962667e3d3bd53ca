import { serviceLevelLimits, weekdays } from '@autocrm/core/contracts/service-level-forms.ts';
import { useAnnounce } from '@autocrm/core/ui/announcer.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Copy, Plus } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../lib/messages.ts';
import { weekdayName } from '../../lib/schedule-words.ts';
import { SectionProblem } from '../../lib/section-problem.tsx';
import { type ScheduleFormState, usualSpan } from './schedule-values.ts';
import { SpanFields } from './span-fields.tsx';

/** When people work on each day of the week. */
export function DayFields({ form }: { form: ScheduleFormState }) {
  const { days } = form.formState.errors;
  const problem = days?.root?.message ?? days?.message;
  return (
    <div className="grid grid-cols-1 gap-1">
      {weekdays.map((weekday) => (
        <DayRow key={weekday} form={form} index={weekday - 1} />
      ))}
      <SectionProblem message={problem} />
    </div>
  );
}

function DayRow({ form, index }: { form: ScheduleFormState; index: number }) {
  const announce = useAnnounce();
  const add = useRef<HTMLButtonElement>(null);
  const day = weekdayName(index + 1);
  const { spans, setSpans } = useSpans(form, index);
  const copy = () => {
    for (const other of [0, 1, 2, 3, 4]) {
      if (other !== index) setSpans(spans, other);
    }
    announce(t.schedule.copied(day));
  };
  const remove = (part: number) => {
    setSpans(spans.toSpliced(part, 1));
    announce(t.schedule.removed_span(day));
    add.current?.focus();
  };
  return (
    <div
      role="group"
      aria-label={day}
      className="border-border flex flex-wrap items-start gap-x-1 border-b py-2 last-of-type:border-0 sm:gap-x-4"
    >
      <Checkbox
        className="h-control-md basis-full items-center sm:w-32 sm:basis-auto"
        label={day}
        checked={spans.length > 0}
        onCheckedChange={(isOpen) => {
          setSpans(isOpen ? [usualSpan] : []);
        }}
      />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-2 max-sm:ps-8.5">
        {spans.length === 0 ? (
          <p className="text-muted h-control-md flex items-center">{t.schedule.closed}</p>
        ) : (
          [...spans.keys()].map((part) => (
            <SpanFields
              key={part}
              form={form}
              place={{ index, part, day }}
              onRemove={() => {
                remove(part);
              }}
            />
          ))
        )}
      </div>
      <span className="h-control-md flex items-center gap-1">
        <IconButton
          ref={add}
          size="sm"
          icon={Plus}
          label={t.schedule.add_span(day)}
          disabled={spans.length >= serviceLevelLimits.schedule.spans_a_day}
          onClick={() => {
            setSpans([...spans, spans.length === 0 ? usualSpan : { opens: '', closes: '' }]);
          }}
        />
        <IconButton
          size="sm"
          icon={Copy}
          label={t.schedule.copy(day)}
          disabled={spans.length === 0}
          onClick={copy}
        />
      </span>
    </div>
  );
}

type Spans = readonly { opens: string; closes: string }[];

/** The spans of one day, and how to put others there or on another day. */
function useSpans(form: ScheduleFormState, index: number) {
  const spans: Spans = form.watch(`days.${index}.spans`);
  const setSpans = (next: Spans, day = index) => {
    form.setValue(
      `days.${day}.spans`,
      next.map((span) => ({ ...span })),
      { shouldDirty: true, shouldValidate: form.formState.isSubmitted },
    );
  };
  return { spans, setSpans };
}
