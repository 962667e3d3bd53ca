import type { Schedule, SlaPolicy, TicketSla } from '@autocrm/core/contracts/sla.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { useMinute } from '@autocrm/core/lib/minute-clock.ts';
import { Badge, type BadgeProps } from '@autocrm/core/ui/badge.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleMinus } from 'lucide-react';
import { dueLooks } from '../../lib/due-badge.tsx';
import { minutesUntil, stateIn } from '../../lib/due.ts';
import { sla as words } from '../../lib/sla-messages.ts';
import { longDateTime, shortDateTime } from '../../lib/times.ts';
import { PanelProblem } from './panel-problem.tsx';
import { PanelSection } from './panel-section.tsx';
import { clocksOf, type ShownClock } from './sla-clocks.ts';

/** What is promised to the customer of a ticket, and how each of its clocks stands. */
export function ServiceLevel({ ticket }: { ticket: StaffTicketDetail }) {
  return (
    <PanelSection title={words.title}>
      {ticket.sla ? (
        <Clocks ticket={ticket} sla={ticket.sla} />
      ) : (
        <p className="text-muted text-sm">{words.none}</p>
      )}
    </PanelSection>
  );
}

/** The clocks come with the ticket; the policy and the hours in which they count are asked for besides. */
function Clocks({ ticket, sla }: { ticket: StaffTicketDetail; sla: TicketSla }) {
  const policies = useQuery(catalogQueries.slaPolicies());
  const schedule = useScheduleOf(
    ticket,
    policies.data?.find(({ id }) => id === sla.policy_id),
  );
  const policy = policies.data?.find(({ id }) => id === sla.policy_id);
  const target = policy?.sla_targets.find(({ priority }) => priority === ticket.priority);
  const clocks = clocksOf(ticket, target);
  const isFailed = (policies.isError && !policies.data) || schedule.isFailed;
  return (
    <>
      {/* Both lines that come late have their room from the start: nothing below them moves. */}
      <div className="min-h-lh text-sm">
        {policies.isPending ? (
          <SkeletonGroup>
            <Skeleton className="w-3/5" />
          </SkeletonGroup>
        ) : null}
        {policy ? (
          <p className="truncate font-medium" title={policy.description || policy.name}>
            {policy.name}
          </p>
        ) : null}
      </div>
      {clocks.length === 0 && policies.data ? (
        <p className="text-muted mt-1 text-sm">{words.promises_nothing}</p>
      ) : null}
      <dl className="mt-2 grid grid-cols-1 gap-2 text-sm empty:hidden">
        {clocks.map((shown) => (
          <ClockLine key={shown.clock} shown={shown} isAlways={schedule.data === null} />
        ))}
      </dl>
      {clocks.length === 0 ? null : <Hours schedule={schedule.data} />}
      {isFailed ? (
        <div className="mt-2">
          <PanelProblem
            onRetry={() => {
              void policies.refetch();
              schedule.retry();
            }}
          >
            {words.failed}
          </PanelProblem>
        </div>
      ) : null}
    </>
  );
}

function Hours({ schedule }: { schedule: Schedule | null | undefined }) {
  const place = schedule ? ([schedule.name, schedule.timezone] as const) : undefined;
  const always = schedule === null ? words.hours_always : undefined;
  return (
    <p
      className="text-muted mt-2 min-h-lh truncate text-xs"
      title={place ? words.hours_hint(...place) : always && words.hours_hint_always}
    >
      {place ? words.hours(...place) : always}
    </p>
  );
}

/** In whose hours time counts: the team's, else the policy's; null around the clock, undefined while not known. */
function useScheduleOf(
  { team_id }: StaffTicketDetail,
  policy: SlaPolicy | undefined,
): { data: Schedule | null | undefined; isFailed: boolean; retry: () => void } {
  const schedules = useQuery(catalogQueries.schedules());
  const teams = useQuery(catalogQueries.teams());
  const team = teams.data?.find(({ id }) => id === team_id);
  const isKnown = policy && schedules.data && teams.data;
  const id = team?.schedule_id ?? policy?.schedule_id ?? null;
  return {
    data: isKnown ? (schedules.data.find((one) => one.id === id) ?? null) : undefined,
    isFailed: (schedules.isError && !schedules.data) || (teams.isError && !teams.data),
    retry: () => {
      void schedules.refetch();
      void teams.refetch();
    },
  };
}

function ClockLine({ shown, isAlways }: { shown: ShownClock; isAlways: boolean }) {
  const { clock, stand, promised } = shown;
  const of = promised === undefined ? [] : [words.of(promised, isAlways)];
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <dt className="text-muted">{words.clocks[clock]}</dt>
      <dd className="text-end">
        {stand.kind === 'running' ? <Running due_at={stand.due_at} /> : <Standing stand={stand} />}
      </dd>
      {/* Always there, so that nothing below moves when the target is known. */}
      <dd
        className="text-muted col-span-2 min-h-lh truncate text-xs"
        title={[...of, ...whenOf(stand, longDateTime)].join(' · ')}
      >
        {[...of, ...whenOf(stand, shortDateTime)].join(' · ')}
      </dd>
    </div>
  );
}

function whenOf(stand: ShownClock['stand'], timeOf: (at: string) => string): string[] {
  if (stand.kind === 'paused') return [words.since(timeOf(stand.since))];
  if (stand.kind === 'unanswered' || stand.due_at === null) return [];
  return [words.due(timeOf(stand.due_at))];
}

function Running({ due_at }: { due_at: string }) {
  const minutes = useMinute((now) => minutesUntil(due_at, now));
  const time = words.duration(Math.abs(minutes));
  const overdue = minutes === 0 ? words.overdue : words.overdue_by(time);
  return (
    <Stand {...dueLooks[stateIn(minutes)]}>{minutes > 0 ? words.due_in(time) : overdue}</Stand>
  );
}

type Ended = Exclude<ShownClock['stand'], { kind: 'running' }>;

function Standing({ stand }: { stand: Ended }) {
  switch (stand.kind) {
    case 'met':
      return (
        <Stand tone="success" icon={CircleCheck}>
          {words.met}
        </Stand>
      );
    case 'late':
      return (
        <Stand {...dueLooks.overdue}>
          {stand.minutes === null ? words.late : words.late_by(words.duration(stand.minutes))}
        </Stand>
      );
    case 'paused':
      return <Stand {...dueLooks.paused}>{pausedText(stand.minutes)}</Stand>;
    case 'unanswered':
      return (
        <Stand tone="neutral" icon={CircleMinus}>
          {words.unanswered}
        </Stand>
      );
  }
}

function pausedText(minutes: number | null): string {
  if (minutes === null) return words.paused;
  const time = words.duration(Math.abs(minutes));
  return minutes >= 0 ? words.paused_left(time) : words.paused_over(time);
}

function Stand(props: Pick<BadgeProps, 'tone' | 'icon' | 'children'>) {
  return <Badge {...props} look="quiet" className="tabular-nums" />;
}
