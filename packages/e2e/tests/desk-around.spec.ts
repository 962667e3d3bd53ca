import { expect } from '@playwright/test';
import { createCustomer, createTeam, stranger } from '../src/api/accounts.ts';
import { giveOutInTurn, grant, lastSeen, setAvailability } from '../src/api/desk.ts';
import { linkIn, mailTo } from '../src/api/mail.ts';
import { addNote, changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { isKept, keptText } from '../src/checks/kept-on-device.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { DeskFrame } from '../src/pages/desk/desk-frame.ts';
import { DeskNewTicketPage } from '../src/pages/desk/desk-new-ticket-page.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { MergeDialog } from '../src/pages/desk/merge-dialog.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const cut = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to fetch|WebSocket connection/;

test('two tickets become one and are taken apart again, under the eyes of a colleague and the customer', async ({
  people,
}) => {
  const owner = await people.customer();
  const [kept, double] = [await createTicket(owner.account), await createTicket(owner.account)];
  const [anna, ben] = [await people.agent('Anna Agent'), await people.agent('Ben Agent')];
  await grant(anna.account, 'tickets.merge');
  const words = unique('It flickers, too.');
  const secret = unique('Known fault of this series.');
  await reply(owner.account, double, words);
  await addNote(anna.account, double, secret);

  const portal = new PortalTicketPage(owner.person.page);
  const hers = new DeskTicketPage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([portal.open(kept), hers.open(double), his.open(kept)]);

  const dialog = new MergeDialog(anna.person.page);
  await dialog.open();
  await dialog.choose(kept);
  await expect(dialog.dialog).toContainText('2 messages, 1 internal note, 0 files');
  await dialog.confirm.click();
  await expect(hers.notice(`Merged into #${kept.number}.`)).toBeVisible();
  // The offer stays for as long as the pointer is on it.
  const undo = hers.page.getByRole('button', { name: 'Undo' });
  await undo.hover();
  await hers.isShown(kept.subject);
  for (const page of [hers, his]) {
    await expect(page.message(words)).toContainText(`from #${double.number}`);
    await expect(page.message(secret)).toContainText('Only your team sees this');
  }
  await expect(portal.main.getByText(words)).toBeVisible();
  await expect(portal.main.getByText(secret)).toHaveCount(0);

  await owner.person.page.goto(`/tickets/${double.number}`);
  await portal.shows(double.subject);
  await portal.main.getByRole('link', { name: new RegExp(`#${kept.number}`) }).click();
  await portal.shows(kept.subject);

  await undo.click();
  await expect(hers.notice('The tickets are apart again.')).toBeVisible();
  await expect(his.message(words)).toHaveCount(0);
  await expect(portal.main.getByText(words)).toHaveCount(0);
  await hers.open(double);
  await expect(hers.message(words)).toBeVisible();
  await expect(hers.message(secret)).toBeVisible();
});

test('a merged ticket says where everything is, takes no answer, and can be taken out later', async ({
  people,
}) => {
  const customer = await createCustomer();
  const [kept, double] = [await createTicket(customer), await createTicket(customer)];
  const { account, person } = await people.agent();
  await grant(account, 'tickets.merge');
  const desk = new DeskTicketPage(person.page);
  const dialog = new MergeDialog(person.page);
  await desk.open(double);
  await dialog.open();
  await dialog.choose(kept);
  await dialog.confirm.click();
  await desk.isShown(kept.subject);

  await person.page.goto(`/tickets/${double.number}`);
  await desk.shows(double.subject);
  await expect(desk.pane.getByText(`This ticket was merged into #${kept.number}.`)).toBeVisible();
  await expect(desk.reply).toHaveCount(0);
  await expect(desk.field('Status')).toBeDisabled();
  await desk.pane.getByRole('link', { name: `Go to #${kept.number}` }).click();
  await desk.isShown(kept.subject);

  await person.page.goBack();
  await desk.pane.getByRole('button', { name: 'Undo merge' }).click();
  await expect(desk.notice(`Ticket #${double.number} stands by itself again.`)).toBeVisible();
  await desk.isShown(double.subject);
});

test('an agent opens a ticket for a customer who is new, and who finds it by the invitation', async ({
  people,
}) => {
  const team = await createTeam();
  const { account, person } = await people.agent('Anna Agent', [team.id]);
  await grant(account, 'customers.manage', 'tickets.assign');
  const nora = stranger('Nora New');
  const subject = unique('Two chairs are missing');
  await new QueuePage(person.page).open('mine');
  const form = new DeskNewTicketPage(person.page);
  await form.openByKey();
  await form.inviteCustomer(nora);
  await form.subject.fill(subject);
  await form.description.fill('Told on the phone: **two** of six.');
  await form.choose('Priority', 'High');
  await form.choose('Team', team.name);
  await form.choose('Assignee', account.name);
  await expect(form.main.getByText('Saved')).toBeVisible();
  await person.page.reload();
  await expect(form.subject).toHaveValue(subject);
  await expect(form.customer).toHaveValue(nora.name);
  await form.create();
  const desk = new DeskTicketPage(person.page);
  await desk.isShown(subject);
  await desk.isField('Priority', 'High');
  await desk.isField('Team', team.name);
  await desk.isField('Assignee', account.name);
  await expect(desk.message('Told on the phone')).toContainText(nora.name);

  const visitor = await people.visitor('customerPortal');
  await visitor.page.goto(linkIn(await mailTo(nora.email, 'invited')));
  const invited = new AppPage(visitor.page);
  await invited.shows('Welcome');
  await visitor.page.getByLabel('New password', { exact: true }).fill(nora.password);
  await visitor.page.getByRole('button', { name: 'Open my account' }).click();
  await invited.shows(`Hello, ${nora.name}`);
  await visitor.page.getByRole('link', { name: new RegExp(subject) }).click();
  await invited.shows(subject);
});

test('who is away is given no ticket, and who comes back is', async ({ people }) => {
  const team = await createTeam();
  await giveOutInTurn(team.id);
  const anna = await people.agent('Anna Agent', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id]);
  await Promise.all([
    setAvailability(anna.account, 'online'),
    setAvailability(ben.account, 'online'),
  ]);
  const customer = await createCustomer();
  const hers = new QueuePage(anna.person.page);
  const his = new QueuePage(ben.person.page);
  await Promise.all([hers.open('mine'), his.open('mine')]);
  const frame = new DeskFrame(anna.person.page);
  await frame.setAvailable('Away');
  await frame.isAvailable('away');
  await frame.isAccessible();

  const first = [await createTicket(customer), await createTicket(customer)];
  for (const ticket of first) await changeTicket(ben.account, ticket, { team_id: team.id });
  for (const { subject } of first) await expect(his.row(subject)).toBeVisible();
  for (const { subject } of first) await expect(hers.row(subject)).toHaveCount(0);

  await setAvailability(ben.account, 'offline');
  await frame.setAvailable('Online');
  const second = await createTicket(customer);
  await changeTicket(ben.account, second, { team_id: team.id });
  await expect(hers.row(second.subject)).toBeVisible();
  await expect(his.row(second.subject)).toHaveCount(0);
});

