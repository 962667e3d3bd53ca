import { expect } from '@playwright/test';
import { z } from 'zod/mini';
import { type Account, createCustomer, createTeam } from '../src/api/accounts.ts';
import { answerOf, clientOf } from '../src/api/clients.ts';
import { changeTicket, createTicket, type Ticket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { SchedulePage } from '../src/pages/admin/schedule-page.ts';
import { ServiceLevelPage } from '../src/pages/admin/service-level-page.ts';
import { TeamPage } from '../src/pages/admin/team-page.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import type { Person } from '../src/people/person.ts';
import { test } from '../src/people/test.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A day as forms and people write it. */
interface Day {
  iso: string;
  weekday: string;
}

function daysAhead(days: number): Day {
  const date = new Date(Date.now() + days * dayMs);
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return { iso: date.toISOString().slice(0, 10), weekday: name.format(date) };
}

const clocksSchema = z.object({
  sla: z.object({
    first_response_due_at: z.string(),
    resolution_due_at: z.string(),
  }),
});

async function clocksOf(agent: Account, ticket: Ticket) {
  const { client } = await clientOf(agent);
  const answer = await client.rpc('get_ticket', { p_ref: String(ticket.number) });
  return clocksSchema.parse(answerOf(answer)).sla;
}

/** The moment of a local time in UTC, as the clocks tell moments. */
const at = ({ iso }: Day, time: string): number => Date.parse(`${iso}T${time}:00Z`);

/** Who and what the journey is about. */
interface Scene {
  admin: Person;
  desk: Person;
  agent: Account;
  team: { id: string; name: string };
  schedule: string;
  policy: string;
  /** The next working day, which is off, and the two after it. */
  days: readonly [Day, Day, Day];
}

test('an admin says when a team works and what it promises, and its tickets count by that', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const team = await createTeam('Field service');
  const { account: agent, person: desk } = await people.agent('Aron Agent', [team.id]);
  const scene: Scene = {
    admin: await people.demo('admin'),
    desk,
    agent,
    team,
    schedule: unique('Field hours'),
    policy: unique('On site'),
    days: [daysAhead(3), daysAhead(10), daysAhead(17)],
  };
  await test.step('a schedule of one working day a week, the next of which is off', async () =>
    makesSchedule(scene));
  await test.step('the team works by it', async () => {
    const page = new TeamPage(scene.admin.page);
    await page.open(team);
    await page.worksBy(scene.schedule);
  });
  await test.step('a service level for the team, before those for everybody', async () =>
    makesServiceLevel(scene));
  await test.step('a customer’s ticket of that team counts by the hours, not on the day off', async () =>
    ticketCounts(scene));
  await test.step('what a team works by is not deleted; the service level is', async () =>
    deletes(scene));
  await test.step('the audit log tells of all of it in words', async () => isLogged(scene));
});

async function makesSchedule({ admin, schedule, days: [off] }: Scene): Promise<void> {
  const page = new SchedulePage(admin.page);
  await page.openNew();
  await page.name.fill(schedule);
  await page.chooseTimezone('utc', 'UTC');
  await page.openOnlyOn(off.weekday);
  await page.setHours(off.weekday, '17', '9');
  await page.save.click();
  await expect(page.day(off.weekday)).toContainText('This must be later than the start.');
  await page.isAccessible();
  await page.setHours(off.weekday, '9', '5 pm');
  await page.addDayOff(off.iso, 'Fire drill');
  await page.save.click();
  await page.shows('Schedules');
  await expect(page.row(schedule)).toContainText('9:00–17:00');
  await expect(page.row(schedule)).toContainText('Fire drill');
}

async function makesServiceLevel({ admin, team, schedule, policy }: Scene): Promise<void> {
  const page = new ServiceLevelPage(admin.page);
  await page.openNew();
  await page.name.fill(policy);
  await page.choose('Team', team.name);
  await expect(page.main).toContainText('A day counts as 8 h of working time.');
  await page.promise('Medium: First response', '2');
  await page.promise('Medium: Resolution', '2');
  await page.choose('Medium: unit of resolution', 'days');
  await page.isAccessible();
  await page.save.click();
  await page.shows('Service levels');
  await expect(page.card(policy)).toContainText('Counts for no ticket');
  await page.moveToTop(policy);
  await expect(page.card(policy)).not.toContainText('Counts for no ticket');
  await expect(page.card(policy)).toContainText(`${schedule}, as the team`);
}

async function ticketCounts({ desk, agent, team, schedule, policy, days }: Scene): Promise<void> {
  const ticket = await createTicket(await createCustomer(), {
    subject: unique('The mast is bent'),
  });
  await changeTicket(agent, ticket, { team_id: team.id });
  const sla = await clocksOf(agent, ticket);
  const [, first, second] = days;
  expect(Date.parse(sla.first_response_due_at)).toBe(at(first, '11:00'));
  expect(Date.parse(sla.resolution_due_at)).toBe(at(second, '17:00'));
  const page = new WorkspacePage(desk.page);
  await page.open(ticket);
  await expect(page.section('Service level')).toContainText(policy);
  await expect(page.section('Service level')).toContainText(schedule);
  await expect(page.clock('First response')).toContainText(/due/i);
}

async function deletes({ admin, schedule, policy }: Scene): Promise<void> {
  const schedules = new SchedulePage(admin.page);
  admin.noise.expect(/status of 409/);
  await schedules.open();
  const question = await schedules.delete(schedule);
  await expect(question).toContainText('A team or a service level counts by these hours.');
  await schedules.isAccessible();
  await question.getByRole('button', { name: 'Cancel' }).click();
  const levels = new ServiceLevelPage(admin.page);
  await levels.open();
  await levels.delete(policy);
}

async function isLogged({ admin, schedule, policy }: Scene): Promise<void> {
  const log = admin.page.getByRole('table', { name: 'Changes', exact: true });
  await admin.page.goto('/audit-log?table=sla_policies');
  await new AppPage(admin.page).shows('Audit log');
  await expect(log).toContainText(policy);
  await admin.page.goto('/audit-log?table=schedule_holidays');
  await expect(log).toContainText(`Fire drill of ${schedule}`);
}
