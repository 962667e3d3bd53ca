import { useMe } from '@autocrm/core/auth/session-provider.ts';
import {
  type ResponseTemplate,
  type ResponseTemplateForm,
  responseTemplateFormSchema,
} from '@autocrm/core/contracts/response-template.ts';
import { saveTemplateMutation } from '@autocrm/core/data/templates/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { late } from '../../lib/late-messages.ts';
import { ActionFields } from './action-fields.tsx';
import { ScopeField } from './scope-field.tsx';
import { TemplateText } from './template-text.tsx';

export interface TemplateFormProps {
  /** Absent for a new one. */
  template?: ResponseTemplate | undefined;
  onClose: () => void;
}

/** A template while it is written, with what it would look like beside it. */
export function TemplateForm({ template, onClose }: TemplateFormProps) {
  const me = useMe();
  const ui = useUiLabels();
  const formId = useId();
  const save = useMutation(saveTemplateMutation(template?.id));
  const form = useZodForm(responseTemplateFormSchema, { defaultValues: valuesOf(template, me.id) });
  const submit = async (values: ResponseTemplateForm) => {
    try {
      const { title } = await save.mutateAsync(values);
      onClose();
      notify({ title: late.templates.saved(title), tone: 'success' });
    } catch (error) {
      const { code, message, field } = toAppError(error);
      // Only a shortcut can be there already.
      applyServerErrors(form, {
        code,
        message,
        field: code === 'already_exists' ? 'shortcut' : field,
      });
    }
  };
  return (
    <Dialog
      open
      size="lg"
      title={template ? late.templates.edit_title : late.templates.new}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" pending={save.isPending}>
            {late.templates.save}
          </Button>
        </>
      }
    >
      <Form form={form} id={formId} onSubmit={submit}>
        <FormError form={form} />
        <div className="grid grid-cols-[2fr_1fr_1fr] gap-3 max-sm:grid-cols-1">
          <Field form={form} name="title" label={late.templates.field_title}>
            {(control) => <Input {...control} autoComplete="off" />}
          </Field>
          <Field
            form={form}
            name="shortcut"
            label={late.templates.field_shortcut}
            description={late.templates.field_shortcut_hint}
            optional
          >
            {(control) => <Input {...control} autoComplete="off" autoCapitalize="none" />}
          </Field>
          <ScopeField form={form} template={template} />
        </div>
        <TemplateText form={form} />
        <ActionFields
          actions={form.watch('actions')}
          problem={form.formState.errors.actions?.message}
          onChange={(actions) => {
            form.clearErrors('actions');
            form.setValue('actions', actions, { shouldDirty: true });
          }}
        />
        <Checkbox
          label={late.templates.field_active}
          checked={form.watch('is_active')}
          onCheckedChange={(isActive) => {
            form.setValue('is_active', isActive, { shouldDirty: true });
          }}
        />
      </Form>
    </Dialog>
  );
}

function valuesOf(template: ResponseTemplate | undefined, me: string): ResponseTemplateForm {
  return {
    title: template?.title ?? '',
    shortcut: template?.shortcut ?? '',
    body: template?.body ?? '',
    owner_id: template ? template.owner_id : me,
    team_id: template?.team_id ?? null,
    actions: template?.actions ?? {},
    is_active: template?.is_active ?? true,
  };
}
