import { attempt } from '@autocrm/core/app/attempt.ts';
import { tellFailure } from '@autocrm/core/app/tell-failure.ts';
import { signOut, signOutEverywhere } from '@autocrm/core/auth/actions.ts';
import { useSessionStore } from '@autocrm/core/auth/session-provider.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { useState } from 'react';
import { late } from '../../lib/late-messages.ts';

/** Leaves here, or on every device. Where it leads to is the router's business, which follows the session. */
export function SignOutButtons() {
  const store = useSessionStore();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const leave = async (how: typeof signOut) => {
    setPending(true);
    const error = await attempt(async () => how(store));
    setPending(false);
    if (error) tellFailure(error);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        pending={pending && !asking}
        onClick={() => {
          void leave(signOut);
        }}
      >
        {late.account.sign_out}
      </Button>
      <Button
        variant="danger_quiet"
        onClick={() => {
          setAsking(true);
        }}
      >
        {late.account.sign_out_everywhere}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={late.account.sign_out_everywhere_title}
        description={late.account.sign_out_everywhere_description}
        confirm={{
          label: late.account.sign_out_everywhere,
          pending,
          onConfirm: () => {
            void leave(signOutEverywhere);
          },
        }}
      />
    </div>
  );
}
