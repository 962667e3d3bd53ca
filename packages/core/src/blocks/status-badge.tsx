import {
  Circle,
  CircleCheck,
  CircleDot,
  CircleDotDashed,
  CircleSlash,
  Hourglass,
  type LucideIcon,
} from 'lucide-react';
import { Badge } from '../ui/badge.tsx';
import { useBlockLabels } from './block-labels.tsx';
import type { TicketStatus } from './labels.ts';

const STATUS_ICONS: Readonly<Record<TicketStatus, LucideIcon>> = {
  new: CircleDotDashed,
  open: Circle,
  in_progress: CircleDot,
  waiting: Hourglass,
  resolved: CircleCheck,
  closed: CircleSlash,
};

export interface StatusBadgeProps {
  status: TicketStatus;
  /** A team's own word for it (a substatus); the icon and the colour stay the status's. */
  label?: string | undefined;
  look?: 'soft' | 'quiet' | undefined;
}

export function StatusBadge({ status, label, look }: StatusBadgeProps) {
  const labels = useBlockLabels();
  return (
    <Badge tone={status} icon={STATUS_ICONS[status]} look={look}>
      {label ?? labels.status[status]}
    </Badge>
  );
}

/** The icon alone, in its colour: beside the word, or where something else names it. */
export function StatusIcon({ status }: { status: TicketStatus }) {
  const Icon = STATUS_ICONS[status];
  return (
    <span aria-hidden data-tone={status} className="text-tone inline-flex [&_svg]:size-4">
      <Icon />
    </span>
  );
}
