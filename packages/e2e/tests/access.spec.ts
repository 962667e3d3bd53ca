import { expect, type Page } from '@playwright/test';
import { createCustomer, createStaff, createTeam, deactivate } from '../src/api/accounts.ts';
import { changeTicket, createTicket } from '../src/api/tickets.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const refused = /status of 40[0134]/;

/** All that a page gives away about a ticket: what it shows, its title, and what the server answered. */
async function whatIsSaid(page: Page, number: number): Promise<string> {
  const answer = page.waitForResponse((response) => response.url().includes('/rpc/get_ticket'));
  await page.goto(`/tickets/${number}`);
  const response = await answer;
  await new AppPage(page).shows(/not/i);
  const said = [
    await page.getByRole('main').innerText(),
    await page.title(),
    String(response.status()),
    await response.text(),
  ];
  return said.join('\n').replaceAll(String(number), 'NUMBER');
}

test("another customer's ticket looks like one that does not exist", async ({ people }) => {
  const owner = await createCustomer('Olga Owner');
  const ticket = await createTicket(owner);
  const { person } = await people.customer('Ulf Unrelated');
  person.noise.expect(refused);
  const theirs = await whatIsSaid(person.page, ticket.number);
  const nothing = await whatIsSaid(person.page, ticket.number + 100_000);
  expect(theirs).toBe(nothing);
  await person.wiretap.assertNever(ticket.subject);
  await person.wiretap.assertNever(owner.name);
});

test('an account that is switched off is out, whatever its browser still holds', async ({
  people,
}) => {
  const { account, person } = await people.customer();
  person.noise.expect(refused);
  const ticket = await createTicket(account);
  const page = new PortalTicketPage(person.page);
  await page.open(ticket);
  await deactivate(account);
  await person.page.reload();
  await page.shows('This account is switched off');
  await expect(page.main).not.toContainText(ticket.subject);
  await person.page.getByRole('button', { name: 'Sign in with another account' }).click();
  await page.shows('Sign in');
});

test("another team's ticket does not open, and an agent who is switched off is out", async ({
  people,
}) => {
  const team = await createTeam('Field service');
  const other = await createTeam('Accounts');
  const colleague = await createStaff('agent', { teams: [team.id] });
  const ticket = await createTicket(await createCustomer());
  await changeTicket(colleague, ticket, { team_id: team.id });

  const { account, person } = await people.agent('Otto Otherteam', [other.id]);
  person.noise.expect(refused);
  await person.page.goto(`/queue/live/tickets/${ticket.number}`);
  const page = new AppPage(person.page);
  await page.shows(`Ticket #${ticket.number}`);
  await expect(page.main).toContainText('This ticket is not here');
  await person.wiretap.assertNever(ticket.subject);

  const theirs = await people.signedIn(colleague, 'agentDesk');
  theirs.noise.expect(refused);
  const desk = new DeskTicketPage(theirs.page);
  await desk.open(ticket);
  await Promise.all([deactivate(colleague), deactivate(account)]);
  for (const one of [theirs, person]) {
    await one.page.reload();
    await new AppPage(one.page).shows('This account is switched off');
  }
});
