import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { paths } from '../../app/paths.ts';
import { HelpSearchBox } from '../../features/help-search/help-search-box.tsx';
import { PopularArticles } from '../../features/help-topics/popular-articles.tsx';
import { Topics } from '../../features/help-topics/topics.tsx';
import { t } from '../../lib/messages.ts';
import { PageMeta } from '../../lib/page-meta.tsx';

/** The help centre's first page. */
export function HelpPage() {
  return (
    <Main className="mx-auto w-full max-w-5xl px-4 pt-8 pb-20 sm:pt-12">
      <PageMeta description={t.help.description} path={paths.help} />
      <PageTitle title={t.help.title} app={t.app} description={t.help.description} />
      <div className="mt-6 max-w-2xl">
        <HelpSearchBox />
      </div>
      <div className="mt-10 grid gap-10">
        <Topics />
        <PopularArticles />
      </div>
    </Main>
  );
}
