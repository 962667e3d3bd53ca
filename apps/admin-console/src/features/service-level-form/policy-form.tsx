import type { Category } from '@autocrm/core/contracts/catalog.ts';
import { slaClocks, ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import {
  slaPolicyForm,
  type SlaPolicyValues,
} from '@autocrm/core/contracts/service-level-forms.ts';
import type { SlaPolicy } from '@autocrm/core/contracts/sla.ts';
import { saveSlaPolicyMutation } from '@autocrm/core/data/service-levels/mutations.ts';
import type { AppError } from '@autocrm/core/db/app-error.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors, type ServerError } from '@autocrm/core/forms/server-errors.ts';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Textarea } from '@autocrm/core/ui/textarea.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { FormSection } from '../../lib/form-section.tsx';
import { LeaveGuard } from '../../lib/leave-guard.tsx';
import { t } from '../../lib/messages.ts';
import { atName } from '../../lib/name-errors.ts';
import { OptionalSelect } from '../../lib/optional-select.tsx';
import { hoursOf, type PolicyCatalog } from '../../lib/policy-hours.ts';
import { hoursLines, workingDayMinutes } from '../../lib/schedule-words.ts';
import { exactText } from '../../lib/target-words.ts';
import { ConditionFields } from './condition-fields.tsx';
import { type PolicyFormState, usePolicyForm } from './policy-values.ts';
import { TargetFields } from './target-fields.tsx';

export interface PolicyFormProps {
  /** Null for a new one. */
  policy: SlaPolicy | null;
  catalog: PolicyCatalog & { readonly categories: readonly Category[] };
}

/** Everything of one service level in one form, saved together. */
export function PolicyForm({ policy, catalog }: PolicyFormProps) {
  const ui = useUiLabels();
  const form = usePolicyForm(policy, catalog);
  const save = useSave(form, policy, catalog);
  const { isDirty, isSubmitting } = form.formState;
  return (
    <Form form={form} onSubmit={save} className="gap-5">
      <FormError form={form} />
      <FormSection title={t.serviceLevel.about}>
        <Field form={form} name="name" label={t.serviceLevel.name}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <Field form={form} name="description" label={t.serviceLevel.description} optional>
          {(control) => <Textarea {...control} rows={2} />}
        </Field>
        <Checkbox
          label={t.serviceLevel.is_active}
          description={t.serviceLevel.is_active_hint}
          checked={form.watch('is_active')}
          onCheckedChange={(is_active) => {
            form.setValue('is_active', is_active, { shouldDirty: true });
          }}
        />
      </FormSection>
      <FormSection title={t.serviceLevel.conditions} description={t.serviceLevel.conditions_hint}>
        <ConditionFields form={form} catalog={catalog} />
      </FormSection>
      <FormSection title={t.serviceLevel.hours} description={t.serviceLevel.hours_hint}>
        <HoursField form={form} catalog={catalog} />
      </FormSection>
      <FormSection title={t.serviceLevel.times} description={t.serviceLevel.times_hint}>
        <TargetFields form={form} />
      </FormSection>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSubmitting}>
          {policy ? t.form.save : t.form.create}
        </Button>
        <Link to={paths.serviceLevels} className={buttonVariants({ variant: 'ghost' })}>
          {ui.cancel}
        </Link>
      </div>
      <LeaveGuard isDirty={isDirty && !isSubmitting} />
    </Form>
  );
}

function useSave(form: PolicyFormState, policy: SlaPolicy | null, catalog: PolicyCatalog) {
  const navigate = useNavigate();
  const { mutateAsync } = useMutation(saveSlaPolicyMutation(policy?.id ?? null));
  return async (values: SlaPolicyValues) => {
    try {
      const { schedule } = hoursOf(values, catalog);
      await mutateAsync(slaPolicyForm(values, workingDayMinutes(schedule)));
      notify({
        title: policy ? t.serviceLevel.saved : t.serviceLevel.created(values.name),
        tone: 'success',
      });
      await navigate(paths.serviceLevels);
    } catch (error) {
      applyServerErrors(form, inForm(toAppError(error)));
    }
  };
}

/** The database names a time by its column and priority; here it has a field. */
function inForm(error: AppError): ServerError {
  const clock = slaClocks.find((candidate) => error.field === `${candidate}_minutes`);
  const priority = ticketPriorities.find((candidate) => error.details['priority'] === candidate);
  const { code, message } = error;
  return clock && priority
    ? { code, message, field: `targets.${priority}.${clock}.amount` }
    : atName(error);
}

/** By which hours time counts, and what "a day" means then. */
function HoursField({ form, catalog }: { form: PolicyFormState; catalog: PolicyCatalog }) {
  const [team_id, schedule_id] = form.watch(['team_id', 'schedule_id']);
  const { schedule, team } = hoursOf({ team_id, schedule_id }, catalog);
  const day = t.serviceLevel.day(exactText(workingDayMinutes(schedule)));
  const ofTeam =
    team && schedule ? `${t.serviceLevel.hours_of_team(team.name, schedule.name)} ` : '';
  return (
    <Field
      form={form}
      name="schedule_id"
      label={t.serviceLevel.schedule}
      description={`${ofTeam}${day}`}
    >
      {(control) => (
        <OptionalSelect
          {...control}
          none={{ label: t.serviceLevels.around_the_clock }}
          options={catalog.schedules.map((row) => ({
            value: row.id,
            label: row.name,
            description: hoursLines(row).join(' · '),
          }))}
        />
      )}
    </Field>
  );
}
