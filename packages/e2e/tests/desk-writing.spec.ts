import { expect } from '@playwright/test';
import { createCustomer } from '../src/api/accounts.ts';
import { pngFile } from '../src/api/files.ts';
import { createTicket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

test('two agents reply at the same moment: the second looks again, and nothing is lost or doubled', async ({
  people,
}) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const [anna, ben] = [await people.agent('Anna Agent'), await people.agent('Ben Agent')];
  const portal = new PortalTicketPage(owner.person.page);
  const hers = new DeskTicketPage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([portal.open(ticket), hers.open(ticket), his.open(ticket)]);
  const [annas, bens] = [unique('Restart it, please.'), unique('Pull the plug, please.')];

  await his.writeReply(bens);
  await ben.person.holdsRequests('reply_to_ticket');
  await his.send.click();
  await his.pane.getByRole('button', { name: 'Send now' }).click();
  await hers.writeReply(annas);
  await hers.sendReply();
  await expect(his.message(annas)).toBeVisible();
  await ben.person.letsRequestsGo();
  await expect(
    his.pane.getByText(`${anna.account.name} has written since. Have a look before you send.`),
  ).toBeVisible();
  await expect(his.reply).toHaveValue(bens);
  await expect(hers.message(bens)).toHaveCount(0);

  await his.pane.getByRole('button', { name: 'Send anyway' }).click();
  for (const page of [hers, his, portal]) {
    await expect(page.message(annas)).toHaveCount(1);
    await expect(page.message(bens)).toHaveCount(1);
  }
});

test('a reply that is taken back reaches nobody, and its words are there to go on with', async ({
  people,
}) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const { person } = await people.agent();
  const portal = new PortalTicketPage(owner.person.page);
  const desk = new DeskTicketPage(person.page);
  await Promise.all([portal.open(ticket), desk.open(ticket)]);
  const [rash, kind] = [unique('Your own fault'), unique('Sorry about that')];
  await desk.writeReply(rash);
  await desk.send.click();
  await expect(desk.reply).toHaveValue('');
  await desk.pane.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.reply).toHaveValue(rash);
  await desk.writeReply(kind);
  await desk.sendReply();
  await expect(portal.message(kind)).toBeVisible();
  await expect(desk.message(rash)).toHaveCount(0);
  await owner.person.wiretap.assertNever(rash);
});

test('a note that its writer corrects is corrected before the eyes of a colleague, who cannot', async ({
  people,
}) => {
  const ticket = await createTicket(await createCustomer());
  const [anna, ben] = [await people.agent('Anna Agent'), await people.agent('Ben Agent')];
  const hers = new DeskTicketPage(anna.person.page);
  const his = new DeskTicketPage(ben.person.page);
  await Promise.all([hers.open(ticket), his.open(ticket)]);
  const [wrong, right] = [unique('Port 1 is broken'), unique('Port 2 is broken')];
  await hers.writeNote(wrong);
  await expect(his.message(wrong)).toBeVisible();
  await expect(his.message(wrong).getByRole('button', { name: 'Edit note' })).toHaveCount(0);

  await hers.message(wrong).getByRole('button', { name: 'Edit note' }).click();
  const dialog = anna.person.page.getByRole('dialog', { name: 'Edit note' });
  await dialog.getByRole('textbox', { name: 'Internal note' }).fill(right);
  await hers.isAccessible();
  await dialog.getByRole('button', { name: 'Save note' }).click();
  await expect(dialog).toBeHidden();
  for (const page of [hers, his]) {
    await expect(page.message(right)).toContainText('edited');
    await expect(page.message(wrong)).toHaveCount(0);
  }
});

test('a picture dropped on the reply goes with it to the customer', async ({ people }) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const { person } = await people.agent();
  const portal = new PortalTicketPage(owner.person.page);
  const desk = new WorkspacePage(person.page);
  await Promise.all([portal.open(ticket), desk.open(ticket)]);
  const picture = pngFile(`${unique('wiring').replaceAll(' ', '-')}.png`);
  const words = unique('It goes in like this');
  await desk.writeReply(words);
  await desk.dropFile(desk.reply, picture);
  await desk.sendReply();
  await expect(portal.message(words)).toBeVisible();
  await expect(portal.attachment(picture.name)).toBeVisible();
});
