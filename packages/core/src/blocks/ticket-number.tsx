import { cn } from '../lib/cn.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useBlockLabels } from './block-labels.tsx';

/** "#1042", read out as "Ticket 1042". */
export function TicketNumber({
  number,
  className,
}: {
  number: number;
  className?: string | undefined;
}) {
  const labels = useBlockLabels();
  return (
    <span className={cn('text-muted tabular-nums', className)}>
      <span aria-hidden>{`#${number}`}</span>
      <VisuallyHidden>{labels.ticket_number(String(number))}</VisuallyHidden>
    </span>
  );
}
