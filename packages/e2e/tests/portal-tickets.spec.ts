import { expect } from '@playwright/test';
import { createStaff } from '../src/api/accounts.ts';
import { changeTicket, createTicketFor, reply } from '../src/api/tickets.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { TicketsPage } from '../src/pages/portal/tickets-page.ts';
import { test } from '../src/people/test.ts';

test('a customer filters, sorts and searches their tickets, and the address says how', async ({
  people,
}) => {
  const admin = await createStaff('admin');
  const { account, person } = await people.customer();
  const make = async (subject: string, priority: string, description = 'Nothing else.') =>
    createTicketFor(account, admin, { subject, priority, description });
  const mild = await make('Paint is off', 'low', 'Behind the marmoset poster.');
  const grave = await make('Water comes in', 'urgent');
  const asked = await make('Lamp blinks', 'medium');
  await reply(admin, asked, 'Which wombat is it?');
  await changeTicket(admin, asked, { status: 'waiting' });

  const list = new TicketsPage(person.page);
  await list.open();
  await list.hasRows(asked.subject, grave.subject, mild.subject);
  await expect(list.row(asked.subject).getByText('New answer')).toBeAttached();
  await list.choose('Sort by', 'Priority');
  await list.hasRows(grave.subject, asked.subject, mild.subject);
  await person.page.getByRole('button', { name: 'Descending; switch to ascending' }).click();
  await list.hasRows(mild.subject, asked.subject, grave.subject);
  await list.choose('Status', 'Waiting for you');
  await list.hasRows(asked.subject);
  expect(Object.fromEntries(new URL(person.page.url()).searchParams)).toEqual({
    status: 'waiting',
    sort: 'priority',
    order: 'asc',
  });
  await list.isAccessible();
  await person.page.reload();
  await list.hasRows(asked.subject);
  await person.page.goBack();
  await list.hasRows(mild.subject, asked.subject, grave.subject);

  for (const [words, hit] of [
    ['water', grave],
    ['marmos', mild],
    ['wombat', asked],
    [String(mild.number), mild],
  ] as const) {
    await list.search.fill(words);
    await list.hasRows(hit.subject);
  }
  await expect(person.page).toHaveURL(new RegExp(`q=${mild.number}`));
  await list.search.fill('zebra');
  await expect(list.main.getByText('Nothing found for “zebra”')).toBeVisible();
  await list.isAccessible();
  await list.search.press('Escape');
  await list.hasRows(mild.subject, asked.subject, grave.subject);
});

test('pages of 25 come in one request each, ahead of the click, and each has an address', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const admin = await createStaff('admin');
  const { account, person } = await people.customer();
  for (let number = 1; number <= 27; number += 1) {
    await createTicketFor(account, admin, { subject: `Number ${number} of many` });
  }
  const { page } = person;
  const list = new TicketsPage(page);
  const first = page.waitForResponse((answer) => answer.url().includes('/rpc/list_tickets'));
  await list.open();
  await expect(list.list.getByRole('listitem')).toHaveCount(25);
  expect(await (await first).json()).toMatchObject({ tickets: { length: 25 } });

  const next = list.pages.getByRole('button', { name: 'Next' });
  const ahead = page.waitForResponse((answer) => answer.url().includes('/rpc/list_tickets'));
  await next.hover();
  expect((await ahead).ok()).toBe(true);
  // What is shown from here on was fetched before the click.
  await page.route('**/rpc/list_tickets', () => undefined);
  await next.click();
  await list.hasRows('Number 2 of many', 'Number 1 of many');
  await list.isAccessible();
  await page.unrouteAll();

  const shared = await people.signedIn(account, 'customerPortal');
  await shared.page.goto(page.url());
  await new TicketsPage(shared.page).hasRows('Number 2 of many', 'Number 1 of many');
  await list.pages.getByRole('button', { name: 'Previous' }).click();
  await expect(list.list.getByRole('listitem')).toHaveCount(25);
});

test('a ticket that somebody points at is there before it is opened', async ({ people }) => {
  const admin = await createStaff('admin');
  const { account, person } = await people.customer();
  const ticket = await createTicketFor(account, admin, { subject: 'Fetched ahead' });
  await reply(admin, ticket, 'It was here before you.');
  const list = new TicketsPage(person.page);
  await list.open();
  const came = person.page.waitForResponse((answer) => answer.url().includes('ticket_timeline'));
  await list.row(ticket.subject).getByRole('link').hover();
  expect((await came).ok()).toBe(true);
  for (const command of ['get_ticket', 'ticket_timeline']) {
    await person.page.route(`**/rpc/${command}`, () => undefined);
  }
  await list.row(ticket.subject).getByRole('link').click();
  await expect(list.heading(ticket.subject)).toBeVisible();
  await expect(new PortalTicketPage(person.page).message('It was here before you.')).toBeVisible();
});
