import { lazy, Suspense } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { resendConfirmation, signIn } from '../auth/actions.ts';
import { readProviderError } from '../auth/link-error.ts';
import { returnPath } from '../auth/return-path.ts';
import { useSession, useSessionStore } from '../auth/session-provider.ts';
import { useAuthLabels } from '../blocks/auth-labels.tsx';
import type { SignIn } from '../contracts/account-forms.ts';
import { linkVariants } from '../ui/link.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useAppInfo } from './app-info.tsx';
import { attempt } from './attempt.ts';
import { AuthPage } from './auth-page.tsx';
import { authPaths, mailLinkTo } from './auth-paths.ts';
import { AppProviderButtons } from './auth-provider-buttons.tsx';

// The form's library is as heavy as the rest of the page: it comes beside it, not before it.
const form = import('../blocks/auth-sign-in.tsx');
const SignInForm = lazy(async () => ({ default: (await form).SignInForm }));

/** Signs in and goes back to the page that asked for it. */
export function SignInPage() {
  const labels = useAuthLabels();
  const app = useAppInfo();
  const session = useSession();
  const store = useSessionStore();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const problem = readProviderError(useLocation());
  const hasEnded = session.status === 'signed_out' && session.reason === 'expired';

  const whyHere = hasEnded ? labels.sign_in.session_ended : undefined;
  const notice = problem?.message ?? whyHere;

  const submit = async (values: SignIn) => {
    const error = await attempt(async () => {
      await signIn(values);
      // The guard of the next page must know who came in.
      await store.refresh();
    });
    if (!error) await navigate(returnPath(params, app.home), { replace: true });
    return error;
  };
  return (
    <AuthPage
      title={labels.sign_in.title}
      footer={
        app.sign_up ? (
          <p>
            {labels.sign_in.no_account}{' '}
            <Link
              to={{ pathname: authPaths.signUp, search: params.toString() }}
              className={linkVariants()}
            >
              {labels.sign_in.create_account}
            </Link>
          </p>
        ) : undefined
      }
    >
      <Suspense fallback={<Skeleton className="h-56 w-full" />}>
        <SignInForm
          onSubmit={submit}
          onResend={async (email) =>
            attempt(async () =>
              resendConfirmation(email, { redirect_to: mailLinkTo(authPaths.confirmed) }),
            )
          }
          forgotPath={authPaths.forgotPassword}
          notice={notice}
        />
      </Suspense>
      <AppProviderButtons />
    </AuthPage>
  );
}
