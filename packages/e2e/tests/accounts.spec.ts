import { expect } from '@playwright/test';
import { createCustomer, createStaff } from '../src/api/accounts.ts';
import { linkIn, mailTo } from '../src/api/mail.ts';
import { createTicket } from '../src/api/tickets.ts';
import { signUp } from '../src/flows/sign-up.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { PasswordPages, SignInPage } from '../src/pages/auth-pages.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const refused = /status of 40[013]/;

test('a wrong password and an unknown address get the same answer, and the right one lets in', async ({
  people,
}) => {
  const account = await createCustomer();
  const { page, noise } = await people.visitor('customerPortal');
  noise.expect(refused);
  const signIn = new SignInPage(page);
  await signIn.open();
  const alert = signIn.main.getByRole('alert');

  await signIn.signIn({ email: account.email, password: 'not the password' });
  await expect(alert).toBeVisible();
  const answer = await alert.innerText();
  await signIn.isAccessible();
  await signIn.signIn({ email: `nobody.${account.email}`, password: 'not the password' });
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await expect(alert).toHaveText(answer);

  await signIn.signIn(account);
  await signIn.shows(`Hello, ${account.name}`);
});

test('a forgotten password is replaced by mail, and the old one no longer works', async ({
  people,
}) => {
  const account = await createCustomer();
  const { page, noise } = await people.visitor('customerPortal');
  const signIn = new SignInPage(page);
  const password = new PasswordPages(page);
  await signIn.open();
  await signIn.forgot();
  await password.shows('Forgot your password?');
  await password.ask(account.email);
  await password.shows('Check your mail');

  await page.goto(linkIn(await mailTo(account.email, 'password')));
  await password.shows('Choose a new password');
  await password.choose('a quite different sentence');
  await password.shows(`Hello, ${account.name}`);

  const other = await people.visitor('customerPortal');
  other.noise.expect(refused);
  const elsewhere = new SignInPage(other.page);
  await elsewhere.open();
  await elsewhere.signIn(account);
  await expect(elsewhere.main.getByRole('alert')).toBeVisible();
  await elsewhere.signIn({ email: account.email, password: 'a quite different sentence' });
  await elsewhere.shows(`Hello, ${account.name}`);
  noise.assertNone('The person who chose it');
});

test('an address without an account gets the same words and no mail', async ({ people }) => {
  const known = await createCustomer();
  const { page } = await people.visitor('customerPortal');
  const password = new PasswordPages(page);
  await page.goto('/forgot-password');
  await password.ask(`nobody.${known.email}`);
  await password.shows('Check your mail');
  await expect(password.main).toContainText(`If there is an account for nobody.${known.email}`);
  // The mail to a known address is asked for later and comes: by then the other one would have come.
  await page.goto('/forgot-password');
  await password.ask(known.email);
  await mailTo(known.email, 'password');
  await expect(mailTo(`nobody.${known.email}`, '', 0)).rejects.toThrow('No mail');
});

test('a link that was used already says so and offers a new one', async ({ people }) => {
  const account = await createCustomer();
  const first = await people.visitor('customerPortal');
  const password = new PasswordPages(first.page);
  await first.page.goto('/forgot-password');
  await password.ask(account.email);
  const link = linkIn(await mailTo(account.email, 'password'));
  await first.page.goto(link);
  await password.shows('Choose a new password');

  const second = await people.visitor('customerPortal');
  const expired = new AppPage(second.page);
  await second.page.goto(link);
  await expired.shows('This link no longer works');
  await second.page.getByRole('link', { name: 'New link for a password' }).click();
  await expired.shows('Forgot your password?');
});

test('an agent in the portal, and a customer at the desk, are shown where they belong', async ({
  people,
}) => {
  const agent = await createStaff('agent');
  const lost = await people.visitor('customerPortal');
  const signIn = new SignInPage(lost.page);
  await signIn.open();
  await signIn.signIn(agent);
  await signIn.shows('This account belongs elsewhere');
  await lost.page.getByRole('link', { name: 'Open the agent desk' }).click();
  await signIn.shows('Sign in');
  await signIn.signIn(agent);
  await expect(lost.page.getByRole('navigation', { name: 'Views' })).toBeVisible();

  const customer = await createCustomer();
  const curious = await people.visitor('agentDesk');
  const desk = new SignInPage(curious.page);
  await desk.open();
  await desk.signIn(customer);
  await desk.shows('This account belongs elsewhere');
  await curious.page.getByRole('button', { name: 'Sign in with another account' }).click();
  await desk.shows('Sign in');
});

test('whoever signs up is a customer: the other apps do not open', async ({ people }) => {
  const visitor = await people.visitor('customerPortal');
  const account = await signUp(visitor, 'Nina New');
  for (const app of ['agentDesk', 'adminConsole'] as const) {
    const person = await people.signedIn(account, app);
    await person.page.goto('/');
    await new AppPage(person.page).shows('This account belongs elsewhere');
  }
});

test('signing out leaves nothing to go back to', async ({ people }) => {
  const { account, person } = await people.customer();
  const ticket = await createTicket(account);
  const page = new PortalTicketPage(person.page);
  await person.page.goto('/');
  await person.page.getByRole('link', { name: ticket.subject }).click();
  await page.shows(ticket.subject);
  await person.page.getByRole('button', { name: 'Your account' }).click();
  await person.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.shows('Sign in');
  await person.page.goBack();
  await expect(page.heading('Sign in')).toBeVisible();
  await expect(page.main).not.toContainText(ticket.subject);
});

test('a session that ends under an open page leads back to it, with what was being typed', async ({
  people,
}) => {
  const { account, person } = await people.customer();
  person.noise.expect(refused);
  const ticket = await createTicket(account);
  const page = new PortalTicketPage(person.page);
  await page.open(ticket);
  await page.reply.fill('Half a sentence');

  const elsewhere = await people.signedIn(account, 'customerPortal');
  await elsewhere.page.goto('/account');
  await elsewhere.page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await elsewhere.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Sign out everywhere' })
    .click();
  await expect(new AppPage(elsewhere.page).heading('Sign in')).toBeVisible();

  // Nobody touches the open page, and its token is good for most of an hour: it finds out by itself.
  const signIn = new SignInPage(person.page);
  await signIn.shows('Sign in');
  await expect(signIn.main).toContainText('Your session has ended.');
  await signIn.signIn(account);
  await page.shows(ticket.subject);
  await expect(page.reply).toHaveValue('Half a sentence');
});
