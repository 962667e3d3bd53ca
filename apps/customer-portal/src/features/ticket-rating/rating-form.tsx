import { type Rating, rateTicketSchema } from '@autocrm/core/contracts/ticket-rating.ts';
import { rateTicketMutation } from '@autocrm/core/data/tickets/rating.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Label } from '@autocrm/core/ui/label.tsx';
import { Textarea } from '@autocrm/core/ui/textarea.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { StarRating } from './star-rating.tsx';

export interface RatingFormProps {
  ticketId: string;
  start: { rating: Rating | null; comment: string };
  onDone: () => void;
  /** Absent where there is no earlier answer to go back to. */
  onCancel: (() => void) | undefined;
}

/** Stars, and a comment once there are some. Two fields: the form library would cost more than it does here. */
export function RatingForm({ ticketId, start, onDone, onCancel }: RatingFormProps) {
  const ui = useUiLabels();
  const id = useId();
  const [rating, setRating] = useState(start.rating);
  const [comment, setComment] = useState(start.comment);
  const rate = useMutation(rateTicketMutation(ticketId));
  const parsed = rateTicketSchema.safeParse({ rating, comment });
  const tooLong = parsed.success
    ? undefined
    : parsed.error.issues.find(({ path }) => path[0] === 'comment')?.message;

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!parsed.success || rate.isPending) return;
    rate.mutate(parsed.data, {
      onSuccess: () => {
        notify({ title: late.rating.thanks, tone: 'success' });
        onDone();
      },
    });
  };
  return (
    <form noValidate className="mt-2 grid gap-3" onSubmit={submit}>
      <p id={`${id}-hint`} className="text-muted text-sm">
        {late.rating.hint}
      </p>
      <StarRating
        value={rating}
        onChange={setRating}
        label={late.rating.title}
        describedBy={`${id}-hint`}
      />
      {rating === null ? null : (
        <>
          <div className="grid gap-1.5">
            <Label htmlFor={id} optional>
              {late.rating.comment}
            </Label>
            <Textarea
              id={id}
              rows={3}
              value={comment}
              aria-invalid={tooLong === undefined ? undefined : true}
              aria-describedby={`${id}-problem`}
              onChange={(event) => {
                setComment(event.target.value);
              }}
            />
            <p
              id={`${id}-problem`}
              aria-live="polite"
              className="text-danger-ink text-sm empty:hidden"
            >
              {tooLong}
            </p>
          </div>
          {rate.error ? <Banner tone="danger">{rate.error.message}</Banner> : null}
          <div className="flex flex-wrap gap-2">
            <Button
              type="submit"
              variant="primary"
              pending={rate.isPending}
              disabled={!parsed.success}
            >
              {late.rating.send}
            </Button>
            {onCancel ? <Button onClick={onCancel}>{ui.cancel}</Button> : null}
          </div>
        </>
      )}
    </form>
  );
}
