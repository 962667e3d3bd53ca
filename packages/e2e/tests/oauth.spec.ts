import { randomInt } from 'node:crypto';
import { expect } from '@playwright/test';
import { createCustomer, deactivate, stranger } from '../src/api/accounts.ts';
import { serviceClient } from '../src/api/clients.ts';
import { createTicket } from '../src/api/tickets.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { SignInPage, SignUpPage } from '../src/pages/auth-pages.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { ProviderPage } from '../src/pages/provider-page.ts';
import { test } from '../src/people/test.ts';
import { type ProviderAccount, putProviderAccount } from '../src/stack/providers.ts';

/** An account at the providers, of somebody who may or may not have one here. */
async function providerAccount(
  person: { name: string; email: string },
  isVerified = true,
): Promise<ProviderAccount> {
  const { name, email } = person;
  const account = { id: randomInt(1, 2 ** 40), login: 'octo', name, email, isVerified };
  await putProviderAccount(account);
  return account;
}

async function accountsWith(email: string): Promise<number> {
  const service = serviceClient();
  const { count, error } = await service
    .from('profiles')
    .select('id', { count: 'exact', head: true })
    .eq('email', email);
  if (error) throw new Error(error.message);
  return count ?? 0;
}

test('a visitor signs up with Google, and comes back to the same account with GitHub', async ({
  people,
}) => {
  const nora = await providerAccount(stranger('Nora New'));
  const { page } = await people.visitor('customerPortal');
  const provider = new ProviderPage(page);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await provider.arriveFromApp('Google');
  await provider.choose(nora);
  const home = new AppPage(page);
  await home.shows(`Hello, ${nora.name}`);
  expect(new URL(page.url()).search).toBe('');

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const signIn = new SignInPage(page);
  await signIn.shows('Sign in');
  await provider.arriveFromApp('GitHub');
  await provider.choose(nora);
  await home.shows(`Hello, ${nora.name}`);
  expect(await accountsWith(nora.email)).toBe(1);
});

test('somebody with a password signs in with Google instead, straight to the ticket of a link', async ({
  people,
}) => {
  const customer = await createCustomer('Gerda Google');
  const ticket = await createTicket(customer);
  const google = await providerAccount(customer);
  const { page } = await people.visitor('customerPortal');
  const provider = new ProviderPage(page);
  await page.goto(`/tickets/${ticket.number}`);
  await new SignInPage(page).shows('Sign in');
  await provider.arriveFromApp('Google');
  await provider.choose(google);
  await new PortalTicketPage(page).shows(ticket.subject);
});

test('who cancels at the provider is told so, and signs in with the password after all', async ({
  people,
}) => {
  const customer = await createCustomer('Carl Cancel');
  const ticket = await createTicket(customer);
  const { page } = await people.visitor('customerPortal');
  const provider = new ProviderPage(page);
  const signIn = new SignInPage(page);
  await page.goto(`/tickets/${ticket.number}`);
  await signIn.shows('Sign in');
  await provider.arriveFromApp('GitHub');
  await provider.cancel();
  await expect(signIn.main).toContainText('You did not finish signing in there.');
  await signIn.shows('Sign in');
  await signIn.signIn(customer);
  await new PortalTicketPage(page).shows(ticket.subject);
});

test('an address that the provider has not confirmed opens no account', async ({ people }) => {
  const customer = await createCustomer('Vera Victim');
  const impostor = await providerAccount(customer, false);
  const { page } = await people.visitor('customerPortal');
  const provider = new ProviderPage(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  for (const name of ['Google', 'GitHub'] as const) {
    await provider.arriveFromApp(name);
    await provider.choose(impostor);
    await signIn.shows('Sign in');
    await expect(signIn.main).toContainText('Your e-mail address is not confirmed there yet.');
  }
});

test('an account that is switched off stays out by this door too, and is told', async ({
  people,
}) => {
  const customer = await createCustomer('Oskar Off');
  const google = await providerAccount(customer);
  await deactivate(customer);
  const { page } = await people.visitor('customerPortal');
  const provider = new ProviderPage(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  await provider.arriveFromApp('Google');
  await provider.choose(google);
  await signIn.shows('This account is switched off');
  await page.getByRole('button', { name: 'Sign in with another account' }).click();
  await signIn.shows('Sign in');
});

test('an answer of the provider that is used a second time is refused, and says so', async ({
  people,
}) => {
  const person = await providerAccount(stranger('Rita Repeat'));
  const first = await people.visitor('customerPortal');
  const provider = new ProviderPage(first.page);
  await new SignInPage(first.page).open();
  await provider.arriveFromApp('Google');
  const answered = first.page.waitForRequest((request) => request.url().includes('/v1/callback'));
  await provider.choose(person);
  const answer = (await answered).url();
  await new AppPage(first.page).shows(`Hello, ${person.name}`);

  const thief = await people.visitor('customerPortal');
  await thief.page.goto(answer);
  const signIn = new SignInPage(thief.page);
  await signIn.shows('Sign in');
  await expect(signIn.main).toContainText('Signing in there took too long, or was tried twice.');
});
