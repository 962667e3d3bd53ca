import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityBadge } from '@autocrm/core/blocks/priority-badge.tsx';
import {
  type SlaClock,
  slaClocks,
  type TicketPriority,
} from '@autocrm/core/contracts/closed-sets.ts';
import { targetUnits } from '@autocrm/core/contracts/service-level-forms.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { t } from '../../lib/messages.ts';
import { SectionProblem } from '../../lib/section-problem.tsx';
import { type PolicyFormState, priorities } from './policy-values.ts';

const columns = 'sm:grid-cols-[6rem_repeat(3,minmax(0,1fr))]';

/** What is promised: a time for each priority and clock. */
export function TargetFields({ form }: { form: PolicyFormState }) {
  const { targets } = form.formState.errors;
  return (
    <div className="grid grid-cols-1">
      <div
        aria-hidden
        className={`text-muted hidden gap-x-4 pb-2 text-sm font-medium sm:grid ${columns}`}
      >
        <span>{t.serviceLevels.priority}</span>
        {slaClocks.map((clock) => (
          <span key={clock}>{t.serviceLevels.clocks[clock]}</span>
        ))}
      </div>
      {priorities.map((priority) => (
        <PriorityRow key={priority} form={form} priority={priority} />
      ))}
      <SectionProblem message={targets?.root?.message ?? targets?.message} />
    </div>
  );
}

function PriorityRow({ form, priority }: { form: PolicyFormState; priority: TicketPriority }) {
  const words = useBlockLabels().priority;
  return (
    <div
      role="group"
      aria-label={words[priority]}
      className={`border-border grid grid-cols-1 items-start gap-x-4 gap-y-3 border-t py-3 max-sm:[&:nth-child(2)]:border-0 max-sm:[&:nth-child(2)]:pt-0 ${columns}`}
    >
      <span className="sm:h-control-md flex items-center">
        <PriorityBadge priority={priority} />
      </span>
      {slaClocks.map((clock) => (
        <TargetField
          key={clock}
          form={form}
          at={{ priority, clock }}
          label={t.serviceLevel.amount(words[priority], t.serviceLevels.clocks[clock])}
        />
      ))}
    </div>
  );
}

interface TargetFieldProps {
  form: PolicyFormState;
  at: { priority: TicketPriority; clock: SlaClock };
  label: string;
}

/** A number and its unit, what is wrong below both. On a phone, where the table is a stack, the clock stands before. */
function TargetField({ form, at: { priority, clock }, label }: TargetFieldProps) {
  const path = `targets.${priority}.${clock}` as const;
  const words = useBlockLabels().priority;
  const unitLabel = t.serviceLevel.unit(words[priority], t.serviceLevels.clocks[clock]);
  return (
    <div className="flex flex-wrap items-center gap-1.5 [&_p]:order-last [&_p]:basis-full">
      <span
        aria-hidden
        className="text-muted h-control-md flex w-28 shrink-0 items-center text-sm sm:hidden"
      >
        {t.serviceLevels.clocks[clock]}
      </span>
      <Field
        form={form}
        name={`${path}.amount`}
        label={label}
        optional
        hideLabel
        className="contents"
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            className="min-w-14 flex-1 basis-14 text-end tabular-nums"
          />
        )}
      </Field>
      <Field
        form={form}
        name={`${path}.unit`}
        label={unitLabel}
        hideLabel
        className="w-26 shrink-0"
      >
        {(control) => (
          <Select
            {...control}
            aria-label={unitLabel}
            options={targetUnits.map((value) => ({ value, label: t.serviceLevel.units[value] }))}
          />
        )}
      </Field>
    </div>
  );
}
