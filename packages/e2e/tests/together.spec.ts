import { expect } from '@playwright/test';
import { createCustomer, createTeam } from '../src/api/accounts.ts';
import { changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';
import { dropRealtime, swallowUpdates } from '../src/stack/realtime-controls.ts';

/** What a screen may lag behind after the connection was lost or an update was swallowed. */
const healed = { timeout: 5000 };
const refused = /status of 4(04|09)/;
const connection = /WebSocket connection/;

test('two agents take the same ticket at once: one has it, the other is told who', async ({
  people,
}) => {
  const ticket = await createTicket(await createCustomer());
  const [anna, ben] = [await people.agent('Anna Agent'), await people.agent('Ben Agent')];
  for (const { person } of [anna, ben]) person.noise.expect(refused);
  const hers = new DeskTicketPage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([hers.open(ticket, 'unassigned'), his.open(ticket, 'unassigned')]);

  await ben.person.holdsRequests('update_ticket');
  await his.take.click();
  await hers.take.click();
  await hers.isField('Assignee', anna.account.name);
  await ben.person.letsRequestsGo();

  await expect(his.notice(`${anna.account.name} was faster: the ticket is theirs.`)).toBeVisible();
  await hers.isField('Assignee', anna.account.name);
  await his.isAccessible();
});

test('two agents change the status at once: the second is told what it is and by whom', async ({
  people,
}) => {
  const team = await createTeam();
  const ticket = await createTicket(await createCustomer());
  const [anna, ben] = [
    await people.agent('Anna Agent', [team.id]),
    await people.agent('Ben Agent', [team.id]),
  ];
  await changeTicket(anna.account, ticket, { team_id: team.id, status: 'open' });
  ben.person.noise.expect(refused);
  const hers = new DeskTicketPage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([hers.open(ticket), his.open(ticket)]);
  await expect(his.pane.getByText(`${anna.account.name} is looking at this ticket`)).toBeVisible();

  await ben.person.holdsRequests('update_ticket');
  await his.setField('Status', 'In progress');
  await hers.setField('Status', 'Waiting');
  await hers.isField('Status', 'Waiting');
  await ben.person.letsRequestsGo();

  await expect(
    his.notice(`${anna.account.name} changed the status to Waiting a moment ago.`),
  ).toBeVisible();
  await his.isField('Status', 'Waiting');
  await hers.isField('Status', 'Waiting');
});

test('two agents tag a ticket at once: it has the tags of both', async ({ people }) => {
  const ticket = await createTicket(await createCustomer());
  const [anna, ben] = [await people.agent('Anna Agent'), await people.agent('Ben Agent')];
  ben.person.noise.expect(refused);
  const hers = new DeskTicketPage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([hers.open(ticket), his.open(ticket)]);

  await ben.person.holdsRequests('update_ticket');
  await his.setField('Tags', 'warranty');
  await hers.setField('Tags', 'bug');
  await expect(his.field('Tags')).toHaveAccessibleName(/bug/);
  await ben.person.letsRequestsGo();
  for (const page of [hers, his]) {
    await expect(page.field('Tags')).toHaveAccessibleName(/bug/);
    await expect(page.field('Tags')).toHaveAccessibleName(/warranty/);
  }
});

test('an answer that was overtaken waits for a second look and loses no word', async ({
  people,
}) => {
  const customer = await createCustomer();
  const ticket = await createTicket(customer);
  const { person } = await people.agent();
  const desk = new DeskTicketPage(person.page);
  const [overtaking, text] = [unique('Never mind, it works.'), unique('Try to restart it.')];
  await desk.open(ticket);
  await desk.writeReply(text);
  await person.holdsRequests('reply_to_ticket');
  await desk.send.click();
  await desk.pane.getByRole('button', { name: 'Send now' }).click();
  await reply(customer, ticket, overtaking);
  await expect(desk.message(overtaking)).toBeVisible();
  await person.letsRequestsGo();

  await expect(
    desk.pane.getByText('has written since. Have a look before you send.'),
  ).toBeVisible();
  await expect(desk.reply).toHaveValue(text);
  await expect(desk.message(text)).toHaveCount(0);
  await desk.isAccessible();
  await desk.pane.getByRole('button', { name: 'Send anyway' }).click();
  await expect(desk.message(text)).toHaveCount(1);
  await expect(desk.reply).toHaveValue('');
});

test('one sees who writes: colleagues each other, the customer the agent', async ({ people }) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const [anna, ben] = [await people.agent('Anna Agent'), await people.agent('Ben Agent')];
  const portal = new PortalTicketPage(owner.person.page);
  const hers = new DeskTicketPage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([portal.open(ticket), hers.open(ticket), his.open(ticket)]);
  await hers.reply.pressSequentially('Let me see');
  await expect(his.pane.getByText(`${anna.account.name} is replying`)).toBeVisible();
  await expect(portal.main.getByText(`${anna.account.name} is writing…`)).toBeVisible();
});

