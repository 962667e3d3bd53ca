import { expect, type Locator, type Page } from '@playwright/test';
import { createTeam } from '../src/api/accounts.ts';
import { promise } from '../src/api/service-levels.ts';
import { changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { test } from '../src/people/test.ts';

/** What is left of a time of which the test has taken some minutes at most. */
const about = { minutes45: /4[0-5]m/, hours4: /3h 5\dm|4h/, hours8: /7h 5\dm|8h/ };

test('what is promised counts down for two agents, stops with a reply, pauses, and starts anew with the customer', async ({
  people,
}) => {
  const team = await createTeam();
  const level = await promise(team, {
    first_response_minutes: 45,
    next_response_minutes: 240,
    resolution_minutes: 480,
  });
  const anna = await people.agent('Anna Agent', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id]);
  const customer = await people.customer();
  const ticket = await createTicket(customer.account, { subject: unique('Dark display') });
  await changeTicket(anna.account, ticket, { team_id: team.id });

  const queue = new QueuePage(anna.person.page);
  const soon = new QueuePage(await anna.person.context.newPage());
  const desk = new WorkspacePage(ben.person.page);
  await queue.openTeam(team);
  await soon.page.goto(`/queue/team:${team.id}?sla=due_soon`);
  await desk.open(ticket, `team:${team.id}`);
  const his = new QueuePage(ben.person.page);
  for (const list of [queue, soon, his]) {
    await expect(list.row(ticket.subject)).toContainText(/First response due in 4[0-5]m/);
  }
  await expect(desk.section('Service level')).toContainText(level.name);
  await expect(desk.clock('First response')).toContainText(about.minutes45);
  await expect(desk.clock('First response')).toContainText('of 45 minutes');
  await expect(desk.clock('Resolution')).toContainText(about.hours8);
  await queue.isAccessible();

  await reply(anna.account, ticket, unique('We look into it.'));
  await expect(desk.clock('First response')).toContainText('In time');
  await expect(desk.pane.getByTitle(/^Resolution due /)).toContainText(about.hours8);
  await expect(queue.row(ticket.subject)).toContainText('Resolution due in');
  // It is no longer due within an hour.
  await expect(soon.row(ticket.subject)).toHaveCount(0);

  await desk.setField('Status', 'Waiting');
  await expect(desk.clock('Resolution')).toContainText(/Paused, (8h|7h 5\dm) left/);
  await expect(queue.row(ticket.subject)).toContainText('Resolution paused');
  await desk.isAccessible();

  await reply(customer.account, ticket, unique('It is dark again.'));
  await expect(desk.clock('Next response')).toContainText(about.hours4);
  await expect(desk.clock('Resolution')).toContainText(about.hours8);
  await expect(queue.row(ticket.subject)).toContainText('Next response due in');
});

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab does not reach it.');
}

test('what is overdue is found, and stands soonest first, by the keyboard alone', async ({
  people,
}) => {
  const { page } = await people.demo('agent');
  const queue = new QueuePage(page);
  await queue.open('live');
  await expect(queue.list).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const filter = page.getByRole('button', { name: 'Filter', exact: true });
  await tabTo(page, filter);
  await page.keyboard.press('Enter');
  const overdue = page.getByRole('checkbox', { name: 'Overdue', exact: true });
  await expect(overdue).toBeVisible();
  await tabTo(page, overdue);
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/sla=overdue/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Filter, 1 filter' })).toBeFocused();

  await page.keyboard.press('ControlOrMeta+k');
  const commands = page.getByRole('dialog', { name: 'Commands' });
  await expect(commands.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('due next');
  await expect(commands.getByRole('option', { name: 'Sort by due next' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=due&order=asc/);
  const rows = queue.list.getByRole('link');
  await expect(rows.filter({ hasText: / overdue/ })).not.toHaveCount(0);
  await expect(rows.filter({ hasNotText: / overdue/ })).toHaveCount(0);
  await queue.isAccessible();

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const desk = new WorkspacePage(page);
  await expect(desk.section('Service level')).toContainText('Overdue by');
  await desk.isAccessible();
});
