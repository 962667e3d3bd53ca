import { expect } from '@playwright/test';
import { createCustomer } from '../src/api/accounts.ts';
import { changeTicket, createTicket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

test('two replies sent without a network reach the customer in their order after the window was closed', async ({
  people,
}) => {
  const customer = await createCustomer();
  const ticket = await createTicket(customer);
  const { account, person } = await people.agent();
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  person.noise.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const desk = new DeskTicketPage(person.page);
  const [first, second] = [unique('First thing'), unique('Second thing')];
  await desk.open(ticket);
  await person.context.setOffline(true);
  for (const text of [first, second]) {
    await desk.writeReply(text);
    await desk.send.click();
    await desk.pane.getByRole('button', { name: 'Send now' }).click();
    await expect(desk.message(text)).toContainText('Sending…');
    await expect(desk.reply).toHaveValue('');
  }
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
  await again.goto('/queue/unassigned');
  await new AppPage(again).shows('Unassigned');
  await expect.poll(() => arrived).toEqual([first, second]);
  const reopened = new DeskTicketPage(again);
  await reopened.open(ticket);
  await expect(reopened.message(first)).toHaveCount(1);
  await expect(reopened.message(second)).toHaveCount(1);
  await expect(reopened.reply).toHaveValue('');

  const theirs = await people.signedIn(customer, 'customerPortal');
  const portal = new PortalTicketPage(theirs.page);
  await portal.open(ticket);
  await expect(portal.page.getByRole('article').filter({ hasText: / thing / })).toContainText([
    first,
    second,
  ]);
});

test('a reply that was refused and discarded is not in the box after a reload', async ({
  people,
}) => {
  const ticket = await createTicket(await createCustomer());
  const { account, person } = await people.agent();
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  person.noise.expect(/status of 429/);
  const desk = new DeskTicketPage(person.page);
  const text = unique('Never mind');
  await desk.open(ticket);
  await person.page.route('**/rpc/reply_to_ticket', async (route) =>
    route.fulfill({ status: 429, json: { code: 'PT429', message: 'too_many_requests' } }),
  );
  await desk.writeReply(text);
  await desk.send.click();
  await desk.pane.getByRole('button', { name: 'Send now' }).click();
  const forgotten = person.page.waitForResponse(
    (answer) => answer.url().includes('/drafts') && answer.request().method() === 'DELETE',
  );
  await desk.message(text).getByRole('button', { name: 'Discard' }).click();
  await expect(desk.message(text)).toHaveCount(0);
  await forgotten;
  await person.page.reload();
  await desk.isShown(ticket.subject);
  await expect(desk.reply).toHaveValue('');
  await expect(desk.message(text)).toHaveCount(0);
});

test('a reply that the server refused is in its box again with the reason, and is not sent by a reload', async ({
  people,
}) => {
  const ticket = await createTicket(await createCustomer());
  const { account, person } = await people.agent();
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  person.noise.expect(/status of 422/);
  const desk = new DeskTicketPage(person.page);
  const text = unique('Not like this');
  let asked = 0;
  await desk.open(ticket);
  await person.page.route('**/rpc/reply_to_ticket', async (route) => {
    asked += 1;
    await route.fulfill({ status: 422, json: { code: 'PT422', message: 'body_too_long' } });
  });
  await desk.writeReply(text);
  await desk.send.click();
  await desk.pane.getByRole('button', { name: 'Send now' }).click();
  await expect(desk.pane.getByText(/^Not sent\. Shorten this/)).toBeVisible();
  await expect(desk.reply).toHaveValue(text);
  await expect(desk.message(text)).toHaveCount(0);
  await desk.isAccessible();
  await person.page.reload();
  await desk.isShown(ticket.subject);
  await expect(desk.reply).toHaveValue(text);
  await expect(desk.message(text)).toHaveCount(0);
  expect(asked).toBe(1);
});
