import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { useLocation } from 'react-router';
import { ArticleSuggestions } from '../../features/article-suggestions/article-suggestions.tsx';
import { NewTicket } from '../../features/new-ticket/new-ticket.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

export function NewTicketPage() {
  const { key } = useLocation();
  return (
    <Main className="mx-auto w-full max-w-2xl px-4 pt-8 sm:pt-10 lg:max-w-5xl lg:pe-84">
      <PageTitle title={late.create.title} app={t.app} description={late.create.description} />
      <div className="mt-6">
        <NewTicket
          // Coming here again, also from here, begins with what is kept by then.
          key={key}
          renderSuggestions={(subject, leave) => (
            <ArticleSuggestions subject={subject} onAnswered={leave} />
          )}
        />
      </div>
    </Main>
  );
}
