import type { ScheduleForm as Values } from '@autocrm/core/contracts/service-level-forms.ts';
import type { Schedule } from '@autocrm/core/contracts/sla.ts';
import { saveScheduleMutation } from '@autocrm/core/data/service-levels/mutations.ts';
import type { AppError } from '@autocrm/core/db/app-error.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { FormSection } from '../../lib/form-section.tsx';
import { LeaveGuard } from '../../lib/leave-guard.tsx';
import { t } from '../../lib/messages.ts';
import { atName } from '../../lib/name-errors.ts';
import { DayFields } from './day-fields.tsx';
import { HolidayFields } from './holiday-fields.tsx';
import { useScheduleForm } from './schedule-values.ts';
import { TimezoneField } from './timezone-field.tsx';

/** Everything of one schedule in one form, saved together. @param schedule null for a new one */
export function ScheduleForm({ schedule }: { schedule: Schedule | null }) {
  const ui = useUiLabels();
  const navigate = useNavigate();
  const { mutateAsync } = useMutation(saveScheduleMutation(schedule?.id ?? null));
  const form = useScheduleForm(schedule);
  const { isDirty, isSubmitting } = form.formState;
  const store = async (values: Values) => {
    try {
      await mutateAsync(values);
      notify({
        title: schedule ? t.schedule.saved : t.schedule.created(values.name),
        tone: 'success',
      });
      await navigate(paths.schedules);
    } catch (error) {
      applyServerErrors(form, inForm(toAppError(error)));
    }
  };
  return (
    <Form form={form} onSubmit={store} className="gap-5">
      <FormError form={form} />
      <FormSection title={t.schedule.about}>
        <Field form={form} name="name" label={t.schedule.name}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <TimezoneField form={form} />
      </FormSection>
      <FormSection title={t.schedule.hours} description={t.schedule.hours_hint}>
        <DayFields form={form} />
      </FormSection>
      <FormSection title={t.schedule.holidays} description={t.schedule.holidays_hint}>
        <HolidayFields form={form} />
      </FormSection>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSubmitting}>
          {schedule ? t.form.save : t.form.create}
        </Button>
        <Link to={paths.schedules} className={buttonVariants({ variant: 'ghost' })}>
          {ui.cancel}
        </Link>
      </div>
      <LeaveGuard isDirty={isDirty && !isSubmitting} />
    </Form>
  );
}

/** The database names times by its own columns; here they stand under their days. */
function inForm(error: AppError) {
  const known = atName(error);
  const isTime = ['hours', 'opens', 'closes', 'weekday'].includes(known.field ?? '');
  return isTime ? { ...known, field: 'days' } : known;
}
