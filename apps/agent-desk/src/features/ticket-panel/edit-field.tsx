import { CustomFieldControl, isOpenField } from '@autocrm/core/blocks/custom-field-control.tsx';
import { customValueOf, customValueProblem } from '@autocrm/core/contracts/custom-field-rules.ts';
import {
  type CustomField,
  type CustomValue,
  customValueSchema,
} from '@autocrm/core/contracts/custom-field.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { updateTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { late } from '../../lib/late-messages.ts';

const controls = 'input:not([aria-hidden]), [role="combobox"], [role="checkbox"]';

export interface EditFieldProps {
  field: CustomField;
  ticket: StaffTicketDetail;
  onClose: () => void;
}

/** One field of a ticket while it is changed: Enter saves, Escape leaves it as it was. */
export function EditField({ field, ticket, onClose }: EditFieldProps) {
  const ui = useUiLabels();
  const update = useMutation({
    ...updateTicketMutation(ticket.id),
    meta: { silent: true },
  });
  // What the team knows may be missing; what customers must tell they were asked for.
  const [schema] = useState(() => schemaOf({ ...field, is_required: false }));
  const form = useZodForm(schema, {
    defaultValues: { value: typedOf(ticket.custom_fields[field.key]) },
  });
  const submit = async ({ value }: z.output<typeof schema>) => {
    try {
      const next = customValueOf(field, value) ?? null;
      await update.mutateAsync({ custom_fields: { [field.key]: next } });
      onClose();
    } catch (error) {
      const { code, message } = toAppError(error);
      applyServerErrors(form, { code, message, field: 'value' });
    }
  };
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the focus goes to what came in its place.
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(controls)?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div ref={box} role="presentation" onKeyDown={onKeyDown} className="bg-sunken rounded-md p-1.5">
      <Form form={form} onSubmit={submit} className="gap-2">
        <FormError form={form} />
        {isOpenField(field) ? (
          <Field
            form={form}
            name="value"
            label={field.label}
            description={field.help === '' ? undefined : field.help}
            optional
          >
            {(control) => (
              <CustomFieldControl
                field={field}
                control={control}
                words={{ choose: late.workspace.choose, none: late.workspace.choose_none }}
              />
            )}
          </Field>
        ) : (
          <Checkbox
            label={field.label}
            description={field.help === '' ? undefined : field.help}
            checked={form.watch('value') === true}
            onCheckedChange={(isTrue) => {
              form.setValue('value', isTrue, { shouldDirty: true });
            }}
          />
        )}
        <div className="flex justify-end gap-1.5">
          <Button size="sm" onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button size="sm" variant="primary" type="submit" pending={update.isPending}>
            {late.workspace.field_save}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function schemaOf(field: CustomField) {
  return z.object({
    value: z.optional(customValueSchema).check(
      z.superRefine((value, context) => {
        const problem = customValueProblem(field, value);
        if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
      }),
    ),
  });
}

/** As the control holds it: numbers as text. */
function typedOf(value: CustomValue | undefined): CustomValue | undefined {
  return typeof value === 'number' ? String(value) : value;
}
