import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { acceptInvitation, setNewPassword } from '../auth/actions.ts';
import { useSession } from '../auth/session-provider.ts';
import { useAuthLabels } from '../blocks/auth-labels.tsx';
import { NewPasswordForm } from '../blocks/auth-password.tsx';
import type { SetPassword } from '../contracts/account-forms.ts';
import { notify } from '../ui/toast.tsx';
import { useAppInfo } from './app-info.tsx';
import { attempt } from './attempt.ts';
import { ExpiredLinkPage } from './auth-expired-page.tsx';
import { AuthPage } from './auth-page.tsx';

/** How far the link has come: it works once, and a password may be refused after it was used. */
type LinkState = 'unused' | 'used' | 'refused';

/**
 * Where the link of an invitation leads. The link is used up when the password is sent, not when the page is opened:
 * what opens links in mails ahead of people does not take it from them.
 */
export function InvitedPage() {
  const labels = useAuthLabels();
  const app = useAppInfo();
  const session = useSession();
  const navigate = useNavigate();
  const tokenHash = useSearchParams()[0].get('token_hash');
  const [link, setLink] = useState<LinkState>(tokenHash === null ? 'refused' : 'unused');

  const submit = async (values: SetPassword) => {
    const isOpen = link === 'used' && session.status === 'signed_in';
    const error = await attempt(async () => {
      await (isOpen ? setNewPassword(values) : acceptInvitation(tokenHash ?? '', values));
      notify({ title: labels.invited.done, tone: 'success' });
      await navigate(app.home, { replace: true });
    });
    if (error?.code === 'otp_expired') setLink('refused');
    else if (error?.code === 'weak_password') setLink('used');
    return error;
  };
  if (link === 'refused') return <ExpiredLinkPage />;
  return (
    <AuthPage title={labels.invited.title} description={labels.invited.description}>
      <NewPasswordForm onSubmit={submit} submitLabel={labels.invited.submit} />
    </AuthPage>
  );
}