test('a list shows which of its tickets a colleague has open, and no longer than they have', async ({
  people,
}) => {
  const team = await createTeam();
  const customer = await createCustomer();
  const [anna, ben] = [
    await people.agent('Anna Agent', [team.id]),
    await people.agent('Ben Agent', [team.id]),
  ];
  const [one, two] = [await createTicket(customer), await createTicket(customer)];
  for (const ticket of [one, two]) await changeTicket(anna.account, ticket, { team_id: team.id });
  const [her, his] = [new QueuePage(anna.person.page), new QueuePage(ben.person.page)];
  await Promise.all([her.openTeam(team), his.openTeam(team)]);
  const isLooking = `${anna.account.name} is looking at this`;
  const place = await his.row(one.subject).boundingBox();

  await her.row(one.subject).click();
  await expect(his.row(one.subject).getByTitle(isLooking)).toBeVisible();
  await expect(his.row(one.subject)).toContainText(isLooking);
  await expect(his.row(two.subject)).not.toContainText(isLooking);
  await expect(her.row(one.subject)).not.toContainText('is looking');
  expect(await his.row(one.subject).boundingBox()).toEqual(place);
  await his.isAccessible();

  await her.view('Waiting').click();
  await expect(his.row(one.subject)).not.toContainText(anna.account.name);
});

test('what happened while the connection was lost is on every screen within seconds', async ({
  people,
}) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const { account, person } = await people.agent();
  for (const one of [owner.person, person]) one.noise.expect(connection);
  const portal = new PortalTicketPage(owner.person.page);
  const desk = new DeskTicketPage(person.page);
  await Promise.all([portal.open(ticket), desk.open(ticket)]);
  const text = unique('Written while the line was down');
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  await desk.isField('Assignee', account.name);

  await dropRealtime();
  await reply(account, ticket, text);
  await changeTicket(account, ticket, { status: 'waiting' });
  await Promise.all([
    expect(portal.message(text)).toBeVisible(healed),
    expect(desk.message(text)).toBeVisible(healed),
    expect(portal.details).toContainText('Waiting for you', healed),
    expect(desk.field('Status')).toHaveAccessibleName('Status: Waiting', healed),
  ]);
  await expectLikeFresh(portal);
  await expectLikeFresh(desk);
});

test('updates that got lost unnoticed are on every screen within seconds', async ({ people }) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const { account, person } = await people.agent();
  const portal = new PortalTicketPage(owner.person.page);
  const queue = new QueuePage(person.page);
  await portal.open(ticket);
  await queue.open('unassigned');
  await queue.sortByNewest();
  await expect(queue.row(ticket.subject)).toBeVisible();
  const text = unique('Nobody heard this');

  await swallowUpdates(20);
  try {
    await reply(account, ticket, text);
    await changeTicket(account, ticket, { priority: 'urgent' });
    await Promise.all([
      expect(portal.message(text)).toBeVisible(healed),
      expect(queue.row(ticket.subject)).toContainText('Urgent', healed),
    ]);
  } finally {
    await swallowUpdates(0);
  }
  await expectLikeFresh(portal);
});

/** A page that healed shows what it shows when it is loaded anew. */
async function expectLikeFresh(page: PortalTicketPage | DeskTicketPage): Promise<void> {
  const articles = page.page.getByRole('article').getByRole('paragraph');
  const before = await articles.allInnerTexts();
  await page.page.reload();
  await expect(page.reply).toBeVisible();
  const timeless = (texts: readonly string[]): string =>
    texts.join('\n').replaceAll(/(\d+ \w+ ago|now)/g, 'TIME');
  await expect(async () => {
    expect(timeless(await articles.allInnerTexts())).toBe(timeless(before));
  }).toPass();
}
