import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { Card, CardBody, CardHeader } from '@autocrm/core/ui/card.tsx';
import { PageTitle } from '@autocrm/core/ui/page-title.tsx';
import type { ReactNode } from 'react';
import { DataExport } from '../../features/account-settings/data-export.tsx';
import { DeleteAccount } from '../../features/account-settings/delete-account.tsx';
import { EmailForm } from '../../features/account-settings/email-form.tsx';
import { NameForm } from '../../features/account-settings/name-form.tsx';
import { NotificationSwitches } from '../../features/account-settings/notification-switches.tsx';
import { PasswordForm } from '../../features/account-settings/password-form.tsx';
import { PictureForm } from '../../features/account-settings/picture-form.tsx';
import { SessionList } from '../../features/account-settings/session-list.tsx';
import { SignOutButtons } from '../../features/account-settings/sign-out-buttons.tsx';
import { ThemeChoice } from '../../features/account-settings/theme-choice.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

export function AccountPage() {
  const me = useMe();
  return (
    <Main className="mx-auto w-full max-w-2xl px-4 pt-8 pb-20 sm:pt-10">
      <PageTitle title={late.account.title} app={t.app} />
      <div className="mt-6 grid gap-5">
        <Setting title={late.account.picture} description={late.account.picture_description}>
          <PictureForm />
        </Setting>
        <Setting title={late.account.profile} description={late.account.profile_description}>
          <NameForm />
        </Setting>
        <Setting title={late.account.email} description={late.account.email_description(me.email)}>
          <EmailForm />
        </Setting>
        <Setting title={late.account.password} description={late.account.password_description}>
          <PasswordForm />
        </Setting>
        <Setting
          title={late.account.notifications}
          description={late.account.notifications_description}
        >
          <NotificationSwitches />
        </Setting>
        <Setting title={late.account.appearance} description={late.account.appearance_description}>
          <ThemeChoice />
        </Setting>
        <Setting title={late.account.sessions} description={late.account.sessions_description}>
          <SessionList />
          <div className="mt-3">
            <SignOutButtons />
          </div>
        </Setting>
        <Setting title={late.account.export_title} description={late.account.export_description}>
          <DataExport />
        </Setting>
        <Setting title={late.account.delete_section} description={late.account.delete_description}>
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
