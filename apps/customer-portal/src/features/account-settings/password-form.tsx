import { attempt } from '@autocrm/core/app/attempt.ts';
import { setNewPassword } from '@autocrm/core/auth/actions.ts';
import { NewPasswordForm } from '@autocrm/core/blocks/auth-password.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { late } from '../../lib/late-messages.ts';

export function PasswordForm() {
  return (
    <NewPasswordForm
      compact
      onSubmit={async (values) =>
        attempt(async () => {
          await setNewPassword(values);
          notify({ title: late.account.password_saved, tone: 'success' });
        })
      }
    />
  );
}
