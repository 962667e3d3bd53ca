import type { StaffCreated } from '@autocrm/core/contracts/staff.ts';
import { runtimeConfig } from '@autocrm/core/db/client.ts';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

export interface AccountReadyProps {
  account: StaffCreated;
  onClose: () => void;
}

/** What to hand to the new colleague. The password stands nowhere else. */
export function AccountReady({ account, onClose }: AccountReadyProps) {
  const { id, full_name, email, role, password = '' } = account;
  const apps = runtimeConfig().apps;
  const url = (role === 'admin' ? apps?.adminConsole : apps?.agentDesk) ?? '';
  const copy = () => {
    navigator.clipboard.writeText(t.create.credentials(url, email, password)).then(
      () => {
        notify({ title: t.form.copied, tone: 'success' });
      },
      () => {
        notify({ title: t.form.copy_failed, tone: 'danger' });
      },
    );
  };
  return (
    <Dialog
      open
      title={t.create.done_title}
      description={t.create.done(full_name)}
      onOpenChange={(open, exit) => {
        // Escape by habit would lose a password that stands nowhere else.
        if (!open && exit === 'button') onClose();
      }}
      footer={
        <>
          <Link to={paths.person(id)} className={buttonVariants()}>
            {t.create.open_person}
          </Link>
          <Button variant="primary" onClick={onClose}>
            {t.form.done}
          </Button>
        </>
      }
    >
      <dl className="border-border bg-sunken grid gap-2 rounded-lg border p-4">
        {url === '' ? null : <Part name={t.create.sign_in_at}>{url}</Part>}
        <Part name={t.create.email}>{email}</Part>
        <Part name={t.create.password}>
          <code className="font-mono text-base select-all">{password}</code>
        </Part>
      </dl>
      <Button className="mt-3" onClick={copy}>
        <Copy aria-hidden />
        {t.create.copy_all}
      </Button>
    </Dialog>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="break-all">{children}</dd>
    </div>
  );
}
