import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type SubmitEvent, useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { cn } from '../lib/cn.ts';

export interface FormProps<Input extends FieldValues, Output> extends Omit<
  ComponentProps<'form'>,
  'onSubmit'
> {
  form: UseFormReturn<Input, unknown, Output>;
  /** Called with checked values. Report a refusal with applyServerErrors rather than throwing. */
  onSubmit: (values: Output) => void | Promise<void>;
}

/**
 * The browser's own bubbles are off: Field says what is wrong, in the same words everywhere. While a submit is under
 * way another one does nothing, also one that comes before React has drawn the first one's effect.
 */
export function Form<Input extends FieldValues, Output>({
  form,
  onSubmit,
  className,
  children,
  ...props
}: FormProps<Input, Output>) {
  const isUnderWay = useRef(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await form.handleSubmit(onSubmit)(event);
    } finally {
      isUnderWay.current = false;
    }
  };
  return (
    <form
      noValidate
      {...props}
      onSubmit={(event) => {
        void submit(event);
      }}
      className={cn('grid grid-cols-1 gap-4', className)}
    >
      {children}
    </form>
  );
}

/** What is wrong with the form as a whole. It takes focus when it appears, so that nobody looks for it. */
export function FormError<Input extends FieldValues, Output>({
  form,
}: {
  form: UseFormReturn<Input, unknown, Output>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { errors } = form.formState;
  const problem = errors.root?.['server'];

  // Focus belongs to the document, not to React: it can only be moved once the message is there.
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);

  if (problem?.message === undefined) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="bg-danger-soft text-danger-ink flex items-start gap-2.5 rounded-lg px-3.5 py-2.5 text-base"
    >
      <CircleAlert aria-hidden className="mt-[0.2em] size-4 shrink-0" />
      <p className="min-w-0">{problem.message}</p>
    </div>
  );
}
