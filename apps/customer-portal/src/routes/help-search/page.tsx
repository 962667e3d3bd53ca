import { useSearch } from '@autocrm/core/app/search.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { useCallback } from 'react';
import { paths } from '../../app/paths.ts';
import { HelpResults } from '../../features/help-search/help-results.tsx';
import { HelpSearchField } from '../../features/help-search/help-search-field.tsx';
import { Breadcrumbs } from '../../lib/breadcrumbs.tsx';
import { t } from '../../lib/messages.ts';
import { helpSearchSchema } from './search.ts';

/** All results for the words in the address. */
export function HelpSearchPage() {
  const [{ q }, setSearch] = useSearch(helpSearchSchema);
  const onSearch = useCallback(
    (words: string) => {
      setSearch({ q: words }, { replace: true });
    },
    [setSearch],
  );
  return (
    <Main className="mx-auto w-full max-w-3xl px-4 pt-6 pb-20 sm:pt-8">
      {/* Lists of results are no answer to somebody's search elsewhere. */}
      <meta name="robots" content="noindex" />
      <Breadcrumbs crumbs={[{ to: paths.help, name: t.help.title }]} />
      <PageTitle title={q === '' ? t.help.search.title : t.help.search.title_for(q)} app={t.app} />
      <div className="mt-4">
        <HelpSearchField initial={q} onSearch={onSearch}>
          <HelpResults query={q} />
        </HelpSearchField>
      </div>
    </Main>
  );
}
