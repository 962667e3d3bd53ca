import { expect } from '@playwright/test';
import { stranger } from '../src/api/accounts.ts';
import { pdfFile, pngFile, textFile } from '../src/api/files.ts';
import { unique } from '../src/api/unique.ts';
import { signUp } from '../src/flows/sign-up.ts';
import { AdminTicketPage } from '../src/pages/admin/admin-ticket-page.ts';
import { PeoplePage } from '../src/pages/admin/people-page.ts';
import { SignInPage } from '../src/pages/auth-pages.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { NewTicketPage } from '../src/pages/portal/new-ticket-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { TicketsPage } from '../src/pages/portal/tickets-page.ts';
import type { Person } from '../src/people/person.ts';
import { test } from '../src/people/test.ts';
import { demoAccount } from '../src/stack/running-stack.ts';

/** From the server's answer to the sender until the other browser shows it. */
const atOnce = { timeout: 1000 };

/** The same ticket on the screens of three people, and what is written on it. */
interface Scene {
  visitor: Person;
  agent: Person;
  admin: Person;
  portal: PortalTicketPage;
  queue: QueuePage;
  desk: DeskTicketPage;
  record: AdminTicketPage;
  words: Readonly<Record<'subject' | 'note' | 'answer' | 'more' | 'solution', string>>;
}

test('one ticket, from the question to the answer, with three people signed in at once', async ({
  people,
}) => {
  test.setTimeout(240_000);
  const visitor = await people.visitor('customerPortal');
  const agent = await people.visitor('agentDesk');
  const admin = await people.visitor('adminConsole');
  const newcomer = await people.visitor('agentDesk');
  const scene: Scene = {
    visitor,
    agent,
    admin,
    portal: new PortalTicketPage(visitor.page),
    queue: new QueuePage(agent.page),
    desk: new DeskTicketPage(agent.page),
    record: new AdminTicketPage(admin.page),
    words: {
      subject: unique('The lobby display stays dark'),
      note: unique('Ask field service about the power supply'),
      answer: unique('Please press the button at the back for ten seconds.'),
      more: unique('It blinks twice and goes out again.'),
      solution: unique('We send you a new power supply today.'),
    },
  };
  await test.step('the agent and the admin sign in', async () => staffSignsIn(scene));
  const customer = await test.step('a visitor becomes a customer', async () =>
    signUp(visitor, 'Vera Visitor'));
  await test.step('the customer writes a ticket with two files', async () => asks(scene));
  await test.step('it stands in the list with its number', async () => findsItAgain(scene));
  await test.step('it has come to the desk by itself, and the agent takes it', async () =>
    isTaken(scene, customer.name));
  await test.step('the agent notes something, answers and waits', async () => isAnswered(scene));
  await test.step('the customer answers with another file', async () => answersBack(scene));
  await test.step('the agent resolves', async () => isResolved(scene));
  await test.step('the history tells the truth to each of them', async () => isTold(scene));
  await test.step('the admin sees everything and decides otherwise', async () =>
    isOverruled(scene));
  await test.step('the admin creates an agent, who signs in at once', async () =>
    newcomerSignsIn(scene, newcomer));
  await test.step('the note never reached the customer, by whichever way', async () =>
    keptItsSecret(scene));
});

async function staffSignsIn({ agent, admin, queue, words }: Scene): Promise<void> {
  const atDesk = new SignInPage(agent.page);
  await atDesk.open();
  await atDesk.signIn(demoAccount('agent'));
  await expect(queue.views).toBeVisible();
  await queue.open('unassigned');
  await queue.sortByNewest();
  await expect(queue.row(words.subject)).toHaveCount(0);
  const inConsole = new SignInPage(admin.page);
  await inConsole.open();
  await inConsole.signIn(demoAccount('admin'));
  await inConsole.shows('Tickets');
}

async function asks({ visitor, portal, words }: Scene): Promise<void> {
  const form = new NewTicketPage(visitor.page);
  await form.open();
  await form.write({ subject: words.subject, description: 'It was **fine** yesterday.' });
  await form.attach(pngFile('lobby.png'), pdfFile('invoice.pdf', 'Invoice 2026-117'));
  await form.isAccessible();
  await form.send.click();
  await portal.shows(words.subject);
  await expect(portal.attachment('lobby.png')).toBeVisible();
  await expect(portal.attachment('invoice.pdf')).toBeVisible();
  await portal.isState('Received');
}

async function findsItAgain({ visitor, portal, words }: Scene): Promise<void> {
  const number = await portal.number();
  const list = new TicketsPage(visitor.page);
  await visitor.page.getByRole('navigation').getByRole('link', { name: 'My tickets' }).click();
  await list.shows('My tickets');
  await expect(list.row(words.subject)).toContainText(`#${number}`);
  await list.row(words.subject).getByRole('link').click();
  await portal.shows(words.subject);
}

