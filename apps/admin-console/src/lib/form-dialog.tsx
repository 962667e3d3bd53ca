import { Form, FormError, type FormProps } from '@autocrm/core/forms/form.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { type ReactNode, useId } from 'react';

export interface FormDialogProps<Input extends object, Output> extends Pick<
  FormProps<Input, Output>,
  'form' | 'onSubmit'
> {
  title: string;
  submit: string;
  onClose: () => void;
  children: ReactNode;
}

/** A short form over the page: cancel and submit below, what is wrong as a whole above the fields. */
export function FormDialog<Input extends object, Output>({
  form,
  onSubmit,
  title,
  submit,
  onClose,
  children,
}: FormDialogProps<Input, Output>) {
  const ui = useUiLabels();
  const formId = useId();
  return (
    <Dialog
      open
      title={title}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={form.formState.isSubmitting}
          >
            {submit}
          </Button>
        </>
      }
    >
      <Form form={form} id={formId} onSubmit={onSubmit}>
        <FormError form={form} />
        {children}
      </Form>
    </Dialog>
  );
}
