import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { buttonVariants } from './button.tsx';
import { iconButtonVariants } from './icon-button.tsx';
import { useUiLabels } from './ui-labels.tsx';

type ToastTone = 'neutral' | 'success' | 'danger';
interface ToastData {
  tone: ToastTone;
  action?: { label: string } | undefined;
}

const UNDO_MS = 10_000;
const READ_MS = 6_000;

// Things that happen outside React (a mutation that failed, a channel that closed) must be able to tell.
const manager = Base.createToastManager<ToastData>();

export interface NotifyOptions {
  title: string;
  description?: string | undefined;
  tone?: ToastTone | undefined;
  /** Usually "Undo". The toast then stays for 10 s; its time stands still under the pointer or focus. */
  action?: { label: string; onAction: () => void } | undefined;
}

/** In ms; a failure stays until it is closed. */
function timeoutOf(tone: ToastTone, hasAction: boolean): number {
  if (tone === 'danger') return 0;
  return hasAction ? UNDO_MS : READ_MS;
}

/** Shows a toast and reads it out, failures at once. Answers its id. */
export function notify({ title, description, tone = 'neutral', action }: NotifyOptions): string {
  const id = manager.add({
    title,
    description,
    timeout: timeoutOf(tone, action !== undefined),
    priority: tone === 'danger' ? 'high' : 'low',
    data: { tone, action },
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.onAction();
            },
          },
        }
      : {}),
  });
  return id;
}

/** Takes a toast away, when what it offers is no longer possible. */
export function dismissToast(id: string): void {
  manager.close(id);
}

const ICONS = { neutral: Info, success: CircleCheck, danger: CircleAlert } as const;

/** Where toasts appear; once per app. F6 moves focus there. */
export function Toaster() {
  const labels = useUiLabels();
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={labels.notifications}
          className="fixed inset-x-3 bottom-3 z-60 flex flex-col gap-2 sm:inset-x-auto sm:end-5 sm:bottom-5 sm:w-92"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager<ToastData>();
  const labels = useUiLabels();
  return toasts.map((toast) => {
    const tone = toast.data?.tone ?? 'neutral';
    const Icon = ICONS[tone];
    return (
      <Base.Root
        key={toast.id}
        toast={toast}
        data-tone={tone}
        className="popup-motion bg-raised shadow-raised rounded-lg data-limited:hidden"
      >
        <Base.Content className="flex items-start gap-3 py-3 ps-3.5 pe-2">
          <Icon aria-hidden className="text-tone mt-0.5 size-4.5 shrink-0" />
          <div className="min-w-0 flex-1 pt-px">
            <Base.Title className="text-base font-medium" />
            <Base.Description className="text-muted mt-0.5 text-sm" />
          </div>
          {toast.data?.action ? <Base.Action className={buttonVariants({ size: 'sm' })} /> : null}
          <Base.Close aria-label={labels.close} className={iconButtonVariants({ size: 'sm' })}>
            <X aria-hidden />
          </Base.Close>
        </Base.Content>
      </Base.Root>
    );
  });
}