test('who was away for long is told what happened, until they put it aside', async ({ people }) => {
  const customer = await createCustomer();
  const ticket = await createTicket(customer);
  const { account, person } = await people.agent();
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  await lastSeen(account, 6);
  await reply(customer, ticket, 'Is anybody there?');
  const frame = new DeskFrame(person.page);
  const queue = new QueuePage(person.page);
  await queue.open('mine');
  await expect(frame.digest).toContainText('1 reply');
  await frame.isAccessible();

  await person.page.keyboard.press('Escape');
  await person.page.reload();
  await expect(frame.digest).toContainText(ticket.subject);
  await frame.digest.getByRole('link', { name: new RegExp(ticket.subject) }).click();
  await new DeskTicketPage(person.page).isShown(ticket.subject);
  await frame.digest.getByRole('button', { name: 'Dismiss' }).click();
  await expect(frame.digest).toHaveCount(0);
  await person.page.reload();
  await new DeskTicketPage(person.page).isShown(ticket.subject);
  await expect(frame.digest).toHaveCount(0);
});

test('a reload without network shows the desk as it was, to read; back online it catches up', async ({
  people,
}) => {
  const customer = await createCustomer();
  const ticket = await createTicket(customer);
  const { account, person } = await people.agent();
  person.noise.expect(cut);
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  const desk = new WorkspacePage(person.page);
  const frame = new DeskFrame(person.page);
  await desk.open(ticket, 'mine');
  await expect(desk.message('It was fine yesterday.')).toBeVisible();
  await isKept(person.page, ticket.subject);

  await person.context.setOffline(true);
  await person.page.reload();
  await desk.shows(ticket.subject);
  await expect(frame.offlineBar).toBeVisible();
  await expect(desk.message('It was fine yesterday.')).toBeVisible();
  await expect(new QueuePage(person.page).row(ticket.subject)).toBeVisible();
  await expect(desk.reply).toHaveCount(0);
  await expect(desk.field('Status')).toBeDisabled();
  const follow = desk.section('Followers').getByRole('button');
  await expect(follow).toBeDisabled();
  await person.page.keyboard.press('ControlOrMeta+k');
  const commands = person.page.getByRole('dialog', { name: 'Commands' });
  await expect(commands.getByRole('option', { name: 'My tickets' })).toBeVisible();
  await expect(
    commands.getByRole('option', { name: /^(Set|Take|Assign|Select|Resolve)/ }),
  ).toHaveCount(0);
  await person.page.keyboard.press('Escape');

  const missed = unique('Now it smokes!');
  await reply(customer, ticket, missed);
  await person.context.setOffline(false);
  await expect(desk.message(missed)).toBeVisible();
  await expect(frame.offlineBar).toHaveCount(0);
  await expect(desk.reply).toBeVisible();
  await expect(desk.field('Status')).toBeEnabled();
  await expect(follow).toBeEnabled();

  await person.page.getByRole('button', { name: /^Your account, / }).click();
  await person.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await desk.shows('Sign in');
  await expect.poll(async () => keptText(person.page)).not.toContain(ticket.subject);
});
