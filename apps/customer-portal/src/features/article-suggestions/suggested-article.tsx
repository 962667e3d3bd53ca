import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { Markdown } from '@autocrm/core/blocks/markdown.tsx';
import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import type { ArticleHit } from '@autocrm/core/contracts/knowledge.ts';
import {
  recordDeflectionMutation,
  withdrawDeflectionMutation,
} from '@autocrm/core/data/knowledge/mutations.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Drawer } from '@autocrm/core/ui/drawer.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { isOwnPicture, linksBeside } from '../../lib/article-links.ts';
import { t } from '../../lib/messages.ts';

export interface SuggestedArticleProps {
  hit: ArticleHit;
  /** What stood in the subject when it was suggested. */
  subject: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAnswered: () => () => void;
}

/** A suggested article beside the form, which stays as it is underneath. */
export function SuggestedArticle(props: SuggestedArticleProps) {
  const { hit, open, onOpenChange } = props;
  return (
    <Drawer
      open={open}
      onOpenChange={onOpenChange}
      title={hit.title}
      footer={
        <div className="flex flex-wrap items-center gap-2">
          <AnsweredButton {...props} />
          <Link
            to={paths.article(hit.slug)}
            target="_blank"
            className={buttonVariants({ variant: 'ghost' })}
          >
            <ExternalLink aria-hidden />
            {t.help.suggestions.new_tab}
          </Link>
        </div>
      }
    >
      <ArticleBody slug={hit.slug} />
    </Drawer>
  );
}

function ArticleBody({ slug }: { slug: string }) {
  const query = useQuery(knowledgeQueries.article(slug));
  if (query.data) {
    return (
      <Markdown
        text={query.data.body}
        headingLevel={3}
        linkPolicy={linksBeside(slug)}
        isTrustedImage={isOwnPicture}
      />
    );
  }
  if (query.isPending) {
    return (
      <SkeletonGroup className="grid gap-3">
        <Skeleton className="w-full" />
        <Skeleton className="w-11/12" />
        <Skeleton className="w-3/4" />
      </SkeletonGroup>
    );
  }
  return <QueryError query={query} />;
}

/** Asks once before it throws the draft away, and offers it back for a while: there may be a question left. */
function AnsweredButton({ hit, subject, onOpenChange, onAnswered }: SuggestedArticleProps) {
  const me = useMe();
  const ui = useUiLabels();
  const [asks, setAsks] = useState(false);
  const record = useMutation(recordDeflectionMutation());
  const { mutate: withdraw } = useMutation(withdrawDeflectionMutation());
  const leave = () => {
    const id = uuid();
    record.mutate(
      { id, article_id: hit.id, profile_id: me.id, subject: subject.slice(0, 200) },
      {
        onSuccess: () => {
          setAsks(false);
          onOpenChange(false);
          const comeBack = onAnswered();
          const onAction = () => {
            withdraw(id);
            comeBack();
          };
          notify({
            title: t.help.suggestions.thanks,
            tone: 'success',
            action: { label: ui.undo, onAction },
          });
        },
      },
    );
  };
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setAsks(true);
        }}
      >
        {t.help.suggestions.answered}
      </Button>
      <AlertDialog
        open={asks}
        onOpenChange={setAsks}
        title={t.help.suggestions.leave_title}
        description={t.help.suggestions.leave}
        error={record.error?.message}
        confirm={{
          label: t.help.suggestions.leave_confirm,
          tone: 'primary',
          pending: record.isPending,
          onConfirm: leave,
        }}
      />
    </>
  );
}
