import { expect } from '@playwright/test';
import { createCustomer, createStaff } from '../src/api/accounts.ts';
import { changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { SignInPage } from '../src/pages/auth-pages.ts';
import { NotificationBell } from '../src/pages/portal/notification-bell.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

test('news of one ticket gather in one row, which leads there and is done with on every device', async ({
  people,
}) => {
  const { account, person } = await people.customer('Bella Bell');
  const agent = await createStaff('agent', { name: 'Anton Answer' });
  const dark = await createTicket(account);
  const other = await createTicket(account, { subject: 'The invoice is missing' });
  const phone = await people.signedIn(account, 'customerPortal', {
    viewport: { width: 390, height: 844 },
  });
  const bell = new NotificationBell(person.page);
  const bellThere = new NotificationBell(phone.page);
  await Promise.all([person.page.goto('/'), phone.page.goto('/help')]);
  await Promise.all([bell.says(0), bellThere.says(0)]);

  await reply(agent, dark, 'Is the cable in?');
  await Promise.all([bell.says(1), bellThere.says(1)]);
  await reply(agent, dark, 'And the power?');
  await changeTicket(agent, other, { status: 'resolved' });
  await Promise.all([bell.says(2), bellThere.says(2)]);

  await bell.open(2);
  await expect(bell.rows).toHaveCount(2);
  const gathered = bell.rows.filter({ hasText: dark.subject });
  await expect(gathered).toContainText(`2 updates, the latest from ${agent.name}`);
  await expect(gathered).toContainText('And the power?');
  await expect(bell.rows.filter({ hasText: other.subject })).toContainText(
    'Your ticket is now: Resolved',
  );
  await gathered.getByRole('link').click();
  await new PortalTicketPage(person.page).shows(dark.subject);
  await expect(bell.list).toBeHidden();
  await Promise.all([bell.says(1), bellThere.says(1)]);

  await bellThere.open(1);
  await expect(bellThere.rows.filter({ hasText: 'New: ' })).toHaveCount(1);
  await phone.page.getByRole('button', { name: 'Mark all as read' }).click();
  await Promise.all([bell.says(0), bellThere.says(0)]);
  await phone.page.keyboard.press('Escape');
  await expect(bellThere.list).toBeHidden();
  await expect(bellThere.saying(0)).toBeFocused();
});

test('a ticket that is read in one tab is no news in the other', async ({ people }) => {
  const { account, person } = await people.customer('Tara Tab');
  const agent = await createStaff('agent');
  const ticket = await createTicket(account);
  const bell = new NotificationBell(person.page);
  await person.page.goto('/tickets');
  await bell.says(0);
  await reply(agent, ticket, 'Please try this.');
  await bell.says(1);

  const second = await person.context.newPage();
  const page = new PortalTicketPage(second);
  await page.open(ticket);
  await expect(page.message('Please try this.')).toBeVisible();
  await bell.says(0);
  // What comes while the ticket is on screen is seen there.
  await reply(agent, ticket, 'Or that.');
  await expect(page.message('Or that.')).toBeVisible();
  await new NotificationBell(second).says(0);
  await bell.says(0);
});

test('the link of a mail leads through sign-in to its ticket, and to nobody else’s', async ({
  people,
}) => {
  const customer = await createCustomer('Mara Mail');
  const ticket = await createTicket(customer);
  const link = `/tickets/${ticket.number}#latest`;
  const { page } = await people.visitor('customerPortal');
  const signIn = new SignInPage(page);
  await page.goto(link);
  await signIn.shows('Sign in');
  await signIn.signIn(customer);
  await new PortalTicketPage(page).shows(ticket.subject);
  expect(new URL(page.url()).pathname).toBe(`/tickets/${ticket.number}`);

  const stranger = await createCustomer('Otto Other');
  const curious = await people.visitor('customerPortal');
  curious.noise.expect(/status of 404/);
  const door = new SignInPage(curious.page);
  await curious.page.goto(link);
  await door.shows('Sign in');
  await door.signIn(stranger);
  await new AppPage(curious.page).shows(/not/i);
  await curious.wiretap.assertNever(ticket.subject);
});
