import { Markdown } from '@autocrm/core/blocks/markdown.tsx';
import type { ArticleHit, DeskArticle } from '@autocrm/core/contracts/knowledge.ts';
import { deskArticleQuery } from '@autocrm/core/data/knowledge/desk-article.ts';
import { runtimeConfig } from '@autocrm/core/db/client.ts';
import { Badge } from '@autocrm/core/ui/badge.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Lock } from 'lucide-react';
import { useComposerTarget } from '../../lib/composer-target.tsx';
import { late } from '../../lib/late-messages.ts';
import { PanelProblem } from './panel-problem.tsx';

export interface ArticlePreviewProps {
  hit: ArticleHit;
  onClose: () => void;
  onInserted?: (() => void) | undefined;
}

/** An article to read before one passes it on. What is for the team alone goes into notes alone. */
export function ArticlePreview({ hit, onClose, onInserted }: ArticlePreviewProps) {
  const query = useQuery(deskArticleQuery(hit.id));
  return (
    <article
      aria-label={hit.title}
      className="border-border bg-sunken mt-2 grid grid-cols-1 gap-2 rounded-lg border p-2.5"
    >
      <header className="flex items-start gap-1.5">
        <IconButton
          size="sm"
          icon={ArrowLeft}
          label={late.workspace.article_back}
          onClick={onClose}
          className="-ms-1 -mt-0.5"
        />
        <h3 className="min-w-0 flex-1 text-sm font-semibold wrap-anywhere">{hit.title}</h3>
      </header>
      {query.isPending ? (
        <SkeletonGroup className="grid gap-2">
          <Skeleton />
          <Skeleton />
          <Skeleton className="w-3/5" />
        </SkeletonGroup>
      ) : null}
      {query.isError && !query.data ? (
        <PanelProblem onRetry={() => void query.refetch()}>
          {late.workspace.article_failed}
        </PanelProblem>
      ) : null}
      {query.data ? <Loaded article={query.data} onInserted={onInserted} /> : null}
    </article>
  );
}

function Loaded({
  article,
  onInserted,
}: { article: DeskArticle } & Pick<ArticlePreviewProps, 'onInserted'>) {
  const target = useComposerTarget();
  const portal = runtimeConfig().apps?.customerPortal;
  const isForTeam = article.visibility === 'staff';
  const mayPassOn = target !== null && (!isForTeam || target.is_internal);
  const insert = (text: string, isBlock: boolean) => {
    target?.insert(text, isBlock);
    notify({ title: late.workspace.article_inserted });
    onInserted?.();
  };
  return (
    <>
      {isForTeam ? (
        <p>
          <Badge tone="note" icon={Lock}>
            {late.workspace.article_staff}
          </Badge>
        </p>
      ) : null}
      <div
        role="region"
        aria-label={article.title}
        tabIndex={0}
        className="max-h-64 overflow-y-auto text-sm"
      >
        <Markdown headingLevel={4} text={article.body} />
      </div>
      {isForTeam && target !== null && !target.is_internal ? (
        <p className="text-muted text-xs">{late.workspace.article_internal}</p>
      ) : null}
      <div className="flex flex-wrap gap-1.5">
        {portal === undefined || isForTeam ? null : (
          <Button
            size="sm"
            disabled={!mayPassOn}
            onClick={() => {
              insert(linkTo(article, portal), false);
            }}
          >
            {late.workspace.article_link}
          </Button>
        )}
        <Button
          size="sm"
          disabled={!mayPassOn}
          onClick={() => {
            insert(textOf(article, portal), true);
          }}
        >
          {late.workspace.article_text}
        </Button>
      </div>
    </>
  );
}

/** The article in the customer portal. Brackets in a title would end the link early. */
function linkTo({ title, slug }: DeskArticle, portal: string): string {
  return `[${title.replaceAll(/[[\]\\]/g, String.raw`\$&`)}](${portal}/help/articles/${slug})`;
}

/** The article's words. Its ways to other articles lead through the portal, since a message knows no places of ours. */
function textOf({ body }: DeskArticle, portal: string | undefined): string {
  return portal === undefined ? body : body.replaceAll('](/', `](${portal}/`);
}
