import { expect } from '@playwright/test';
import { type Account, createCustomer, createTeam } from '../src/api/accounts.ts';
import { createCategory } from '../src/api/catalog.ts';
import { grant } from '../src/api/desk.ts';
import { changeTicket, createTicketFor, deleteTicket, type Ticket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { MergeDialog } from '../src/pages/desk/merge-dialog.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

/** A ticket in a team's queue. */
async function ticketOf(
  customer: Account,
  agent: Account,
  team: { id: string },
  words: string,
): Promise<Ticket> {
  const ticket = await createTicketFor(customer, agent, { subject: unique(words) });
  await changeTicket(agent, ticket, { team_id: team.id });
  return ticket;
}

test('each field of many tickets is set at once before the eyes of a colleague, and taken back', async ({
  people,
}) => {
  const [team, other] = [await createTeam(), await createTeam('Second line')];
  const category = await createCategory();
  const anna = await people.agent('Anna Agent', [team.id, other.id]);
  const ben = await people.agent('Ben Agent', [team.id, other.id]);
  await grant(anna.account, 'tickets.assign');
  const owner = await people.customer();
  const tickets = [
    await ticketOf(owner.account, anna.account, team, 'Broken chair'),
    await ticketOf(owner.account, anna.account, team, 'Dark display'),
  ];
  const [first] = tickets;
  if (!first) throw new Error('This journey needs a ticket.');
  const hers = new QueuePage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  const portal = new PortalTicketPage(owner.person.page);
  await Promise.all([hers.openTeam(team), his.open(first, `team:${team.id}`), portal.open(first)]);

  const { keyboard } = anna.person.page;
  for (const { key, option, field, after, before } of [
    { key: 's', option: 'Waiting', field: 'Status', after: 'Waiting', before: 'New' },
    { key: 'p', option: 'Urgent', field: 'Priority', after: 'Urgent', before: 'Medium' },
    { key: 'a', option: ben.account.name, field: 'Assignee', before: 'Unassigned' },
    { key: 'Shift+T', option: other.name, field: 'Team', before: team.name },
    { key: 'Shift+C', option: category.name, field: 'Category', before: 'No category' },
  ]) {
    await hers.select(tickets);
    await keyboard.press(key);
    await hers.page.getByRole('option', { name: option }).click();
    await his.isField(field, after ?? option);
    if (field === 'Status') await portal.isState('Waiting for you');
    if (field === 'Team') await expect(hers.row(first.subject)).toHaveCount(0);
    await hers.isAccessible();
    await hers.undo();
    await his.isField(field, before);
    for (const { subject } of tickets) await expect(hers.row(subject)).toBeVisible();
  }
  await portal.isState('Received');
});

test('many tickets are deleted and brought back, by undo and by an admin, and everybody sees it', async ({
  people,
}) => {
  const team = await createTeam();
  const anna = await people.agent('Anna Agent', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id]);
  await grant(anna.account, 'tickets.delete');
  const owner = await people.customer();
  const tickets = [
    await ticketOf(owner.account, anna.account, team, 'Broken chair'),
    await ticketOf(owner.account, anna.account, team, 'Dark display'),
  ];
  const [first] = tickets;
  if (!first) throw new Error('This journey needs a ticket.');
  const sofia = await people.demo('admin', 0, { app: 'agentDesk' });
  const hers = new QueuePage(anna.person.page);
  const his = new QueuePage(ben.person.page);
  const deleted = new QueuePage(sofia.page);
  const portal = new PortalTicketPage(owner.person.page);
  await Promise.all([hers.openTeam(team), his.openTeam(team), portal.open(first)]);
  owner.person.noise.expect(/status of 404/);

  const deleteBoth = async (): Promise<void> => {
    await hers.select(tickets);
    await hers.page.keyboard.press('#');
    const question = hers.page.getByRole('alertdialog', { name: 'Delete 2 tickets?' });
    await question.getByRole('button', { name: 'Delete' }).click();
    for (const { subject } of tickets) await expect(his.row(subject)).toHaveCount(0);
    await expect(his.view(team.name)).toHaveAccessibleName(team.name);
    await expect(portal.heading('There is nothing here')).toBeVisible();
  };
  await deleteBoth();
  await hers.undo();
  for (const { subject } of tickets) await expect(his.row(subject)).toBeVisible();
  await portal.open(first);

  await deleteBoth();
  await sofia.page.goto('/queue/deleted');
  await deleted.shows('Deleted');
  await deleted.select(tickets);
  await deleted.isAccessible();
  await deleted.bulk.getByRole('button', { name: 'Bring back' }).click();
  await expect(deleted.notice('2 tickets brought back')).toBeVisible();
  for (const { subject } of tickets) await expect(his.row(subject)).toBeVisible();
  await deleted.undo();
  for (const { subject } of tickets) await expect(his.row(subject)).toHaveCount(0);
});

