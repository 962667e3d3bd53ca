import { expect, type Page } from '@playwright/test';
import type { Account } from '../src/api/accounts.ts';
import { answerOf, clientOf } from '../src/api/clients.ts';
import { pdfFile } from '../src/api/files.ts';
import { createTicket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { NewTicketPage } from '../src/pages/portal/new-ticket-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const words = (): { subject: string; description: string } => ({
  subject: unique('The clock is wrong'),
  description: 'It shows winter time.\n\nThe others are right.',
});

/** How many tickets with this subject there are. */
async function countOf(account: Account, subject: string): Promise<number> {
  const { client } = await clientOf(account);
  const rows = answerOf(await client.from('tickets').select('id').eq('subject', subject));
  return rows.length;
}

async function holds(form: NewTicketPage, draft: ReturnType<typeof words>): Promise<void> {
  await expect(form.subject).toHaveValue(draft.subject);
  await expect(form.description).toHaveValue(draft.description);
}

test('what was typed and attached is back after a reload', async ({ people }) => {
  const { person } = await people.customer();
  const form = new NewTicketPage(person.page);
  const draft = words();
  await form.open();
  await form.write(draft);
  await form.attach(pdfFile('order.pdf', 'Order 4711'));
  await form.isSaved();
  await person.page.reload();
  await holds(form, draft);
  await expect(form.files.getByRole('listitem')).toContainText('order.pdf');
  await form.isAccessible();
});

test('what was typed without a network is back after the tab was closed, and then on the server', async ({
  people,
}) => {
  const { account, person } = await people.customer();
  person.noise.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const form = new NewTicketPage(person.page);
  const draft = words();
  await form.open();
  await person.context.setOffline(true);
  await form.write(draft);
  await expect(form.main.getByText('Kept on this device')).toBeVisible();
  await expect(person.page.getByText('You are offline.', { exact: false })).toBeVisible();
  await form.isAccessible();
  await person.page.close();
  await person.context.setOffline(false);

  const again = new NewTicketPage(await person.context.newPage());
  await again.open();
  await holds(again, draft);
  await again.isSaved();

  const phone = await people.signedIn(account, 'customerPortal', {
    viewport: { width: 390, height: 844 },
  });
  const there = new NewTicketPage(phone.page);
  await there.open();
  await holds(there, draft);
});

test('a draft of two devices keeps the newer text and offers the other one', async ({ people }) => {
  const { account, person } = await people.customer();
  const here = new NewTicketPage(person.page);
  await here.open();
  await here.write({ subject: 'Written here first', description: 'First' });
  await here.isSaved();
  const phone = await people.signedIn(account, 'customerPortal');
  const there = new NewTicketPage(phone.page);
  await there.open();
  await there.write({ subject: 'Written there', description: 'Second' });
  await there.isSaved();

  await here.subject.fill('Written here last');
  await expect(here.main).toContainText('This draft was changed on another device.');
  await expect(here.subject).toHaveValue('Written here last');
  await here.isAccessible();
  await person.page.getByRole('button', { name: 'Use the other one' }).click();
  await expect(here.subject).toHaveValue('Written there');
});

test('a draft that is thrown away is gone on every device', async ({ people }) => {
  const { account, person } = await people.customer();
  const form = new NewTicketPage(person.page);
  await form.open();
  await form.write(words());
  await form.isSaved();
  await person.page.getByRole('button', { name: 'Discard draft' }).click();
  await person.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(form.subject).toHaveValue('');

  await expect(async () => {
    const { client } = await clientOf(account);
    expect(answerOf(await client.from('drafts').select('key'))).toEqual([]);
  }).toPass();
});

test('sending twice makes one ticket', async ({ people }) => {
  const { account, person } = await people.customer();
  const form = new NewTicketPage(person.page);
  const draft = words();
  await form.open();
  await form.write(draft);
  await form.send.dblclick();
  await new PortalTicketPage(person.page).shows(draft.subject);
  expect(await countOf(account, draft.subject)).toBe(1);
});

test('a ticket whose answer got lost on the way is asked for again and is one ticket', async ({
  people,
}) => {
  const { account, person } = await people.customer();
  person.noise.expect(/ERR_FAILED|ERR_CONNECTION/);
  const form = new NewTicketPage(person.page);
  const draft = words();
  await form.open();
  await form.write(draft);
  await losesNextAnswer(person.page, '**/rest/v1/rpc/create_ticket');
  await form.send.click();
  await new PortalTicketPage(person.page).shows(draft.subject);
  expect(await countOf(account, draft.subject)).toBe(1);
});

test('a reply is kept while it is written, and forgotten once it is sent', async ({ people }) => {
  const { account, person } = await people.customer();
  const ticket = await createTicket(account);
  const page = new PortalTicketPage(person.page);
  const text = unique('It works again');
  await page.open(ticket);
  await page.reply.fill(text);
  await expect(page.main.getByText('Saved', { exact: true })).toBeVisible();
  await person.page.reload();
  await expect(page.reply).toHaveValue(text);
  await page.sendReply(text);
  await expect(page.reply).toHaveValue('');
  await person.page.reload();
  await expect(page.message(text)).toHaveCount(1);
  await expect(page.reply).toHaveValue('');
});

/** The request arrives, its answer does not. */
async function losesNextAnswer(page: Page, url: string): Promise<void> {
  await page.route(
    url,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}
