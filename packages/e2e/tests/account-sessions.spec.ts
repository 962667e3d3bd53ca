import { expect } from '@playwright/test';
import { createCustomer } from '../src/api/accounts.ts';
import { createTicket } from '../src/api/tickets.ts';
import { SignInPage } from '../src/pages/auth-pages.ts';
import { AccountPage } from '../src/pages/portal/account-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const refused = /status of 40[013]/;

test('a device that is ended is out at once, and comes back to where it was after signing in', async ({
  people,
}) => {
  const account = await createCustomer('Dora Devices');
  const ticket = await createTicket(account);
  const there = await people.visitor('customerPortal');
  there.noise.expect(refused);
  const signIn = new SignInPage(there.page);
  await signIn.open(`/sign-in?return_to=/tickets/${ticket.number}`);
  await signIn.signIn(account);
  const ticketThere = new PortalTicketPage(there.page);
  await ticketThere.shows(ticket.subject);

  const here = await people.signedIn(account, 'customerPortal');
  const page = new AccountPage(here.page);
  await page.open();
  const devices = page.devices.getByRole('listitem');
  await expect(devices.filter({ hasText: 'This device' })).toHaveCount(1);
  const other = devices.filter({ hasText: /^Chrome on / });
  await expect(other).toHaveCount(1);
  await other.getByRole('button', { name: /^Sign out: Chrome on / }).click();
  await expect(page.notice('Signed out there.')).toBeVisible();
  await expect(other).toHaveCount(0);
  await expect(devices.filter({ hasText: 'This device' })).toHaveCount(1);

  await there.page.reload();
  await signIn.shows('Sign in');
  await expect(signIn.main).toContainText('Your session has ended.');
  await expect(signIn.main).not.toContainText(ticket.subject);
  await signIn.signIn(account);
  await ticketThere.shows(ticket.subject);

  await here.page.reload();
  await expect(other).toHaveCount(1);
});

test('signing out everywhere ends every other device at once, whatever its token says', async ({
  people,
}) => {
  const account = await createCustomer('Elsa Everywhere');
  const ticket = await createTicket(account);
  const there = await people.signedIn(account, 'customerPortal');
  there.noise.expect(refused);
  const ticketThere = new PortalTicketPage(there.page);
  await ticketThere.open(ticket);

  const here = await people.signedIn(account, 'customerPortal');
  const page = new AccountPage(here.page);
  const signIn = new SignInPage(here.page);
  await page.open();
  await page.signOutEverywhere();
  await signIn.shows('Sign in');

  await there.page.goto('/tickets');
  const signInThere = new SignInPage(there.page);
  await signInThere.shows('Sign in');
  await signInThere.signIn(account);
  await signInThere.shows('My tickets');
});
