import { expect } from '@playwright/test';
import { createStaff, stranger } from '../src/api/accounts.ts';
import { pngFile, textFile } from '../src/api/files.ts';
import { linkIn, mailTo } from '../src/api/mail.ts';
import { createTicket, reply } from '../src/api/tickets.ts';
import { expectPicture } from '../src/checks/picture.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { SignInPage } from '../src/pages/auth-pages.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { AccountPage } from '../src/pages/portal/account-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const refused = /status of 40[01]/;

test('a new name and a picture show at once, after a reload, and to those who help', async ({
  people,
}) => {
  const { account, person } = await people.customer('Petra Picture');
  const ticket = await createTicket(account);
  await reply(account, ticket, 'Is anybody there?');
  const page = new AccountPage(person.page);
  await page.open();
  const { name } = stranger('Petra Portrait');
  await page.saveName(name);

  await page.choosePicture(textFile('me.png', 'no picture at all'));
  await expect(page.main).toContainText('This is no PNG, JPEG or WebP picture.');
  await page.choosePicture(pngFile('me.png', 96, 96));
  await expectPicture(page.picture, 96);
  await person.page.getByRole('button', { name: 'Save picture' }).click();
  await expect(page.notice('Your picture is saved.')).toBeVisible();
  await page.isAccessible();
  await person.page.goto('/');
  await page.shows(`Hello, ${name}`);
  const menu = person.page.getByRole('button', { name: 'Your account' });
  await expectPicture(menu.locator('img'), 96);

  const agent = await people.agent();
  const desk = new DeskTicketPage(agent.person.page);
  await desk.open(ticket, 'unassigned');
  await expectPicture(desk.message('Is anybody there?').locator('img').first(), 96);

  await page.open();
  await person.page.getByRole('button', { name: 'Remove picture' }).click();
  await expect(page.notice('Your picture is gone.')).toBeVisible();
  await expect(page.picture).toHaveCount(0);
  await person.page.reload();
  await expect(page.devices).toBeVisible();
  await expect(page.picture).toHaveCount(0);
  await expect(person.page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
});

test('a new password counts at once, and the old one no longer opens anything', async ({
  people,
}) => {
  const { account, person } = await people.customer('Paul Password');
  const page = new AccountPage(person.page);
  await page.open();
  await page.savePassword('four unrelated words here');
  await person.page.reload();
  await expect(page.heading('Account')).toBeVisible();

  const other = await people.visitor('customerPortal');
  other.noise.expect(refused);
  const signIn = new SignInPage(other.page);
  await signIn.open();
  await signIn.signIn(account);
  await expect(signIn.main.getByRole('alert')).toBeVisible();
  await signIn.signIn({ email: account.email, password: 'four unrelated words here' });
  await signIn.shows(`Hello, ${account.name}`);
});

test('an address changes once both have agreed, and signs in from then on', async ({ people }) => {
  const { account, person } = await people.customer('Emma Email');
  const next = stranger('Emma Elsewhere');
  const page = new AccountPage(person.page);
  await page.open();
  await page.changeEmail(next.email);

  // One address alone must not be enough: whoever holds an open session could take the account.
  const confirmed = new AppPage(person.page);
  await person.page.goto(linkIn(await mailTo(account.email, 'new e-mail')));
  await confirmed.shows('Almost there');
  const early = await people.visitor('customerPortal');
  early.noise.expect(refused);
  const signIn = new SignInPage(early.page);
  await signIn.open();
  await signIn.signIn({ email: next.email, password: account.password });
  await expect(signIn.main.getByRole('alert')).toBeVisible();

  await person.page.goto(linkIn(await mailTo(next.email, 'new e-mail')));
  await confirmed.shows('Your address is confirmed');
  await expect(confirmed.main).toContainText(`You are signed in as ${next.email}.`);
  await page.open();
  await expect(page.main).toContainText(`Answers go to ${next.email}.`);

  await signIn.signIn({ email: next.email, password: account.password });
  await signIn.shows(`Hello, ${account.name}`);
});

test('an address that somebody else has is refused, beside its field', async ({ people }) => {
  const taken = await people.customer('Theo Taken');
  const { account, person } = await people.customer('Greta Greedy');
  person.noise.expect(/status of 4\d\d/);
  const page = new AccountPage(person.page);
  await page.open();
  await person.page.getByLabel('New address').fill(taken.account.email);
  await person.page.getByRole('button', { name: 'Change address' }).click();
  await expect(person.page.getByLabel('New address')).toHaveAccessibleDescription(
    /An account with this e-mail address exists already\./,
  );
  await page.isAccessible();
  await expect(page.main).toContainText(`Answers go to ${account.email}.`);
});

test('what a customer does not want to be told of stays silent, the rest is told', async ({
  people,
}) => {
  const { account, person } = await people.customer('Nils Notify');
  const page = new AccountPage(person.page);
  await page.open();
  const replies = page.choice('Somebody answers you', 'Here, at the bell');
  const saved = person.page.waitForResponse((answer) =>
    answer.url().includes('/notification_preferences'),
  );
  await replies.click();
  expect((await saved).ok()).toBe(true);
  await expect(replies).not.toBeChecked();
  await person.page.reload();
  await expect(replies).not.toBeChecked();
  await expect(page.choice('Somebody answers you', 'By e-mail')).toBeChecked();

  const agent = await createStaff('agent');
  const ticket = await createTicket(account);
  await reply(agent, ticket, 'Have you tried the other cable?');
  await person.page.goto('/');
  const row = person.page.getByRole('link', { name: ticket.subject });
  await expect(row).toBeVisible();
  await expect(
    person.page.getByRole('button', { name: 'Notifications', exact: true }),
  ).toBeVisible();

  await page.open();
  await replies.click();
  await expect(replies).toBeChecked();
  await reply(agent, ticket, 'And the other socket?');
  await expect(person.page.getByRole('button', { name: 'Notifications, 1 new' })).toBeVisible();
  await new PortalTicketPage(person.page).open(ticket);
});
