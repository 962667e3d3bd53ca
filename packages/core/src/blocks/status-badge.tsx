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
