import {
  type SettingsForm as Values,
  settingsFormSchema,
} from '@autocrm/core/contracts/catalog-forms.ts';
import type { Setting } from '@autocrm/core/contracts/catalog.ts';
import { saveSettingsMutation } from '@autocrm/core/data/catalog/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Globe, Lock } from 'lucide-react';
import { FormSection } from '../../lib/form-section.tsx';
import { t } from '../../lib/messages.ts';
import { changesOf, formValuesOf, type SettingField, settingKeys } from './settings-values.ts';

function useSettingsForm(rows: readonly Setting[]) {
  return useZodForm(settingsFormSchema, {
    values: formValuesOf(rows),
    // What a colleague saves meanwhile shows in the fields that were not touched.
    resetOptions: { keepDirtyValues: true },
  });
}

/** Everything that is set once for the organisation, in one form. */
export function SettingsForm({ rows }: { rows: readonly Setting[] }) {
  const { mutateAsync, isPending } = useMutation(saveSettingsMutation());
  const form = useSettingsForm(rows);
  const { dirtyFields, isDirty } = form.formState;
  const store = async (values: Values) => {
    try {
      await mutateAsync(changesOf(values, dirtyFields));
      form.reset(form.getValues());
      notify({ title: t.settings.saved, tone: 'success' });
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Form form={form} onSubmit={store} className="gap-5">
      <FormError form={form} />
      <FormSection title={t.settings.organisation}>
        <SettingInput form={form} rows={rows} name="company_name" />
        <SettingInput form={form} rows={rows} name="portal_welcome" />
      </FormSection>
      <FormSection title={t.settings.tickets} description={t.settings.auto_close_hint}>
        <SettingInput form={form} rows={rows} name="auto_close_days" unit={t.settings.days} />
      </FormSection>
      <FormSection title={t.settings.files}>
        <SettingInput
          form={form}
          rows={rows}
          name="attachment_max_megabytes"
          unit={t.settings.megabytes}
        />
        <SettingInput
          form={form}
          rows={rows}
          name="attachment_max_count"
          unit={t.settings.files_unit}
        />
      </FormSection>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={!isDirty} pending={isPending}>
          {t.settings.save}
        </Button>
        {isDirty ? (
          <Button
            variant="ghost"
            onClick={() => {
              form.reset(formValuesOf(rows), { keepDirtyValues: false });
            }}
          >
            {t.settings.discard}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

interface SettingInputProps {
  form: ReturnType<typeof useSettingsForm>;
  rows: readonly Setting[];
  name: SettingField;
  /** Makes it a short field for a number. */
  unit?: string | undefined;
}

function SettingInput({ form, rows, name, unit }: SettingInputProps) {
  return (
    <Field
      form={form}
      name={name}
      label={t.settings.fields[name]}
      description={<Readers rows={rows} field={name} />}
    >
      {(control) =>
        unit === undefined ? (
          <Input {...control} autoComplete="off" />
        ) : (
          <span className="flex items-center gap-2">
            <span className="w-24">
              <Input {...control} inputMode="numeric" autoComplete="off" />
            </span>
            <span className="text-muted">{unit}</span>
          </span>
        )
      }
    </Field>
  );
}

/** Who can read a setting: some reach visitors, and whoever changes them should know. */
function Readers({ rows, field }: { rows: readonly Setting[]; field: SettingField }) {
  const isPublic = rows.find(({ key }) => key === settingKeys[field])?.is_public === true;
  const Icon = isPublic ? Globe : Lock;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {isPublic ? t.settings.is_public : t.settings.is_private}
    </span>
  );
}
