import { expect } from '@playwright/test';
import { createTeam } from '../src/api/accounts.ts';
import { clientOf } from '../src/api/clients.ts';
import { grant } from '../src/api/desk.ts';
import { changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

test('a ticket is taken, given to a colleague and handed to another team by keys, and everybody concerned sees it move', async ({
  people,
}) => {
  const [field, other] = [await createTeam(), await createTeam('Second line')];
  const anna = await people.agent('Anna Agent', [field.id]);
  const ben = await people.agent('Ben Agent', [field.id]);
  const cleo = await people.agent('Cleo Agent', [other.id]);
  await grant(anna.account, 'tickets.assign');
  const owner = await people.customer();
  const ticket = await createTicket(owner.account, { subject: unique('Loose cable') });
  await changeTicket(anna.account, ticket, { team_id: field.id });
  const hers = new WorkspacePage(anna.person.page);
  const his = new QueuePage(ben.person.page);
  const theirs = new QueuePage(cleo.person.page);
  const portal = new PortalTicketPage(owner.person.page);
  await Promise.all([
    hers.open(ticket, `team:${field.id}`),
    his.open('mine'),
    theirs.openTeam(other),
    portal.open(ticket),
  ]);
  const { keyboard } = anna.person.page;
  await keyboard.press('i');
  await hers.isField('Assignee', anna.account.name);
  await expect(portal.details).toContainText(anna.account.name);

  await keyboard.press('a');
  await keyboard.type(ben.account.name);
  await expect(anna.person.page.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await hers.isField('Assignee', ben.account.name);
  await expect(his.row(ticket.subject)).toBeVisible();
  await expect(his.view('My tickets')).toHaveAccessibleName('My tickets 1');
  await expect(his.page).toHaveTitle(/^\(1\) My tickets/);
  await expect(his.page.locator('link[rel="icon"]')).toHaveAttribute('href', /unread/);
  await expect(portal.details).toContainText(ben.account.name);
  await expect(theirs.row(ticket.subject)).toHaveCount(0);

  await his.page.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  await his.page.getByText(`${anna.account.name} gave you a ticket`).click();
  const open = new WorkspacePage(ben.person.page);
  await open.isShown(ticket.subject);
  await expect(his.page).toHaveTitle(new RegExp(`^#${ticket.number} `));
  await expect(his.page.locator('link[rel="icon"]')).toHaveAttribute('href', /favicon\.svg/);

  for (const { person } of [anna, ben]) person.noise.expect(/status of 404/);
  await his.page.keyboard.press('Shift+T');
  await his.page.keyboard.type(other.name);
  await expect(his.page.getByRole('option')).toHaveCount(1);
  await his.page.keyboard.press('Enter');
  await expect(theirs.row(ticket.subject)).toContainText('Unassigned');
  await expect(theirs.view(other.name)).toHaveAccessibleName(`${other.name} 1`);
  await expect(hers.main).toContainText('This ticket is not here');
  await expect(his.row(ticket.subject)).toHaveCount(0);
  await reply(owner.account, ticket, unique('Anybody?'));
  const { client } = await clientOf(ben.account);
  const seen = await client.from('tickets').select('id').eq('id', ticket.id);
  expect(seen.data).toEqual([]);
});

test('a conversation of several pages opens at its end and leads to the first message that is new', async ({
  people,
}) => {
  const owner = await people.customer();
  const anna = await people.agent('Anna Agent');
  const ben = await people.agent('Ben Agent');
  const ticket = await createTicket(owner.account);
  const hers = new WorkspacePage(anna.person.page);
  await hers.open(ticket);
  await hers.page.goto('/queue/mine');
  const words = unique('New message');
  // One page of a conversation is 50.
  for (let sent = 1; sent <= 70; sent += 1) {
    await reply(ben.account, ticket, `${words} (${sent}) ${'and so on '.repeat(12)}`);
  }
  await hers.open(ticket);
  await expect(hers.message(`${words} (70)`)).toBeInViewport();
  await expect(hers.message(`${words} (1)`)).toHaveCount(0);
  await hers.page.getByRole('button', { name: 'New messages above' }).click();
  await expect(hers.message(`${words} (1)`)).toBeInViewport();
  await expect(hers.pane.getByText('New', { exact: true })).toBeInViewport();
  await hers.isAccessible();
  await hers.page.getByRole('button', { name: 'Newest' }).click();
  await expect(hers.message(`${words} (70)`)).toBeInViewport();
});

test('a reply is sent with its status, and taken back, by keys alone', async ({ people }) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const anna = await people.agent('Anna Agent');
  const ben = await people.agent('Ben Agent');
  const hers = new WorkspacePage(anna.person.page);
  const his = new WorkspacePage(ben.person.page);
  const portal = new PortalTicketPage(owner.person.page);
  await Promise.all([hers.open(ticket), his.open(ticket), portal.open(ticket)]);
  const { keyboard } = anna.person.page;
  const [rash, kind, last] = [unique('Rash'), unique('Which model?'), unique('It is on its way')];
  await keyboard.press('r');
  await keyboard.type(rash);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(hers.reply).toHaveValue('');
  await keyboard.press('ControlOrMeta+Shift+Backspace');
  await expect(hers.reply).toHaveValue(rash);
  await hers.reply.fill(kind);
  await keyboard.press('ControlOrMeta+Alt+Enter');
  await expect(portal.message(kind)).toBeVisible();
  await portal.isState('Waiting for you');
  await his.isField('Status', 'Waiting');
  await keyboard.type(last);
  await keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(portal.message(last)).toBeVisible();
  await portal.isState('Resolved');
  await his.isField('Status', 'Resolved');
  await expect(his.message(rash)).toHaveCount(0);
  await owner.person.wiretap.assertNever(rash);
});

test('a closed ticket goes on as another one: its agents have the link at once, and a prepared text to answer with', async ({
  people,
}) => {
  const owner = await people.customer();
  const anna = await people.agent('Anna Agent');
  const ben = await people.agent('Ben Agent');
  const ticket = await createTicket(owner.account);
  await changeTicket(anna.account, ticket, { status: 'closed' });
  const hers = new WorkspacePage(anna.person.page);
  const his = new WorkspacePage(ben.person.page);
  const portal = new PortalTicketPage(owner.person.page);
  for (const page of [hers, his]) {
    await page.page.goto(`/queue/live/tickets/${ticket.number}`);
    await page.shows(ticket.subject);
    await expect(page.pane).toContainText('This ticket is closed');
    await expect(page.reply).toHaveCount(0);
  }
  await portal.open(ticket);
  const again = unique('It is back');
  await portal.reply.fill(again);
  await portal.send.click();
  for (const page of [hers, his]) {
    await expect(page.section('Linked tickets')).toContainText('Goes on as');
  }
  await hers.section('Linked tickets').getByRole('link', { name: ticket.subject }).click();
  await expect(hers.pane.getByText(`Continues ticket #${ticket.number}.`)).toBeVisible();
  await expect(hers.message(again)).toBeVisible();

  await hers.page.keyboard.press('h');
  await hers.page.keyboard.type('display stays dark');
  await hers.panel.getByRole('button', { name: /stays dark/ }).click();
  await hers.panel.getByRole('button', { name: 'Insert text' }).click();
  await expect(hers.reply).toBeFocused();
  await hers.sendReply();
  await expect(portal.message('Most displays come back')).toBeVisible();
});
