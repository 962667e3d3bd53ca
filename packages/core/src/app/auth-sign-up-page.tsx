import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { resendConfirmation, signUp } from '../auth/actions.ts';
import { useSessionStore } from '../auth/session-provider.ts';
import { CheckMail } from '../blocks/auth-check-mail.tsx';
import { useAuthLabels } from '../blocks/auth-labels.tsx';
import { SignUpForm } from '../blocks/auth-sign-up.tsx';
import type { SignUp } from '../contracts/account-forms.ts';
import { runtimeConfig } from '../db/client.ts';
import { Button } from '../ui/button.tsx';
import { linkVariants } from '../ui/link.tsx';
import { useAppInfo } from './app-info.tsx';
import { attempt } from './attempt.ts';
import { AuthPage } from './auth-page.tsx';
import { authPaths, mailLinkTo } from './auth-paths.ts';
import { AppProviderButtons } from './auth-provider-buttons.tsx';

/** Makes an account, then waits for the person to open the mail. */
export function SignUpPage() {
  const labels = useAuthLabels();
  const app = useAppInfo();
  const navigate = useNavigate();
  const store = useSessionStore();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const redirect = { redirect_to: mailLinkTo(authPaths.confirmed) };

  const submit = async (values: SignUp) =>
    attempt(async () => {
      const { confirmation_sent } = await signUp(values, redirect);
      if (confirmation_sent) {
        setSentTo(values.email);
        return;
      }
      await store.refresh();
      await navigate(app.home, { replace: true });
    });
  const footer = (
    <p>
      {labels.sign_up.have_account}{' '}
      <Link to={authPaths.signIn} className={linkVariants()}>
        {labels.sign_up.sign_in}
      </Link>
    </p>
  );
  if (sentTo === null) {
    return (
      <AuthPage title={labels.sign_up.title} footer={footer}>
        <SignUpForm onSubmit={submit} />
        <AppProviderButtons />
      </AuthPage>
    );
  }
  return (
    <AuthPage title={labels.check_mail.title} footer={footer}>
      <CheckMail
        kind="sign_up"
        email={sentTo}
        inboxUrl={runtimeConfig().mailUrl}
        onResend={async () => attempt(async () => resendConfirmation(sentTo, redirect))}
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