test('of many tickets one is deleted and one goes to another team on the way: both are named, the others change', async ({
  people,
}) => {
  const [team, other] = [await createTeam(), await createTeam('Second line')];
  const anna = await people.agent('Anna Agent', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id, other.id]);
  await grant(ben.account, 'tickets.delete');
  const customer = await createCustomer();
  const stays = await ticketOf(customer, anna.account, team, 'Stays');
  const moves = await ticketOf(customer, anna.account, team, 'Moves');
  const goes = await ticketOf(customer, anna.account, team, 'Goes');
  const hers = new QueuePage(anna.person.page);
  const his = new QueuePage(ben.person.page);
  await Promise.all([hers.openTeam(team), his.openTeam(team)]);
  await hers.select([stays, moves, goes]);

  await anna.person.holdsRequests('bulk_update_tickets');
  await hers.page.keyboard.press('p');
  await hers.page.getByRole('option', { name: 'Urgent' }).click();
  await changeTicket(ben.account, moves, { team_id: other.id });
  await deleteTicket(ben.account, goes);
  for (const { subject } of [moves, goes]) await expect(hers.row(subject)).toHaveCount(0);
  await anna.person.letsRequestsGo();

  await expect(hers.page.getByRole('alert')).toContainText('1 ticket changed, 2 not');
  await hers.page.getByRole('button', { name: 'Show why' }).click();
  for (const { number } of [moves, goes]) {
    await expect(hers.page.getByRole('link', { name: `#${number}`, exact: true })).toBeVisible();
  }
  await hers.isAccessible();
  await expect(his.row(stays.subject)).toContainText('Urgent');
  await expect(his.row(moves.subject)).toHaveCount(0);
});

test('all that a view holds is changed at once, far beyond what is on screen', async ({
  people,
}) => {
  const team = await createTeam();
  const anna = await people.agent('Anna Agent', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id]);
  const customer = await createCustomer();
  const oldest = await ticketOf(customer, anna.account, team, 'The oldest');
  // One page of a list is 50.
  for (let made = 1; made < 55; made += 1) await ticketOf(customer, anna.account, team, 'More');
  const hers = new QueuePage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([hers.openTeam(team), his.open(oldest, `team:${team.id}`)]);
  await hers.list.getByRole('checkbox').first().click();
  await hers.page.getByRole('button', { name: 'Select all 55 in this view' }).click();
  await expect(hers.bulk).toContainText('55 selected');
  await hers.page.keyboard.press('p');
  await hers.page.getByRole('option', { name: 'High' }).click();
  await expect(hers.notice('55 tickets changed')).toBeVisible();
  await his.isField('Priority', 'High');
});

test('selected tickets of one customer become one, those of two are told why not', async ({
  people,
}) => {
  const team = await createTeam();
  const anna = await people.agent('Anna Agent', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id]);
  await grant(anna.account, 'tickets.merge');
  const [customer, another] = [await createCustomer(), await createCustomer('Nina Next')];
  const kept = await ticketOf(customer, anna.account, team, 'Dark display');
  const double = await ticketOf(customer, anna.account, team, 'Display again');
  const foreign = await ticketOf(another, anna.account, team, 'Loud fan');
  const hers = new QueuePage(anna.person.page);
  const his = new QueuePage(ben.person.page);
  await Promise.all([hers.openTeam(team), his.openTeam(team)]);
  const dialog = new MergeDialog(anna.person.page);
  await hers.select([kept, foreign]);
  await dialog.open();
  await dialog.dialog.getByRole('radio', { name: new RegExp(`#${kept.number} `) }).click();
  await expect(dialog.dialog).toContainText(
    `#${foreign.number}: Only tickets of the same customer can be merged.`,
  );
  await expect(dialog.confirm).toBeDisabled();
  await dialog.dialog.getByRole('button', { name: 'Cancel' }).click();

  await hers.box(foreign.subject).click();
  await hers.box(double.subject).click();
  await expect(hers.bulk).toContainText('2 selected');
  await dialog.open();
  await dialog.dialog.getByRole('radio', { name: new RegExp(`#${kept.number} `) }).click();
  await dialog.confirm.click();
  await expect(his.row(double.subject)).toHaveCount(0);
  await expect(his.row(kept.subject)).toBeVisible();
  await expect(hers.bulk).toHaveCount(0);
  const undo = hers.page.getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect(his.row(double.subject)).toBeVisible();
});