async function isTaken({ portal, queue, desk, words }: Scene, customer: string): Promise<void> {
  const { name } = demoAccount('agent');
  await expect(queue.row(words.subject)).toContainText(customer);
  await queue.row(words.subject).click();
  await desk.isShown(words.subject);
  await expect(desk.attachment('lobby.png')).toBeVisible();
  await desk.take.click();
  await desk.isField('Assignee', name);
  await expect(portal.details).toContainText(name);
}

async function isAnswered({ portal, desk, words }: Scene): Promise<void> {
  await desk.writeNote(words.note);
  await desk.writeReply(words.answer);
  await desk.sendReply('Send and wait');
  await Promise.all([
    expect(portal.message(words.answer)).toBeVisible(atOnce),
    expect(portal.details).toContainText('Waiting for you', atOnce),
    expect(portal.progress).toContainText('We need something from you.', atOnce),
  ]);
  await desk.isField('Status', 'Waiting');
  await portal.isAccessible();
  await desk.isAccessible();
}

async function answersBack({ portal, desk, words }: Scene): Promise<void> {
  await portal.attach(textFile('log.txt', 'boot: no power\n'));
  await portal.sendReply(words.more);
  await expect(desk.message(words.more)).toBeVisible(atOnce);
  await expect(desk.attachment('log.txt')).toBeVisible();
  await desk.isField('Status', 'Open');
}

async function isResolved({ portal, desk, words }: Scene): Promise<void> {
  await desk.writeReply(words.solution);
  await desk.sendReply('Send and resolve');
  await Promise.all([
    expect(portal.message(words.solution)).toBeVisible(atOnce),
    expect(portal.details).toContainText('Resolved', atOnce),
  ]);
  await desk.isField('Status', 'Resolved');
}

/** As both have it on their screens, and again after a reload. */
async function isTold({ visitor, agent, portal, desk, words }: Scene): Promise<void> {
  const { name } = demoAccount('agent');
  const changes = [`${name} took the ticket`, 'to Waiting', 'from Waiting', 'to Resolved'];
  await Promise.all([visitor.page.reload(), agent.page.reload()]);
  await desk.isShown(words.subject);
  await portal.shows(words.subject);
  for (const page of [portal, desk]) {
    for (const text of [words.answer, words.more, words.solution]) {
      await expect(page.message(text)).toHaveCount(1);
    }
    await expect(page.attachment('log.txt')).toBeVisible();
    await page.unfoldHistory();
    for (const text of changes) await expect(page.main).toContainText(text);
    await page.isAccessible();
  }
  await expect(desk.message(words.note)).toHaveCount(1);
  await expect(portal.message(words.note)).toHaveCount(0);
}

async function isOverruled({ agent, admin, portal, desk, record, words }: Scene): Promise<void> {
  const other = demoAccount('agent', 1).name;
  await admin.page.getByRole('link', { name: words.subject }).click();
  await record.isShown(words.subject);
  for (const text of [words.answer, words.more, words.solution, words.note]) {
    await expect(record.message(text)).toBeVisible();
  }
  for (const file of ['lobby.png', 'invoice.pdf', 'log.txt']) {
    await expect(record.attachment(file)).toBeVisible();
  }
  await record.setField('Priority', 'Urgent');
  agent.noise.expect(/status of 404 .*(get_ticket|mark_ticket_read)/);
  await record.setField('Assignee', other);
  await record.isAccessible();
  await expect(portal.details).toContainText(other);
  // Whose it is no longer, and whose team it is not, does not see it any more.
  await expect(desk.main).toContainText('This ticket is not here');
}

async function newcomerSignsIn({ admin }: Scene, newcomer: Person): Promise<void> {
  const list = new PeoplePage(admin.page);
  const { name, email } = stranger('Noa Newcomer');
  await list.open();
  const password = await list.createAgent({ name, email });
  const signIn = new SignInPage(newcomer.page);
  await signIn.open();
  await signIn.signIn({ email, password });
  await expect(new QueuePage(newcomer.page).views).toBeVisible();
}

async function keptItsSecret({ visitor, agent, words }: Scene): Promise<void> {
  const { answers, frames } = await visitor.wiretap.count();
  expect(answers).toBeGreaterThan(50);
  expect(frames).toBeGreaterThan(5);
  // The tap hears: what the customer did get is found by it, and the note where it belongs.
  expect(await visitor.wiretap.placesOf(words.answer)).not.toEqual([]);
  expect(await agent.wiretap.placesOf(words.note)).not.toEqual([]);
  await visitor.wiretap.assertNever(words.note);
  await visitor.wiretap.assertNever(demoAccount('agent').email);
}
