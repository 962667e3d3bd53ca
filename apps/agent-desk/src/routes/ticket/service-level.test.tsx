import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { putTicket } from '@autocrm/core/data/tickets/cache.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf, staffTicketRow, ticketSla } from '@autocrm/core/testing/factories.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  server,
  teamId,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000 - 5000).toISOString();
const open = () => openDesk('/queue/live/tickets/1234');
const panel = () => screen.findByRole('complementary', { name: 'Details' }, { timeout: 10_000 });
const section = async () => within(await panel()).findByRole('region', { name: 'Service level' });

const policyId = idOf(700_001);
const scheduleId = idOf(720_001);

function policy(over: Record<string, unknown> = {}) {
  return {
    id: policyId,
    name: 'Premium',
    description: 'Customers with a contract.',
    team_id: null,
    category_id: null,
    channel: null,
    schedule_id: scheduleId,
    position: 0,
    is_active: true,
    sla_targets: [
      {
        priority: 'medium',
        first_response_minutes: 30,
        next_response_minutes: 240,
        resolution_minutes: 480,
      },
    ],
    ...over,
  };
}

const office = {
  id: scheduleId,
  name: 'Office hours',
  timezone: 'Europe/Berlin',
  schedule_hours: [],
  schedule_holidays: [],
};

beforeEach(() => {
  server.use(
    table('sla_policies', () => [policy()]),
    table('schedules', () => [office]),
  );
});

/** What the panel says of a clock, without what stands around it. */
async function clock(name: string): Promise<string> {
  const term = await within(await section()).findByText(name);
  return term.parentElement?.textContent ?? '';
}

