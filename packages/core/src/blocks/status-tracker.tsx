import { Check, Hourglass } from 'lucide-react';
import { cn } from '../lib/cn.ts';
import { useBlockLabels } from './block-labels.tsx';
import type { TicketStatus } from './labels.ts';

/** How far along each status is: 0 received, 1 in work, 2 solved. */
const PROGRESS: Readonly<Record<TicketStatus, number>> = {
  new: 0,
  open: 0,
  in_progress: 1,
  waiting: 1,
  resolved: 2,
  closed: 2,
};

/** For customers: where their request stands, and what happens next. */
export function StatusTracker({ status }: { status: TicketStatus }) {
  const labels = useBlockLabels().tracker;
  const current = PROGRESS[status];
  const steps = [
    labels.received,
    status === 'waiting' ? labels.waiting : labels.working,
    status === 'closed' ? labels.closed : labels.resolved,
  ];
  return (
    <section
      aria-label={labels.label}
      className="border-border bg-surface shadow-card rounded-xl border p-5"
    >
      <ol className="flex">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === current ? 'step' : undefined}
            className="group relative flex-1 text-center first:text-start last:text-end"
          >
            <StepMark state={stateOf(index, status)} index={index} />
            <span
              className={cn(
                'mt-2 block text-sm',
                index === current ? 'text-text font-semibold' : 'text-muted',
              )}
            >
              {step}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="border-border mt-4 border-t pt-4 text-base text-pretty">
        {labels.next[status]}
      </p>
    </section>
  );
}

type StepState = 'done' | 'current' | 'waiting' | 'ahead';

const MARKS: Readonly<Record<StepState, string>> = {
  done: 'border-tone bg-tone text-surface',
  current: 'border-tone bg-surface text-tone',
  waiting: 'border-tone bg-surface text-tone',
  ahead: 'border-border bg-surface text-muted',
};

function StepMark({ state, index }: { state: StepState; index: number }) {
  return (
    <span
      aria-hidden
      className={cn(
        'flex items-center gap-2',
        'before:bg-border before:h-0.5 before:flex-1 before:rounded-full group-first:before:hidden',
        'after:bg-border after:h-0.5 after:flex-1 after:rounded-full group-last:after:hidden',
        state !== 'ahead' && 'before:bg-accent-ink',
        state === 'done' && 'after:bg-accent-ink',
      )}
    >
      <span
        data-tone={state === 'waiting' ? 'warning' : 'accent'}
        className={cn(
          'grid size-7 shrink-0 place-items-center rounded-full border-2 text-xs font-semibold tabular-nums',
          MARKS[state],
        )}
      >
        <StepSymbol state={state} index={index} />
      </span>
    </span>
  );
}

function StepSymbol({ state, index }: { state: StepState; index: number }) {
  if (state === 'done') return <Check className="size-4" strokeWidth={3} />;
  return state === 'waiting' ? <Hourglass className="size-3.5" /> : index + 1;
}

function stateOf(index: number, status: TicketStatus): StepState {
  const current = PROGRESS[status];
  if (index < current || current === 2) return 'done';
  if (index > current) return 'ahead';
  return status === 'waiting' ? 'waiting' : 'current';
}
