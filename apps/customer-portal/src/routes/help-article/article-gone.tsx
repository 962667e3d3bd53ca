import { authPaths } from '@autocrm/core/app/auth-paths.ts';
import { signInLocation } from '@autocrm/core/auth/return-path.ts';
import { useOptionalMe } from '@autocrm/core/auth/session-provider.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { buttonVariants } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import { BookX } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

/** No such article, or none for this reader: which of the two is nobody's business. */
export function ArticleGone() {
  const me = useOptionalMe();
  const { pathname } = useLocation();
  const here = new URL(pathname, window.location.origin);
  return (
    <Main className="mx-auto w-full max-w-3xl px-4 pt-6 pb-20 sm:pt-8">
      <meta name="robots" content="noindex" />
      <PageTitle title={t.help.gone_title} app={t.app} hidden />
      <EmptyState
        icon={BookX}
        title={t.help.gone_title}
        description={me ? t.help.gone : t.help.gone_visitor}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Link to={paths.help} className={buttonVariants()}>
              {t.help.all_topics}
            </Link>
            {me ? null : (
              <Link
                to={signInLocation(authPaths.signIn, here)}
                className={buttonVariants({ variant: 'primary' })}
              >
                {t.nav.sign_in}
              </Link>
            )}
          </div>
        }
      />
    </Main>
  );
}
