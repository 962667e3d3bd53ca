import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { Card, CardBody, CardHeader } from '@autocrm/core/ui/card.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import type { ReactNode } from 'react';
import { DataExport } from '../../features/account-settings/data-export.tsx';
import { DeleteAccount } from '../../features/account-settings/delete-account.tsx';
import { EmailForm } from '../../features/account-settings/email-form.tsx';
import { NameForm } from '../../features/account-settings/name-form.tsx';
import { NotificationChoices } from '../../features/account-settings/notification-choices.tsx';
import { PasswordForm } from '../../features/account-settings/password-form.tsx';
import { PictureForm } from '../../features/account-settings/picture-form.tsx';
import { SessionList } from '../../features/account-settings/session-list.tsx';
import { SignOutButtons } from '../../features/account-settings/sign-out-buttons.tsx';
import { ThemeChoice } from '../../features/account-settings/theme-choice.tsx';
import { t } from '../../lib/messages.ts';

export function AccountPage() {
  const me = useMe();
  return (
    <Main className="mx-auto w-full max-w-2xl px-4 pt-8 pb-20 sm:pt-10">
      <PageTitle title={t.account.title} app={t.app} />
      <div className="mt-6 grid gap-5">
        <Setting title={t.account.picture} description={t.account.picture_description}>
          <PictureForm />
        </Setting>
        <Setting title={t.account.profile} description={t.account.profile_description}>
          <NameForm />
        </Setting>
        <Setting title={t.account.email} description={t.account.email_description(me.email)}>
          <EmailForm />
        </Setting>
        <Setting title={t.account.password} description={t.account.password_description}>
          <PasswordForm />
        </Setting>
        <Setting title={t.account.notifications} description={t.account.notifications_description}>
          <NotificationChoices />
        </Setting>
        <Setting title={t.account.appearance} description={t.account.appearance_description}>
          <ThemeChoice />
        </Setting>
        <Setting title={t.account.sessions} description={t.account.sessions_description}>
          <SessionList />
          <div className="mt-3">
            <SignOutButtons />
          </div>
        </Setting>
        <Setting title={t.account.export_title} description={t.account.export_description}>
          <DataExport />
        </Setting>
        <Setting title={t.account.delete_section} description={t.account.delete_description}>
          <DeleteAccount />
        </Setting>
      </div>
    </Main>
  );
}

function Setting({
  title,
  description,
  children,
}: {
  title: string;
  description: string;
  children: ReactNode;
}) {
  return (
    <Card>
      <CardHeader title={title} description={description} />
      <CardBody>{children}</CardBody>
    </Card>
  );
}
