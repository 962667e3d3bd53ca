import { Badge } from '../ui/badge.tsx';
import { useBlockLabels } from './block-labels.tsx';
import type { TicketPriority } from './labels.ts';
import { HighIcon, LowIcon, MediumIcon, UrgentIcon } from './priority-icons.tsx';

const ICONS = { low: LowIcon, medium: MediumIcon, high: HighIcon, urgent: UrgentIcon } as const;

export interface PriorityBadgeProps {
  priority: TicketPriority;
  /** The organisation's own word for it. */
  label?: string | undefined;
  look?: 'soft' | 'quiet' | undefined;
}

export function PriorityBadge({ priority, label, look = 'quiet' }: PriorityBadgeProps) {
  const labels = useBlockLabels();
  return (
    <Badge tone={priority} icon={ICONS[priority]} look={look}>
      {label ?? labels.priority[priority]}
    </Badge>
  );
}

/** The icon alone, in its colour: beside the word, or where something else names it. */
export function PriorityIcon({ priority }: { priority: TicketPriority }) {
  const Icon = ICONS[priority];
  return (
    <span aria-hidden data-tone={priority} className="text-tone inline-flex [&_svg]:size-3.5">
      <Icon aria-hidden />
    </span>
  );
}
