import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { type Rating, ratings } from '@autocrm/core/contracts/ticket-rating.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Card } from '@autocrm/core/ui/card.tsx';
import { Star } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { RatingForm } from './rating-form.tsx';

/** Asks once a ticket is resolved how the help was, and shows the answer, which can be changed. */
export function TicketRating({ ticket }: { ticket: TicketDetail }) {
  const [editing, setEditing] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const given = ratings.find((rating) => rating === ticket.rating?.rating) ?? null;
  const isAsking = given === null || editing;

  // The form that had focus is gone with the answer; focus belongs to the document, not to React.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (wasEditing.current && !isAsking && isLost) change.current?.focus();
    wasEditing.current = isAsking;
  }, [isAsking]);

  return (
    <Card className="p-4 sm:p-5">
      <section aria-labelledby="rating-title">
        <h2 id="rating-title" className="font-semibold">
          {isAsking ? late.rating.title : late.rating.given_title}
        </h2>
        {isAsking ? (
          <RatingForm
            ticketId={ticket.id}
            start={{ rating: given, comment: ticket.rating?.comment ?? '' }}
            onDone={() => {
              setEditing(false);
            }}
            onCancel={
              given === null
                ? undefined
                : () => {
                    setEditing(false);
                  }
            }
          />
        ) : (
          <div className="mt-2 flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <Stars rating={given} />
              {ticket.rating?.comment ? (
                <p className="text-muted mt-1 break-words whitespace-pre-wrap">
                  {ticket.rating.comment}
                </p>
              ) : null}
            </div>
            <Button
              ref={change}
              size="sm"
              onClick={() => {
                setEditing(true);
              }}
            >
              {late.rating.change}
            </Button>
          </div>
        )}
      </section>
    </Card>
  );
}

function Stars({ rating }: { rating: Rating }) {
  return (
    <p className="flex items-center gap-2">
      <span aria-hidden className="flex">
        {ratings.map((one) => (
          <Star
            key={one}
            className={
              one <= rating
                ? 'fill-warning-ink text-warning-ink size-5'
                : 'text-border-strong size-5'
            }
          />
        ))}
      </span>
      <span>{late.rating.choice(rating)}</span>
    </p>
  );
}
