import { Button } from '@autocrm/core/ui/button.tsx';
import { t } from '../../lib/messages.ts';

export interface PanelProblemProps {
  /** What could not be loaded. */
  children: string;
  onRetry: () => void;
}

/** A part of the panel that could not be loaded, and the way to try again. */
export function PanelProblem({ children, onRetry }: PanelProblemProps) {
  return (
    <p role="alert" className="text-muted text-sm">
      {`${children} `}
      <Button size="sm" onClick={onRetry}>
        {t.ticket.retry}
      </Button>
    </p>
  );
}
