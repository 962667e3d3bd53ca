import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { useQuery } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { HelpSearchBox } from '../../features/help-search/help-search-box.tsx';
import { OpenTickets } from '../../features/ticket-list/open-tickets.tsx';
import { t } from '../../lib/messages.ts';

// Below what people come for: it may follow.
const PopularArticles = lazy(async () => ({
  default: (await import('../../features/help-topics/popular-articles.tsx')).PopularArticles,
}));

export function HomePage() {
  const me = useMe();
  const { data: settings } = useQuery(catalogQueries.settings());
  return (
    <Main className="mx-auto w-full max-w-3xl px-4 pt-8 pb-20 sm:pt-12">
      <PageTitle
        title={t.home.greeting(me.full_name)}
        app={t.app}
        description={settings?.portal_welcome}
      />
      <div className="mt-6">
        <HelpSearchBox />
      </div>
      <Link
        to={paths.newTicket}
        className="group border-border bg-surface shadow-card hover:border-border-strong mt-6 flex items-center gap-4 rounded-xl border p-5 transition-colors"
      >
        <span className="bg-accent-soft text-accent-ink grid size-11 shrink-0 place-items-center rounded-xl">
          <MessageSquarePlus aria-hidden className="size-5" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{t.home.ask_title}</span>
          <span className="text-muted block text-sm text-pretty">{t.home.ask}</span>
        </span>
        <span className={buttonVariants({ variant: 'primary', className: 'max-sm:hidden' })}>
          {t.nav.new_ticket}
        </span>
      </Link>
      <div className="mt-10 grid gap-10">
        <OpenTickets />
        <Suspense>
          <PopularArticles showsWayToAll />
        </Suspense>
      </div>
    </Main>
  );
}
