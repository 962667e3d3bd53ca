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
import { expect, test } from '../src/people/test.ts';
import { demoAccount } from '../src/stack/running-stack.ts';

/** From the server's answer to the sender until the other browser shows it. */
const atOnce = { timeout: 1000 };

test('one ticket, from the question to the answer, with three people signed in at once', async ({
  people,
}) => {
  test.setTimeout(240_000);
  const jonas = demoAccount('agent');
  const sofia = demoAccount('admin');
  const [visitor, agent, admin] = await Promise.all([
    people.visitor('customerPortal'),
    people.visitor('agentDesk'),
    people.visitor('adminConsole'),
  ]);
  agent.noise.expect(/status of 404 .*(get_ticket|mark_ticket_read)/);
  const form = new NewTicketPage(visitor.page);
  const portal = new PortalTicketPage(visitor.page);
  const queue = new QueuePage(agent.page);
  const desk = new DeskTicketPage(agent.page);
  const record = new AdminTicketPage(admin.page);

  const subject = unique('The lobby display stays dark');
  const note = unique('Ask field service about the power supply');
  const answer = unique('Please press the button at the back for ten seconds.');
  const more = unique('It blinks twice and goes out again.');
  const solution = unique('We send you a new power supply today.');

  await test.step('the agent and the admin sign in', async () => {
    const deskSignIn = new SignInPage(agent.page);
    await deskSignIn.open();
    await deskSignIn.signIn(jonas);
    await expect(queue.views).toBeVisible();
    await queue.open('unassigned');
    await queue.sortByNewest();
    await expect(queue.row(subject)).toHaveCount(0);
    const consoleSignIn = new SignInPage(admin.page);
    await consoleSignIn.open();
    await consoleSignIn.signIn(sofia);
    await consoleSignIn.shows('Tickets');
  });

  const customer = await test.step('a visitor becomes a customer', async () =>
    signUp(visitor, 'Vera Visitor'));

  await test.step('the customer writes a ticket with two files', async () => {
    await form.open();
    await form.write({ subject, description: 'It was **fine** yesterday.' });
    await form.attach(pngFile('lobby.png'), pdfFile('invoice.pdf', 'Invoice 2026-117'));
    await form.isAccessible();
    await form.send.click();
    await portal.shows(subject);
    await expect(portal.attachment('lobby.png')).toBeVisible();
    await expect(portal.attachment('invoice.pdf')).toBeVisible();
    await portal.isState('Received');
  });
  const ticket = { number: await portal.number(), subject };

  await test.step('it stands in the list with its number', async () => {
    const list = new TicketsPage(visitor.page);
    await visitor.page.getByRole('link', { name: 'My tickets' }).first().click();
    await list.shows('My tickets');
    await expect(list.row(subject)).toContainText(`#${ticket.number}`);
    await list.row(subject).getByRole('link').click();
    await portal.shows(subject);
  });

  await test.step('it has come to the desk without a reload, and the agent takes it', async () => {
    await expect(queue.row(subject)).toContainText(customer.name);
    await queue.row(subject).click();
    await desk.isShown(subject);
    await expect(desk.attachment('lobby.png')).toBeVisible();
    await desk.take.click();
    await desk.isField('Assignee', jonas.name);
    await expect(portal.details).toContainText(jonas.name);
  });

  await test.step('the agent notes something, answers and waits', async () => {
    await desk.writeNote(note);
    await desk.writeReply(answer);
    await desk.sendReply('Send and wait');
    await Promise.all([
      expect(portal.message(answer)).toBeVisible(atOnce),
      expect(portal.details).toContainText('Waiting for you', atOnce),
      expect(portal.progress).toContainText('We need something from you.', atOnce),
    ]);
    await desk.isField('State', 'Waiting');
    await portal.isAccessible();
    await desk.isAccessible();
  });

  await test.step('the customer answers with another file', async () => {
    await portal.attach(textFile('log.txt', 'boot: no power\n'));
    await portal.sendReply(more);
    await expect(desk.message(more)).toBeVisible(atOnce);
    await expect(desk.attachment('log.txt')).toBeVisible();
    await desk.isField('State', 'Open');
  });

  await test.step('the agent resolves', async () => {
    await desk.writeReply(solution);
    await desk.sendReply('Send and resolve');
    await expect(portal.message(solution)).toBeVisible(atOnce);
    await expect(portal.details).toContainText('Resolved', atOnce);
    await desk.isField('State', 'Resolved');
  });

  await test.step('the history tells the truth to each of them, also after a reload', async () => {
    await Promise.all([visitor.page.reload(), agent.page.reload()]);
    await desk.isShown(subject);
    await portal.shows(subject);
    for (const text of [answer, more, solution]) {
      await expect(portal.message(text)).toHaveCount(1);
      await expect(desk.message(text)).toHaveCount(1);
    }
    await expect(portal.attachment('log.txt')).toBeVisible();
    await expect(desk.message(note)).toHaveCount(1);
    await expect(portal.message(note)).toHaveCount(0);
    const told = [
      `${jonas.name} assigned the ticket to ${jonas.name}`,
      'to Waiting',
      'from Waiting',
      'to Resolved',
    ];
    for (const page of [portal, desk]) {
      await page.unfoldHistory();
      for (const text of told) await expect(page.main).toContainText(text);
      await page.isAccessible();
    }
  });

  await test.step('the admin sees everything, and gives it to somebody else with another priority', async () => {
    await admin.page.getByRole('link', { name: subject }).click();
    await record.isShown(subject);
    for (const text of [answer, more, solution, note]) {
      await expect(record.message(text)).toBeVisible();
    }
    for (const file of ['lobby.png', 'invoice.pdf', 'log.txt']) {
      await expect(record.attachment(file)).toBeVisible();
    }
    await record.setField('Priority', 'Urgent');
    await record.setField('Assignee', demoAccount('agent', 1).name);
    await record.isAccessible();
    await expect(portal.details).toContainText(demoAccount('agent', 1).name);
    // Whose it is no longer, and whose team it is not, does not see it any more.
    await expect(desk.page.getByText('This ticket is not here')).toBeVisible();
  });

  await test.step('the admin creates an agent, who signs in at once', async () => {
    const list = new PeoplePage(admin.page);
    const colleague = stranger('Noa Newcomer');
    await list.open();
    const password = await list.createAgent(colleague);
    const newcomer = await people.visitor('agentDesk');
    const signIn = new SignInPage(newcomer.page);
    await signIn.open();
    await signIn.signIn({ email: colleague.email, password });
    await expect(new QueuePage(newcomer.page).views).toBeVisible();
  });

  await test.step('the note never reached the customer, by whichever way', async () => {
    const { answers, frames } = await visitor.wiretap.count();
    expect(answers).toBeGreaterThan(50);
    expect(frames).toBeGreaterThan(5);
    // The tap hears: what the customer did get is found by it.
    expect(await visitor.wiretap.placesOf(answer)).not.toEqual([]);
    await visitor.wiretap.assertNever(note);
    await visitor.wiretap.assertNever(jonas.email);
    expect(await agent.wiretap.placesOf(note)).not.toEqual([]);
  });
});
