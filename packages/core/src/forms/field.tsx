import { type ReactNode, useId } from 'react';
import {
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useController,
} from 'react-hook-form';
import { cn } from '../lib/cn.ts';
import { Label } from '../ui/label.tsx';

/** Everything a control needs to be part of a form; spread it on Input, Textarea, Select, RadioGroup, Combobox. */
export interface FieldControlProps<
  Values extends FieldValues,
  Name extends FieldPath<Values>,
> extends ControllerRenderProps<Values, Name> {
  id: string;
  required: boolean;
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

export interface FieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> {
  form: UseFormReturn<Values, unknown, Output>;
  name: Name;
  label: string;
  description?: ReactNode;
  optional?: boolean | undefined;
  /** The label is read out but not shown, where the layout says it already. */
  hideLabel?: boolean | undefined;
  className?: string | undefined;
  children: (control: FieldControlProps<Values, Name>) => ReactNode;
}

/** Label, control, description and error, tied together for eyes and for screen readers. */
export function Field<Values extends FieldValues, Name extends FieldPath<Values>, Output>(
  props: FieldProps<Values, Name, Output>,
) {
  const {
    form,
    name,
    label,
    description,
    optional = false,
    hideLabel = false,
    className,
    children,
  } = props;
  const id = useId();
  const { field, fieldState } = useController({ control: form.control, name });
  const message = fieldState.error?.message;
  const described = [
    description === undefined ? '' : `${id}-description`,
    message === undefined ? '' : `${id}-error`,
  ].filter(Boolean);

  return (
    <div className={cn('grid grid-cols-1 content-start gap-1.5', className)}>
      <Label
        id={`${id}-label`}
        htmlFor={id}
        optional={optional}
        className={hideLabel ? 'sr-only' : undefined}
      >
        {label}
      </Label>
      {children({
        ...field,
        id,
        required: !optional,
        'aria-labelledby': `${id}-label`,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': message === undefined ? undefined : true,
      })}
      {description === undefined ? null : (
        <p id={`${id}-description`} className="text-muted text-sm">
          {description}
        </p>
      )}
      {/* Always there, so that a message that comes later is read out. */}
      <p id={`${id}-error`} aria-live="polite" className="text-danger-ink text-sm empty:hidden">
        {message}
      </p>
    </div>
  );
}
