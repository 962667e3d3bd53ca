import { type TeamForm, teamFormSchema } from '@autocrm/core/contracts/catalog-forms.ts';
import { assignmentStrategies } from '@autocrm/core/contracts/closed-sets.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { RadioGroup } from '@autocrm/core/ui/radio-group.tsx';
import { Textarea } from '@autocrm/core/ui/textarea.tsx';
import { useQuery } from '@tanstack/react-query';
import { FormDialog } from './form-dialog.tsx';
import { t } from './messages.ts';
import { atName } from './name-errors.ts';
import { OptionalSelect } from './optional-select.tsx';
import { hoursLines } from './schedule-words.ts';

export interface TeamDialogProps {
  title: string;
  submit: string;
  start: TeamForm;
  /** Stores it; throws what the server says. */
  save: (form: TeamForm) => Promise<void>;
  onClose: () => void;
}

/** Name and description of a team, new or old, when it works, and how its tickets find an assignee. */
export function TeamDialog({ title, submit, start, save, onClose }: TeamDialogProps) {
  const form = useZodForm(teamFormSchema, { defaultValues: start });
  const { data: schedules = [] } = useQuery(catalogQueries.schedules());
  const store = async (values: TeamForm) => {
    try {
      await save(values);
      onClose();
    } catch (error) {
      applyServerErrors(form, atName(toAppError(error)));
    }
  };
  return (
    <FormDialog form={form} onSubmit={store} title={title} submit={submit} onClose={onClose}>
      <Field form={form} name="name" label={t.teams.name}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Field form={form} name="description" label={t.teams.about} optional>
        {(control) => <Textarea {...control} rows={3} />}
      </Field>
      <Field form={form} name="schedule_id" label={t.teams.hours} description={t.teams.hours_hint}>
        {(control) => (
          <OptionalSelect
            {...control}
            none={{
              label: t.teams.around_the_clock,
              description: t.teams.around_the_clock_hint,
            }}
            options={schedules.map((schedule) => ({
              value: schedule.id,
              label: schedule.name,
              description: hoursLines(schedule).join(' · '),
            }))}
          />
        )}
      </Field>
      <Field form={form} name="assignment_strategy" label={t.teams.strategy}>
        {(control) => (
          <RadioGroup
            {...control}
            options={assignmentStrategies.map((value) => ({
              value,
              label: t.teams.strategies[value],
              description: t.teams.strategy_hints[value],
            }))}
          />
        )}
      </Field>
    </FormDialog>
  );
}
