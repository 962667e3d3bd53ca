import { expect } from '@playwright/test';
import { type Account, createCustomer, createTeam } from '../src/api/accounts.ts';
import { changeTicket, createTicket, reply, type Ticket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { test } from '../src/people/test.ts';

/** Tickets of one customer in a team's queue, the first one oldest. */
async function ticketsIn(team: { id: string }, agent: Account, subjects: readonly string[]) {
  const customer = await createCustomer();
  const tickets: Ticket[] = [];
  for (const subject of subjects) {
    const ticket = await createTicket(customer, { subject: unique(subject) });
    await changeTicket(agent, ticket, { team_id: team.id });
    tickets.push(ticket);
  }
  const [first, second, third] = tickets;
  if (!first || !second || !third) throw new Error('These journeys need three tickets.');
  return { customer, first, second, third };
}

const three = ['Broken chair', 'Dark display', 'Loud fan'] as const;

test('of many tickets taken at once one went to a colleague: the others are taken, it is told, and can be undone', async ({
  people,
}) => {
  const team = await createTeam();
  const [anna, ben] = [
    await people.agent('Anna Agent', [team.id]),
    await people.agent('Ben Agent', [team.id]),
  ];
  const { first, second, third } = await ticketsIn(team, anna.account, three);
  const hers = new QueuePage(anna.person.page);
  const his = new QueuePage(ben.person.page);
  await Promise.all([hers.openTeam(team), his.openTeam(team)]);
  for (const { subject } of [first, second, third]) await hers.box(subject).click();
  await expect(hers.bulk).toContainText('3 selected');
  await hers.isAccessible();

  await anna.person.holdsRequests('bulk_update_tickets');
  await anna.person.page.keyboard.press('i');
  await changeTicket(ben.account, second, { assigned_agent_id: ben.account.id });
  await anna.person.letsRequestsGo();

  await expect(hers.page.getByRole('alert')).toContainText('2 tickets changed, 1 not');
  await hers.page.getByRole('button', { name: 'Show why' }).click();
  await expect(
    hers.page.getByRole('link', { name: `#${second.number}`, exact: true }),
  ).toBeVisible();
  await expect(hers.box(second.subject)).toBeChecked();
  await expect(hers.row(first.subject)).toContainText(anna.account.name);
  await expect(hers.row(second.subject)).toContainText(ben.account.name);
  await hers.isAccessible();
  await expect(his.row(first.subject)).toContainText(anna.account.name);
  await expect(his.row(third.subject)).toContainText(anna.account.name);

  await hers.page
    .getByRole('region', { name: /tickets changed/ })
    .getByText('Undo')
    .click();
  await expect(hers.notice('2 tickets are as before')).toBeVisible();
  await expect(his.row(first.subject)).toContainText('Unassigned');
  await expect(hers.row(first.subject)).toContainText('Unassigned');
  await expect(his.row(second.subject)).toContainText(ben.account.name);
});

test('undoing a change of many leaves alone what a colleague changed since', async ({ people }) => {
  const team = await createTeam();
  const [anna, ben] = [
    await people.agent('Anna Agent', [team.id]),
    await people.agent('Ben Agent', [team.id]),
  ];
  const { first, second } = await ticketsIn(team, anna.account, three);
  const hers = new QueuePage(anna.person.page);
  await hers.openTeam(team);
  for (const { subject } of [first, second]) await hers.box(subject).click();
  await hers.page.keyboard.press('p');
  await hers.page.getByRole('option', { name: 'High' }).click();
  await expect(hers.notice('2 tickets changed')).toBeVisible();
  await changeTicket(ben.account, second, { priority: 'urgent' });
  await expect(hers.row(second.subject)).toContainText('Urgent');
  await hers.page.getByRole('button', { name: 'Undo' }).click();
  await expect(hers.notice(/1 ticket is as before, 1 changed since/)).toBeVisible();
  await expect(hers.row(first.subject)).toContainText('Medium');
  await expect(hers.row(second.subject)).toContainText('Urgent');
});

test('tickets are selected, tagged and resolved by the keyboard alone', async ({ people }) => {
  const team = await createTeam();
  const { account, person } = await people.agent('Kim Keyboard', [team.id]);
  const { first, second, third } = await ticketsIn(team, account, three);
  const { page } = person;
  const queue = new QueuePage(page);
  await queue.openTeam(team);
  await expect(queue.row(first.subject)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+x');
  await expect(queue.bulk).toContainText('2 selected');
  await page.keyboard.press('t');
  await page.keyboard.type('warranty');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Will be added')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(queue.notice('2 tickets changed')).toBeVisible();
  await expect(queue.row(third.subject)).toContainText('warranty');
  await expect(queue.row(second.subject)).toContainText('warranty');
  await expect(queue.row(first.subject)).not.toContainText('warranty');

  await page.keyboard.press('ControlOrMeta+a');
  await expect(queue.bulk).toContainText('3 selected');
  await page.keyboard.press('e');
  await expect(queue.notice('3 tickets changed')).toBeVisible();
  await expect(queue.row(first.subject)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(queue.notice('3 tickets are as before')).toBeVisible();
  await expect(queue.row(first.subject)).toBeVisible();
});

test('a saved view counts live, is changed, and another device has it as it was saved', async ({
  people,
}) => {
  const team = await createTeam();
  const { account, person } = await people.agent('Vera Views', [team.id]);
  const { first, second } = await ticketsIn(team, account, three);
  await changeTicket(account, first, { priority: 'urgent' });
  const { page } = person;
  const queue = new QueuePage(page);
  const name = unique('On fire');
  await page.goto(`/queue/team:${team.id}?priority=urgent`);
  await queue.shows(team.name);
  await page.getByRole('button', { name: 'Save as view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await queue.isAccessible();
  await page.keyboard.press('Enter');
  await queue.shows(name);
  await expect(queue.row(first.subject)).toBeVisible();
  await expect(queue.row(second.subject)).toHaveCount(0);
  await expect(queue.view(name)).toHaveAccessibleName(`${name} 1`);

  await changeTicket(account, second, { priority: 'urgent' });
  await expect(queue.view(name)).toHaveAccessibleName(`${name} 2`);

  await page.getByRole('button', { name: /^Order and display/ }).click();
  await page.getByRole('menuitemradio', { name: 'Table', exact: true }).click();
  await expect(page.getByText('Edited')).toBeVisible();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(queue.notice(`View “${name}” is changed.`)).toBeVisible();
  await queue.isAccessible();

  const other = new QueuePage((await people.signedIn(account, 'agentDesk')).page);
  await other.page.goto('/');
  await other.view(name).click();
  await other.shows(name);
  const row = other.table.getByRole('row', { name: new RegExp(first.subject) });
  await expect(row.getByRole('cell', { name: 'Urgent' })).toBeVisible();
  await expect(other.page.getByText('No ticket is open')).toBeHidden();
  const head = other.table.getByRole('columnheader', { name: 'Priority' });
  await head.getByRole('button').press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(head.getByRole('button')).toBeFocused();
  await expect(row).toBeVisible();

  await page.getByRole('button', { name: 'View actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete view…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(queue.view(name)).toHaveCount(0);
});

test('a search from anywhere finds words, numbers and customers, and opens what it found', async ({
  people,
}) => {
  const team = await createTeam();
  const { account, person } = await people.agent('Sam Search', [team.id]);
  const { customer, first, second, third } = await ticketsIn(team, account, three);
  const word = unique('zebra').replaceAll(/\W/g, '');
  await reply(customer, second, `The cable looks like a ${word}.`);
  const { page } = person;
  const queue = new QueuePage(page);
  const desk = new DeskTicketPage(page);
  await queue.open('mine');
  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await expect(queue.row(second.subject)).toContainText('In the conversation');
  await expect(queue.row(first.subject)).toHaveCount(0);
  await queue.isAccessible();
  await page.keyboard.press('Enter');
  await desk.isShown(second.subject);
  await expect(page).toHaveURL(new RegExp(`/queue/search/tickets/${second.number}\\?q=${word}`));

  await page.keyboard.press('/');
  await page.keyboard.type(`#${third.number}`);
  await page.keyboard.press('Enter');
  await desk.isShown(third.subject);

  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type(customer.name);
  await page.getByRole('button', { name: `Tickets of ${customer.name}` }).click();
  for (const { subject } of [first, second, third]) {
    await expect(queue.row(subject)).toBeVisible();
  }
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search tickets' })).toHaveValue(customer.name);
});
