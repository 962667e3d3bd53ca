import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { createStaff, type Account } from '../src/api/accounts.ts';
import { serviceClient } from '../src/api/clients.ts';
import { pngFile } from '../src/api/files.ts';
import { addNote, changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { SignInPage } from '../src/pages/auth-pages.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { AccountPage } from '../src/pages/portal/account-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const refused = /status of 40[0134]/;

test('the download holds all that is the customer’s, and nothing that is not', async ({
  people,
}) => {
  const { account, person } = await people.customer('Xenia Export');
  const agent = await createStaff('agent');
  const secret = unique('The customer is difficult');
  const ticket = await createTicket(account, { description: '=HYPERLINK("http://evil.test")' });
  const other = await people.customer('Yuri Unrelated');
  const foreign = await createTicket(other.account);
  await reply(agent, ticket, 'Which version is it?');
  await addNote(agent, ticket, secret);
  await changeTicket(agent, ticket, { status: 'waiting' });
  const conversation = new PortalTicketPage(person.page);
  await conversation.open(ticket);
  const photo = pngFile('../../photo.png', 64, 64);
  await conversation.attach(photo);
  await conversation.sendReply('It is version four.');
  const page = new AccountPage(person.page);
  await page.open();
  await page.choosePicture(pngFile('me.png', 48, 48));
  await person.page.getByRole('button', { name: 'Save picture' }).click();
  await expect(page.notice('Your picture is saved.')).toBeVisible();

  const files = unzipSync(await readFile(await page.download()));
  await expect(page.notice('Your data is saved.')).toBeVisible();
  const names = Object.keys(files);
  const stored = names.find((name) => name.startsWith(`files/${ticket.number}/`)) ?? '';
  expect(names.toSorted()).toEqual(['data.json', stored, 'picture.png'].toSorted());
  expect(stored).toMatch(/^files\/\d+\/[^/]*photo\.png$/);
  expect(Buffer.from(files[stored] ?? [])).toEqual(photo.buffer);

  const text = strFromU8(files['data.json'] ?? new Uint8Array());
  for (const own of [account.email, ticket.subject, 'Which version', 'version four', 'HYPERLINK'])
    expect(text, own).toContain(own);
  for (const staffOnly of [secret, agent.email, foreign.subject, other.account.name])
    expect(text, staffOnly).not.toContain(staffOnly);
});

async function objectsOf(account: Account): Promise<number> {
  const { data, error } = await serviceClient().storage.from('avatars').list(account.id);
  if (error) throw new Error(error.message);
  return data.length;
}

test('who deletes their account is gone by name and picture, and cannot come back in; the tickets stay', async ({
  people,
}) => {
  const { account, person } = await people.customer('Gustav Gone');
  const ticket = await createTicket(account);
  await reply(account, ticket, 'Please look at this soon.');
  const elsewhere = await people.signedIn(account, 'customerPortal');
  elsewhere.noise.expect(refused);
  await new PortalTicketPage(elsewhere.page).open(ticket);
  const page = new AccountPage(person.page);
  await page.open();
  await page.choosePicture(pngFile('me.png', 48, 48));
  await person.page.getByRole('button', { name: 'Save picture' }).click();
  await expect(page.notice('Your picture is saved.')).toBeVisible();
  expect(await objectsOf(account)).toBe(1);

  person.noise.expect(/status of 4\d\d/);
  const question = await page.askToDelete();
  const email = question.getByRole('textbox', { name: 'Type your e-mail address to confirm' });
  const remove = question.getByRole('button', { name: 'Delete for good' });
  await email.fill('somebody.else@journeys.example');
  await remove.click();
  await expect(email).toHaveAccessibleDescription(/Type your e-mail address to confirm\./);
  await email.fill(account.email);
  await remove.click();
  await page.shows('Your account is deleted');
  await person.page.goto('/tickets');
  const signIn = new SignInPage(person.page);
  await signIn.shows('Sign in');
  await signIn.signIn(account);
  await expect(signIn.main.getByRole('alert')).toBeVisible();
  expect(await objectsOf(account)).toBe(0);

  await elsewhere.page.reload();
  await new AppPage(elsewhere.page).shows('Sign in');

  const agent = await people.agent();
  const desk = new DeskTicketPage(agent.person.page);
  await desk.open(ticket, 'unassigned');
  await expect(desk.message('Please look at this soon.')).toContainText('Deleted customer');
  await agent.person.wiretap.assertNever(account.name);
  await agent.person.wiretap.assertNever(account.email);
});