describe('the service level of a ticket', () => {
  test('names the policy, its clocks, what they promise, and in whose hours', async () => {
    withTicket({
      priority: 'medium',
      sla: ticketSla({
        policy_id: policyId,
        due_at: inMinutes(20),
        first_response_due_at: inMinutes(20),
        resolution_due_at: inMinutes(8 * 60),
      }),
    });
    open();
    expect(await within(await section()).findByText('Premium')).toBeVisible();
    expect(
      await within(await section()).findByText('Hours: Office hours, Europe/Berlin'),
    ).toBeVisible();
    expect(await clock('First response')).toMatch(/Due in 20m.*of 30 working minutes · due /);
    expect(await clock('Resolution')).toMatch(/Due in 8h.*of 8 working hours · due /);
    expect(within(await section()).queryByText('Next response')).not.toBeInTheDocument();
    expect(await axeProblems()).toEqual([]);
  });

  test.each<[string, Partial<StaffTicketDetail>, string, RegExp]>([
    [
      'a first response in time',
      {
        first_responded_at: inMinutes(-30),
        sla: ticketSla({ first_response_due_at: inMinutes(-20) }),
      },
      'First response',
      /In time/,
    ],
    [
      'a late first response',
      {
        first_responded_at: inMinutes(-20),
        sla: ticketSla({ first_response_due_at: inMinutes(-95) }),
      },
      'First response',
      /Late by 1h 15m/,
    ],
    [
      'an overdue first response',
      { sla: ticketSla({ first_response_due_at: inMinutes(-65) }) },
      'First response',
      /Overdue by 1h 5m/,
    ],
    [
      'an awaited next response',
      {
        first_responded_at: inMinutes(-90),
        sla: ticketSla({ next_response_due_at: inMinutes(45) }),
      },
      'Next response',
      /Due in 45m.*of 4 working hours/,
    ],
    [
      'a paused resolution',
      {
        status: 'waiting',
        sla: ticketSla({
          due_at: null,
          due_clock: null,
          resolution_due_at: null,
          resolution_spent: 3 * 3600,
          paused_at: inMinutes(-10),
        }),
      },
      'Resolution',
      /Paused, 5h left.*of 8 working hours · since /,
    ],
    [
      'a resolution in time',
      {
        status: 'resolved',
        resolved_at: inMinutes(-30),
        sla: ticketSla({ due_at: null, due_clock: null, resolution_due_at: inMinutes(-20) }),
      },
      'Resolution',
      /In time/,
    ],
    [
      'a late resolution',
      {
        status: 'closed',
        resolved_at: inMinutes(-20),
        sla: ticketSla({ due_at: null, due_clock: null, resolution_due_at: inMinutes(-30) }),
      },
      'Resolution',
      /Late by 10m/,
    ],
    [
      'a resolution that was late when it was paused',
      {
        status: 'resolved',
        resolved_at: inMinutes(-20),
        sla: ticketSla({
          due_at: null,
          due_clock: null,
          resolution_due_at: null,
          breaches: ['resolution'],
        }),
      },
      'Resolution',
      /Late/,
    ],
    [
      'a ticket that was resolved without a word',
      {
        status: 'resolved',
        resolved_at: inMinutes(-20),
        sla: ticketSla({ due_at: null, due_clock: null }),
      },
      'First response',
      /Resolved without a reply/,
    ],
  ])('tells %s', async (_case, over, name, words) => {
    withTicket({ priority: 'medium', ...over });
    open();
    await within(await section()).findByText('Premium');
    expect(await clock(name)).toMatch(words);
  });

  test('counts in the hours of the ticket’s team before those of the policy', async () => {
    const night = { ...office, id: idOf(720_002), name: 'Night shift', timezone: 'UTC' };
    server.use(
      table('schedules', () => [office, night]),
      table('teams', () => [
        {
          id: teamId,
          name: 'Support',
          description: '',
          is_active: true,
          schedule_id: night.id,
        },
      ]),
    );
    withTicket({ team_id: teamId, sla: ticketSla() });
    open();
    expect(await within(await section()).findByText('Hours: Night shift, UTC')).toBeVisible();
  });

  test('counts around the clock where nobody has hours', async () => {
    server.use(table('sla_policies', () => [policy({ schedule_id: null })]));
    withTicket({ priority: 'medium', sla: ticketSla() });
    open();
    expect(await within(await section()).findByText('Hours: around the clock')).toBeVisible();
    expect(await clock('First response')).toContain('of 30 minutes');
  });

  test('says so where none applies', async () => {
    withTicket({ sla: null });
    open();
    expect(await within(await section()).findByText('No service level applies.')).toBeVisible();
  });

  test('whose policy cannot be loaded still counts down, and can be asked for again', async () => {
    server.use(table('sla_policies', () => failure(429, 'too_many_requests')));
    withTicket({ priority: 'medium', sla: ticketSla({ first_response_due_at: inMinutes(20) }) });
    const { user } = open();
    const level = within(await section());
    expect(await level.findByRole('alert')).toHaveTextContent('could not be loaded');
    expect(await clock('First response')).toContain('Due in 20m');
    server.use(table('sla_policies', () => [policy()]));
    await user.click(level.getByRole('button', { name: 'Try again' }));
    expect(await level.findByText('Premium')).toBeVisible();
  });

  test('follows what happens to the ticket, in the panel and in the header', async () => {
    const due_at = inMinutes(20);
    const ticket = withTicket({
      priority: 'medium',
      sla: ticketSla({ due_at, first_response_due_at: due_at }),
    });
    const { queryClient } = open();
    expect(await clock('First response')).toContain('Due in 20m');
    const header = within(screen.getByRole('article', { name: /^#1234/ }));
    expect(await header.findByTitle(/^First response due /)).toHaveTextContent(
      'First response due in 20m',
    );
    const resolution_due_at = inMinutes(300);
    act(() => {
      putTicket(
        queryClient,
        staffTicketRow({
          ...ticket,
          seq: ticket.seq + 1,
          first_responded_at: inMinutes(0),
          sla: ticketSla({
            due_clock: 'resolution',
            due_at: resolution_due_at,
            first_response_due_at: due_at,
            resolution_due_at,
          }),
        }),
        { me: jonas.id, now: Date.now() },
      );
    });
    expect(await clock('First response')).toContain('In time');
    expect(await header.findByTitle(/^Resolution due /)).toHaveTextContent('Resolution due in 5h');
  });
});
