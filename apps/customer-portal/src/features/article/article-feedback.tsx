import { authPaths } from '@autocrm/core/app/auth-paths.ts';
import { signInLocation } from '@autocrm/core/auth/return-path.ts';
import { useOptionalMe } from '@autocrm/core/auth/session-provider.ts';
import type { ArticleFeedback as Feedback } from '@autocrm/core/contracts/knowledge.ts';
import { saveFeedbackMutation } from '@autocrm/core/data/knowledge/mutations.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { t } from '../../lib/messages.ts';
import { FeedbackComment } from './feedback-comment.tsx';

/** Asks whether the article helped, and what would have. */
export function ArticleFeedback({ articleId }: { articleId: string }) {
  const me = useOptionalMe();
  // The article's own headings have plain words for ids.
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className="border-border bg-surface mt-10 rounded-xl border p-5"
    >
      <h2 id={titleId} className="font-semibold">
        {t.help.feedback.question}
      </h2>
      {me ? <Answer articleId={articleId} readerId={me.id} /> : <SignInFirst />}
    </section>
  );
}

function SignInFirst() {
  const { pathname, search, hash } = useLocation();
  const here = new URL(`${pathname}${search}${hash}`, window.location.origin);
  return (
    <p className="text-muted mt-1">
      <Link to={signInLocation(authPaths.signIn, here)} className={linkVariants()}>
        {t.help.feedback.sign_in}
      </Link>{' '}
      {t.help.feedback.sign_in_after}
    </p>
  );
}

function Answer({ articleId, readerId }: { articleId: string; readerId: string }) {
  const { data: given } = useQuery(knowledgeQueries.feedback(articleId, readerId));
  const save = useMutation(saveFeedbackMutation(articleId, readerId));
  const [asks, setAsks] = useState(false);
  const say = (is_helpful: boolean) => {
    save.mutate({ is_helpful, comment: given?.comment ?? '' });
    setAsks(true);
  };
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Choice given={given} is_helpful onChoose={say} />
        <Choice given={given} is_helpful={false} onChoose={say} />
        <p role="status" className="text-muted text-sm">
          {given ? t.help.feedback.thanks : ''}
        </p>
      </div>
      {given && asks ? (
        <FeedbackComment
          // Another answer is another question.
          key={`${given.is_helpful}`}
          given={given}
          onSend={async (comment) => {
            await save.mutateAsync({ is_helpful: given.is_helpful, comment });
            setAsks(false);
          }}
        />
      ) : null}
    </>
  );
}

function Choice({
  given,
  is_helpful,
  onChoose,
}: {
  given: Feedback | null | undefined;
  is_helpful: boolean;
  onChoose: (is_helpful: boolean) => void;
}) {
  const Icon = is_helpful ? ThumbsUp : ThumbsDown;
  const isChosen = given?.is_helpful === is_helpful;
  return (
    <Button
      aria-pressed={isChosen}
      variant={isChosen ? 'primary' : 'secondary'}
      onClick={() => {
        onChoose(is_helpful);
      }}
    >
      <Icon aria-hidden />
      {is_helpful ? t.help.feedback.yes : t.help.feedback.no}
    </Button>
  );
}
