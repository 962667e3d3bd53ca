import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { useBeforeUnload, useBlocker } from 'react-router';
import { t } from './messages.ts';

/** Asks before a long form is left with changes in it. @param isDirty whether there are changes that nobody is saving */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload((event) => {
    if (isDirty) event.preventDefault();
  });
  return (
    <AlertDialog
      open={blocker.state === 'blocked'}
      onOpenChange={() => {
        blocker.reset?.();
      }}
      title={t.leave.title}
      description={t.leave.description}
      cancelLabel={t.leave.stay}
      confirm={{
        label: t.leave.leave,
        onConfirm: () => {
          blocker.proceed?.();
        },
      }}
    />
  );
}
