import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import type { Shelf } from '@autocrm/core/contracts/knowledge.ts';
import { knowledgeQueries } from '@autocrm/core/data/knowledge/queries.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { AskLink } from '../../lib/ask-link.tsx';
import { t } from '../../lib/messages.ts';

const grid = 'grid gap-3 sm:grid-cols-2 lg:grid-cols-3';

/** The shelves of the help centre, each with how much stands on it. */
export function Topics() {
  return (
    <section aria-labelledby="topics">
      <h2 id="topics" className="mb-3 text-lg font-semibold">
        {t.help.topics}
      </h2>
      <TopicsBody />
    </section>
  );
}

function TopicsBody() {
  const query = useQuery(knowledgeQueries.shelves());
  if (query.isPending) return <TopicSkeletons />;
  if (!query.data) {
    return (
      <Card>
        <QueryError query={query} />
      </Card>
    );
  }
  // A shelf without anything to read is a dead end.
  const filled = query.data.filter(({ articles }) => articles.length > 0);
  if (filled.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={BookOpen}
          title={t.help.topics_empty_title}
          description={t.help.topics_empty}
          action={<AskLink />}
        />
      </Card>
    );
  }
  return (
    <ul className={grid}>
      {filled.map((shelf) => (
        <Topic key={shelf.id} shelf={shelf} />
      ))}
    </ul>
  );
}

function Topic({ shelf: { slug, name, description, articles } }: { shelf: Shelf }) {
  return (
    <li className="border-border bg-surface shadow-card hover:border-border-strong relative flex flex-col rounded-xl border p-5 transition-colors">
      <h3 className="font-semibold">
        <Link to={paths.shelf(slug)} className="rounded-sm after:absolute after:inset-0">
          {name}
        </Link>
      </h3>
      <p className="text-muted mt-1 flex-1 text-sm text-pretty">{description}</p>
      <p className="text-muted mt-3 text-sm tabular-nums">{t.help.articles(articles.length)}</p>
    </li>
  );
}

function TopicSkeletons() {
  return (
    <SkeletonGroup className={grid}>
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="h-36 rounded-xl" />
      ))}
    </SkeletonGroup>
  );
}
