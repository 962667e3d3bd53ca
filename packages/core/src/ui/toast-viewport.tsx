import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonVariants } from './button.tsx';
import { iconButtonVariants } from './icon-button.tsx';
import { connectToasts, type NotifyOptions, type ToastTone } from './toast.tsx';
import { useUiLabels } from './ui-labels.tsx';

interface ToastData {
  tone: ToastTone;
  hasAction: boolean;
}
type Manager = ReturnType<typeof Base.createToastManager<ToastData>>;

const UNDO_MS = 10_000;
const READ_MS = 6_000;
const ICONS = { neutral: Info, success: CircleCheck, danger: CircleAlert } as const;

/** In ms; a failure stays until it is closed. */
function timeoutOf(tone: ToastTone, hasAction: boolean): number {
  if (tone === 'danger') return 0;
  return hasAction ? UNDO_MS : READ_MS;
}

function addToast(manager: Manager, id: string, options: NotifyOptions): void {
  const { title, description, tone = 'neutral', action } = options;
  const press = () => {
    manager.close(id);
    action?.onAction();
  };
  manager.add({
    id,
    title,
    description,
    timeout: timeoutOf(tone, action !== undefined),
    priority: tone === 'danger' ? 'high' : 'low',
    data: { tone, hasAction: action !== undefined },
    ...(action ? { actionProps: { children: action.label, onClick: press } } : {}),
  });
}

/** The toasts themselves. Toaster loads it. */
export function ToastViewport() {
  const labels = useUiLabels();
  const [manager] = useState(() => Base.createToastManager<ToastData>());
  // Toasts come from outside React: this is the subscription. It is made here, above the provider, because effects of
  // children run first: by now the provider listens, and what has waited is not lost.
  useEffect(
    () =>
      connectToasts({
        add: (id, options) => {
          addToast(manager, id, options);
        },
        close: (id) => {
          manager.close(id);
        },
      }),
    [manager],
  );
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={labels.notifications}
          className="fixed inset-x-3 bottom-(--toast-bottom) z-60 flex flex-col gap-2 sm:inset-(--toast-inset) sm:w-92"
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
        // Base UI hides urgent ones, and the close buttons of all, from assistive technology until they have the focus.
        aria-hidden={false}
        data-tone={tone}
        className="popup-motion bg-raised shadow-raised rounded-lg data-limited:hidden"
      >
        <Base.Content className="flex items-start gap-3 py-3 ps-3.5 pe-2">
          <Icon aria-hidden className="text-tone mt-0.5 size-4.5 shrink-0" />
          <div className="min-w-0 flex-1 pt-px">
            <Base.Title className="text-base font-medium" />
            <Base.Description className="text-muted mt-0.5 text-sm" />
          </div>
          {toast.data?.hasAction === true ? (
            <Base.Action className={buttonVariants({ size: 'sm' })} />
          ) : null}
          <Base.Close
            aria-hidden={false}
            aria-label={labels.close}
            className={iconButtonVariants({ size: 'sm' })}
          >
            <X aria-hidden />
          </Base.Close>
        </Base.Content>
      </Base.Root>
    );
  });
}
