import { type ArticleFeedback, feedbackCommentSchema } from '@autocrm/core/contracts/knowledge.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Textarea } from '@autocrm/core/ui/textarea.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { t } from '../../lib/messages.ts';

export interface FeedbackCommentProps {
  given: ArticleFeedback;
  /** @throws AppError */
  onSend: (comment: string) => Promise<void>;
}

/** A few words after the yes or no. */
export function FeedbackComment({ given, onSend }: FeedbackCommentProps) {
  const form = useZodForm(feedbackCommentSchema, { defaultValues: { comment: given.comment } });
  return (
    <Form
      form={form}
      className="mt-4 gap-3"
      onSubmit={async ({ comment }) => {
        try {
          await onSend(comment);
          notify({ title: t.help.feedback.sent, tone: 'success' });
        } catch (error) {
          applyServerErrors(form, toAppError(error));
        }
      }}
    >
      <FormError form={form} />
      <Field
        form={form}
        name="comment"
        label={given.is_helpful ? t.help.feedback.comment_yes : t.help.feedback.comment_no}
        optional
      >
        {({ onChange, required: _required, ...control }) => (
          <Textarea
            {...control}
            rows={3}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        )}
      </Field>
      <div>
        <Button type="submit" pending={form.formState.isSubmitting}>
          {t.help.feedback.send}
        </Button>
      </div>
    </Form>
  );
}
