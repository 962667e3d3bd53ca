import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { requestPasswordReset, setNewPassword } from '../auth/actions.ts';
import { readLinkError } from '../auth/link-error.ts';
import { useSession } from '../auth/session-provider.ts';
import { CheckMail } from '../blocks/auth-check-mail.tsx';
import { useAuthLabels } from '../blocks/auth-labels.tsx';
import { ForgotPasswordForm, NewPasswordForm } from '../blocks/auth-password.tsx';
import type { RequestReset, SetPassword } from '../contracts/account-forms.ts';
import { runtimeConfig } from '../db/client.ts';
import { Button } from '../ui/button.tsx';
import { linkVariants } from '../ui/link.tsx';
import { Skeleton, SkeletonGroup } from '../ui/skeleton.tsx';
import { notify } from '../ui/toast.tsx';
import { useAppInfo } from './app-info.tsx';
import { attempt } from './attempt.ts';
import { ExpiredLinkPage } from './auth-expired-page.tsx';
import { AuthPage } from './auth-page.tsx';
import { authPaths, mailLinkTo } from './auth-paths.ts';

/** Sends a link to a new password. What it says is the same whether there is such an account or not. */
export function ForgotPasswordPage() {
  const labels = useAuthLabels();
  const [sentTo, setSentTo] = useState<string | null>(null);

  const send = async ({ email }: RequestReset) =>
    attempt(async () => {
      await requestPasswordReset(email, { redirect_to: mailLinkTo(authPaths.newPassword) });
      setSentTo(email);
    });
  const back = (
    <Link to={authPaths.signIn} className={linkVariants()}>
      {labels.forgot.back}
    </Link>
  );
  if (sentTo !== null) {
    return (
      <AuthPage title={labels.check_mail.title} footer={back}>
        <CheckMail
          kind="reset"
          email={sentTo}
          inboxUrl={runtimeConfig().mailUrl}
          onResend={async () => send({ email: sentTo })}
        >
          <Button
            variant="ghost"
            onClick={() => {
              setSentTo(null);
            }}
          >
            {labels.check_mail.other_address}
          </Button>
        </CheckMail>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={labels.forgot.title} description={labels.forgot.description} footer={back}>
      <ForgotPasswordForm onSubmit={send} />
    </AuthPage>
  );
}

/** Where the link of a reset mail leads: it signs in, and this page asks for the new password. */
export function NewPasswordPage() {
  const labels = useAuthLabels();
  const app = useAppInfo();
  const session = useSession();
  const navigate = useNavigate();
  const linkError = readLinkError(useLocation());

  const submit = async (values: SetPassword) =>
    attempt(async () => {
      await setNewPassword(values);
      notify({ title: labels.new_password_page.saved, tone: 'success' });
      await navigate(app.home, { replace: true });
    });
  if (linkError || session.status === 'signed_out') return <ExpiredLinkPage />;
  return (
    <AuthPage
      title={labels.new_password_page.title}
      description={labels.new_password_page.description}
    >
      {session.status === 'loading' ? (
        <SkeletonGroup className="grid gap-4">
          <Skeleton className="h-control-md" />
          <Skeleton className="h-control-md" />
        </SkeletonGroup>
      ) : (
        <NewPasswordForm onSubmit={submit} />
      )}
    </AuthPage>
  );
}
