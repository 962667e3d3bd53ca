import type { AuditEntry } from '@autocrm/core/contracts/audit.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { timeAt } from '@autocrm/core/testing/factories.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openConsole,
  policy,
  schedule,
  server,
  support,
  withServiceLevels,
} from '../../test-setup.tsx';

connectsToTestProject();

const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 1,
  actor_id: jonas.id,
  actor_name: 'Sofia Marchetti',
  action: 'update',
  table_name: 'tags',
  record_id: 'x',
  old: { name: 'bug', colour: 'red' },
  new: { name: 'bug', colour: 'pink' },
  created_at: timeAt(0),
  ...over,
});

/** The log; each question is remembered. */
function withLog(entries: AuditEntry[]) {
  const asked: URLSearchParams[] = [];
  server.use(
    table('audit_log', ({ url }) => {
      asked.push(new URL(url).searchParams);
      return entries;
    }),
  );
  return asked;
}

const rows = async () => {
  const [log] = await screen.findAllByRole('table');
  return within(log ?? document.body).getAllByRole('row');
};

test('tells who changed what, before and after', async () => {
  withLog([entry()]);
  openConsole('/audit-log');
  await screen.findByText('bug');
  const [, row] = await rows();
  expect(row).toHaveTextContent('Sofia Marchetti');
  expect(row).toHaveTextContent('colour: red → pink');
  expect(row).not.toHaveTextContent('name:');
  expect(await axeProblems()).toEqual([]);
});

test('names people and teams instead of ids', async () => {
  withLog([
    entry({
      table_name: 'team_members',
      action: 'insert',
      old: null,
      new: { team_id: support.id, profile_id: jonas.id, is_lead: false },
    }),
    entry({
      id: 2,
      table_name: 'profile_permissions',
      action: 'delete',
      old: { profile_id: jonas.id, permission: 'tickets.assign' },
      new: null,
    }),
  ]);
  openConsole('/audit-log');
  expect(await screen.findByText('Jonas Weber in Support')).toBeVisible();
  expect(screen.getByText('Assign tickets for Jonas Weber')).toBeVisible();
});

test('names what belongs to a service level or a schedule by its part and the whole', async () => {
  withServiceLevels({ policies: [policy()], schedules: [schedule()] });
  withLog([
    entry({
      table_name: 'sla_targets',
      old: { policy_id: policy().id, priority: 'urgent', resolution_minutes: 60 },
      new: { policy_id: policy().id, priority: 'urgent', resolution_minutes: 120 },
    }),
    entry({
      id: 2,
      table_name: 'schedule_hours',
      action: 'insert',
      old: null,
      new: { schedule_id: schedule().id, weekday: 1, opens: '09:00:00', closes: '17:00:00' },
    }),
    entry({
      id: 3,
      table_name: 'schedule_holidays',
      action: 'delete',
      old: { schedule_id: schedule().id, on_date: '2026-12-25', name: 'Christmas' },
      new: null,
    }),
  ]);
  openConsole('/audit-log');
  expect(await screen.findByText('Urgent of Standard')).toBeVisible();
  expect(screen.getByText('Monday of Office hours')).toBeVisible();
  expect(screen.getByText('Christmas of Office hours')).toBeVisible();
  expect(screen.getByText('Day off')).toBeVisible();
  expect(await axeProblems()).toEqual([]);
});

test('what was added opens to all of its fields', async () => {
  withLog([entry({ action: 'insert', old: null })]);
  const { user } = openConsole('/audit-log');
  await user.click(await screen.findByText('2 fields'));
  const details = within(await screen.findByRole('table', { name: 'Before and after: bug' }));
  expect(details.getByRole('row', { name: 'colour – pink' })).toBeVisible();
});

test('what the system did, and what somebody did whose account is gone, is told apart', async () => {
  withLog([entry({ actor_id: null, actor_name: null }), entry({ id: 2, actor_name: null })]);
  openConsole('/audit-log');
  expect(await screen.findByText('System', { selector: 'td *' })).toBeVisible();
  expect(screen.getByText('Deleted account')).toBeVisible();
});

test('is narrowed by person, area, action and day, and the address says so', async () => {
  const asked = withLog([entry()]);
  const { user, router } = openConsole('/audit-log?from=2026-11-01');
  await user.click(await screen.findByRole('combobox', { name: /Filter by who/ }));
  await user.click(await screen.findByRole('option', { name: /Jonas Weber/ }));
  await user.click(screen.getByRole('combobox', { name: /Filter by area/ }));
  await user.click(await screen.findByRole('option', { name: 'Tag' }));
  await user.click(screen.getByRole('combobox', { name: /Filter by action/ }));
  await user.click(await screen.findByRole('option', { name: 'Changed' }));
  await waitFor(() => {
    expect(asked.at(-1)?.get('action')).toBe('eq.update');
  });
  const last = asked.at(-1);
  expect(last?.get('actor_id')).toBe(`eq.${jonas.id}`);
  expect(last?.get('table_name')).toBe('eq.tags');
  expect(last?.get('created_at')).toBe(`gte.${new Date(2026, 10, 1).toISOString()}`);
  expect(router.state.location.search).toContain('table=tags');

  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => {
    expect(router.state.location.search).toBe('');
  });
});

test('goes on behind the last entry of a page, and back', async () => {
  const asked = withLog(
    Array.from({ length: 31 }, (_, index) => entry({ id: 100 - index, created_at: timeAt(0) })),
  );
  const { user } = openConsole('/audit-log');
  expect(await screen.findByText('30 changes')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await waitFor(() => {
    expect(asked.at(-1)?.get('or')).toBe(
      `(created_at.lt."${timeAt(0)}",and(created_at.eq."${timeAt(0)}",id.lt.71))`,
    );
  });
  await user.click(await screen.findByRole('button', { name: 'Previous' }));
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
  });
});

test('says when nothing fits, and when it cannot be loaded', async () => {
  withLog([]);
  openConsole('/audit-log?table=tags');
  expect(await screen.findByText('No change fits these filters.')).toBeVisible();
  server.use(table('audit_log', () => failure(503, 'busy')));
  openConsole('/audit-log?table=teams');
  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
});
