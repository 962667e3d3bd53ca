import {
  CircleAlert,
  CircleCheck,
  Info,
  type LucideIcon,
  TriangleAlert,
  WifiOff,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { useOnline } from '../lib/use-online.ts';
import { useUiLabels } from './ui-labels.tsx';

type BannerTone = 'neutral' | 'accent' | 'warning' | 'danger' | 'success';

const ICONS: Record<BannerTone, LucideIcon> = {
  neutral: Info,
  accent: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
  success: CircleCheck,
};

export interface BannerProps {
  tone?: BannerTone | undefined;
  icon?: LucideIcon | undefined;
  children: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
}

/** Something the person should know about this page. Said aloud when it appears, dangers at once. */
export function Banner({ tone = 'neutral', icon, children, action, className }: BannerProps) {
  const Icon = icon ?? ICONS[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      data-tone={tone}
      className={cn(
        'bg-tone-soft flex items-center gap-2.5 rounded-lg px-3 py-2 text-sm',
        className,
      )}
    >
      <Icon aria-hidden className="text-tone size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}

/** A quiet bar while the browser knows it is offline. */
export function OfflineBanner() {
  const labels = useUiLabels();
  const online = useOnline();
  if (online) return null;
  return (
    <Banner tone="warning" icon={WifiOff} className="justify-center rounded-none">
      {labels.offline}
    </Banner>
  );
}
