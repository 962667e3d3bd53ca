import type { FilledShelf } from '@autocrm/core/contracts/knowledge.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { BookOpen } from 'lucide-react';
import { AskLink } from '../../lib/ask-link.tsx';
import { t } from '../../lib/messages.ts';
import { ArticleItem } from './article-item.tsx';

/** All that stands on one shelf. */
export function ShelfArticles({ shelf: { articles } }: { shelf: FilledShelf }) {
  return (
    <Card>
      {articles.length === 0 ? (
        <EmptyState
          icon={BookOpen}
          title={t.help.shelf_empty_title}
          description={t.help.shelf_empty}
          action={<AskLink />}
        />
      ) : (
        <ul>
          {articles.map((article) => (
            <ArticleItem key={article.id} article={article} />
          ))}
        </ul>
      )}
    </Card>
  );
}
