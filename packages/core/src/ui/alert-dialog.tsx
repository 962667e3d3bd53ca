import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import { backdropClass } from './dialog.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  confirm: {
    label: string;
    tone?: 'primary' | 'danger' | undefined;
    pending?: boolean | undefined;
    onConfirm: () => void;
  };
  cancelLabel?: string | undefined;
  /** Why the last attempt failed. */
  error?: ReactNode;
}

/** Asks once before something that is hard to take back. Focus starts on the harmless answer. The caller closes it. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  description,
  confirm,
  cancelLabel,
  error,
}: AlertDialogProps) {
  const labels = useUiLabels();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          initialFocus={cancel}
          className="popup-motion bg-raised shadow-raised fixed inset-x-3 bottom-3 z-40 rounded-xl p-5 outline-none sm:inset-x-auto sm:start-1/2 sm:top-1/2 sm:bottom-auto sm:w-104 sm:-translate-x-1/2 sm:-translate-y-1/2"
        >
          <Base.Title className="text-lg font-semibold">{title}</Base.Title>
          <Base.Description className="text-muted mt-1.5 text-base">{description}</Base.Description>
          {error === undefined || error === null ? null : (
            <p role="alert" className="text-danger-ink mt-3 text-sm">
              {error}
            </p>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Base.Close ref={cancel} render={<Button />}>
              {cancelLabel ?? labels.cancel}
            </Base.Close>
            <Button
              variant={confirm.tone ?? 'danger'}
              pending={confirm.pending}
              onClick={confirm.onConfirm}
            >
              {confirm.label}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
