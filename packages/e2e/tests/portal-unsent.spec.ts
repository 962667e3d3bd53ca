import { expect } from '@playwright/test';
import { createStaff } from '../src/api/accounts.ts';
import { createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

const offlineNoise = /ERR_INTERNET_DISCONNECTED|WebSocket connection/;

test('two messages sent without a network arrive in their order after the tab was closed', async ({
  people,
}) => {
  const { account, person } = await people.customer();
  person.noise.expect(offlineNoise);
  const ticket = await createTicket(account);
  const page = new PortalTicketPage(person.page);
  const [first, second] = [unique('First thing'), unique('Second thing')];
  await page.open(ticket);
  await person.context.setOffline(true);
  for (const text of [first, second]) {
    await page.reply.fill(text);
    await page.send.click();
    await expect(page.message(text)).toBeVisible();
    await expect(page.reply).toHaveValue('');
  }
  await page.isAccessible();
  await person.page.close();
  await person.context.setOffline(false);

  // Wherever the next visit begins.
  const again = await person.context.newPage();
  const arrived: string[] = [];
  again.on('response', (answer) => {
    if (answer.url().includes('reply_to_ticket')) {
      arrived.push(answer.request().postData()?.includes(first) === true ? first : second);
    }
  });
  await again.goto('/');
  await new AppPage(again).shows(/^Hello/);
  await expect.poll(() => arrived).toEqual([first, second]);
  const reopened = new PortalTicketPage(again);
  await reopened.open(ticket);
  await expect(reopened.message(first)).toHaveCount(1);
  await expect(reopened.message(second)).toHaveCount(1);
  await expect(reopened.reply).toHaveValue('');

  const phone = await people.signedIn(account, 'customerPortal');
  const there = new PortalTicketPage(phone.page);
  await there.open(ticket);
  await expect(there.page.getByRole('article').filter({ hasText: / thing / })).toContainText([
    first,
    second,
  ]);
});

test('a message that was not sent before somebody answered waits for a second look', async ({
  people,
}) => {
  const admin = await createStaff('admin');
  const { account, person } = await people.customer();
  person.noise.expect(offlineNoise);
  const ticket = await createTicket(account);
  const page = new PortalTicketPage(person.page);
  const text = unique('Is anybody there?');
  await page.open(ticket);
  await person.context.setOffline(true);
  await page.reply.fill(text);
  await page.send.click();
  await expect(page.message(text)).toBeVisible();
  await person.page.close();
  const answer = unique('Here we are.');
  await reply(admin, ticket, answer);
  await person.context.setOffline(false);

  const reopened = new PortalTicketPage(await person.context.newPage());
  await reopened.open(ticket);
  await expect(reopened.message(answer)).toBeVisible();
  const unsent = reopened.message(text);
  await expect(unsent).toContainText('Somebody has written since.');
  await expect(reopened.reply).toHaveValue('');
  await reopened.isAccessible();
  await unsent.getByRole('button', { name: 'Send again' }).click();
  await expect(unsent).not.toContainText('Not sent');
  await reopened.page.reload();
  await expect(reopened.message(text)).toHaveCount(1);
  await expect(reopened.reply).toHaveValue('');
});
