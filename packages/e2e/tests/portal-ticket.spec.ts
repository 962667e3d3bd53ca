import { expect, type Page } from '@playwright/test';
import { createStaff } from '../src/api/accounts.ts';
import { pdfFile, pngFile, textFile } from '../src/api/files.ts';
import { changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

test('a customer corrects a new ticket, follows it to its end, opens it again, rates it and goes on in a follow-up', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const admin = await createStaff('admin', { name: 'Ada Admin' });
  const { account, person } = await people.customer();
  const { page } = person;
  const ticket = await createTicket(account);
  const portal = new PortalTicketPage(page);
  await portal.open(ticket);

  const subject = unique('The display stays dark, and hums');
  await portal.action('Edit').click();
  const dialog = page.getByRole('dialog', { name: 'Edit your ticket' });
  await dialog.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await portal.isAccessible();
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await portal.shows(subject);
  await expect(portal.main.getByText(/changed the subject from/)).toBeVisible();

  await changeTicket(admin, ticket, { assigned_agent_id: admin.id, status: 'in_progress' });
  await expect(portal.answer('With')).toContainText(admin.name);
  await expect(portal.action('Edit')).toHaveCount(0);
  await expect(portal.progress).toContainText('Someone is working on it.');
  await portal.unfoldHistory();
  await expect(
    portal.main.getByText(`${admin.name} took the ticket`, { exact: false }),
  ).toBeVisible();

  await portal.action('This is solved').click();
  await expect(portal.notice('Marked as solved.')).toBeVisible();
  await expect(portal.answer('Status')).toHaveText('Resolved');
  await portal.action('Open again').click();
  // The status is shown before the server has it.
  await expect(portal.notice('Your ticket is open again.')).toBeVisible();
  await expect(portal.answer('Status')).toHaveText('Open');
  await changeTicket(admin, ticket, { status: 'resolved' });

  const rating = page.getByRole('region', { name: 'How was our help?' });
  await rating.locator('label').filter({ hasText: '4 of 5: good' }).click();
  await rating.getByRole('textbox', { name: /What was good/ }).fill('Quick.');
  await portal.isAccessible();
  await rating.getByRole('button', { name: 'Send rating' }).click();
  const given = page.getByRole('region', { name: 'Your rating' });
  await expect(given).toContainText('Quick.');
  await expect(given.getByRole('button', { name: 'Change' })).toBeFocused();

  await changeTicket(admin, ticket, { status: 'closed' });
  await expect(portal.main.getByText('A message opens a new ticket')).toBeVisible();
  const again = unique('It hums again');
  await portal.reply.fill(again);
  await portal.send.click();
  await expect(portal.main.getByText(`This continues ticket #${ticket.number}.`)).toBeVisible();
  await expect(portal.message(again)).toBeVisible();
  await portal.isAccessible();
  await portal.main.getByRole('link', { name: /This continues ticket/ }).click();
  await portal.shows(subject);
  await expect(portal.reply).toHaveValue('');
});

test('a customer sees who writes, and the answer when it comes', async ({ people }) => {
  const { account: agent, person: desk } = await people.agent('Toni Typing');
  const { account, person } = await people.customer();
  const ticket = await createTicket(account);
  const admin = await createStaff('admin');
  await changeTicket(admin, ticket, { assigned_agent_id: agent.id });
  const portal = new PortalTicketPage(person.page);
  await portal.open(ticket);
  const work = new DeskTicketPage(desk.page);
  await desk.page.goto(`/queue/mine/tickets/${ticket.number}`);
  await work.isShown(ticket.subject);
  await desk.page.keyboard.press('r');
  const answer = unique('We are on our way.');
  await work.reply.pressSequentially(answer, { delay: 20 });
  await expect(portal.main.getByText(`${agent.name} is writing…`)).toBeVisible();
  await reply(agent, ticket, answer);
  await expect(portal.message(answer)).toBeVisible();
});

test('an answer that comes while one writes leaves the field in its place', async ({ people }) => {
  const admin = await createStaff('admin');
  const { account, person } = await people.customer();
  // A page that is higher than the window, so that it can scroll.
  const ticket = await createTicket(account, { description: 'It hums.\n\n'.repeat(30).trim() });
  const portal = new PortalTicketPage(person.page);
  await portal.open(ticket);
  await portal.reply.pressSequentially('I was about to');
  const top = async () => (await portal.reply.boundingBox())?.y;
  const before = await top();
  const answer = unique('We have seen it.');
  await reply(admin, ticket, `${answer}\n\nIt works again.\n\nTell us if it does not.`);
  await expect(portal.message(answer)).toBeVisible();
  // Browsers scroll by whole pixels.
  await expect.poll(async () => Math.abs(((await top()) ?? 0) - (before ?? 0))).toBeLessThan(2);
  await portal.reply.pressSequentially(' ask');
  await expect(portal.reply).toHaveValue('I was about to ask');
});

test('pictures, a PDF and a text are looked at in place, anything else is saved', async ({
  people,
}) => {
  const { account, person } = await people.customer();
  const { page } = person;
  const ticket = await createTicket(account);
  const portal = new PortalTicketPage(page);
  await portal.open(ticket);
  await portal.attach(
    pngFile('wide.png', 640, 200),
    pdfFile('order.pdf', 'Order 4711'),
    textFile('log.txt', 'Line one\nLine two'),
  );
  const archive = { name: 'all.zip', mimeType: 'application/zip', buffer: emptyZip };
  await portal.attach(archive);
  await portal.sendReply(unique('Here they are'));

  await portal.attachment('wide.png').click();
  const viewer = (name: string) => page.getByRole('dialog', { name });
  const picture = viewer('wide.png').getByRole('img', { name: 'wide.png' });
  await expect(picture).toBeVisible();
  const before = await picture.boundingBox();
  await page.keyboard.press('+');
  await expect
    .poll(async () => (await picture.boundingBox())?.width)
    .toBeGreaterThan(before?.width ?? 0);
  await portal.isAccessible();
  const previous = page.getByRole('button', { name: 'Previous file' });
  const next = page.getByRole('button', { name: 'Next file' });
  while (await previous.isEnabled()) await page.keyboard.press('ArrowLeft');
  for (const place of [1, 2, 3]) {
    await expect(page.getByRole('dialog')).toContainText(`${place} of 4`);
    await next.click();
  }
  await expect(page.getByRole('dialog')).toContainText('4 of 4');
  await expect(next).toBeDisabled();
  await page.keyboard.press('Escape');

  await portal.attachment('order.pdf').click();
  await expect(viewer('order.pdf').locator('iframe')).toHaveAttribute('src', /^blob:/);
  await page.keyboard.press('Escape');
  await portal.attachment('log.txt').click();
  await expect(viewer('log.txt').getByText('Line two')).toBeVisible();
  await portal.isAccessible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const saving = page.waitForEvent('download');
  await portal.attachment('all.zip').click();
  expect((await saving).suggestedFilename()).toBe('all.zip');
});

for (const width of [390, 1440]) {
  test(`a ticket is answered, solved and rated without a mouse, ${width} px wide`, async ({
    people,
  }) => {
    const { account, person } = await people.customer();
    const { page } = person;
    await page.setViewportSize({ width, height: 844 });
    const ticket = await createTicket(account);
    const admin = await createStaff('admin');
    await changeTicket(admin, ticket, { status: 'in_progress' });
    const portal = new PortalTicketPage(page);
    await page.goto('/');
    await new AppPage(page).shows(/^Hello/);
    await tabTo(page, ticket.subject);
    await page.keyboard.press('Enter');
    await portal.shows(ticket.subject);
    await expect(portal.heading(ticket.subject)).toBeFocused();
    await tabTo(page, 'Your message');
    const text = unique('It works again');
    await page.keyboard.type(text);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(portal.message(text)).toBeVisible();
    await page.reload();
    await portal.shows(ticket.subject);
    await tabTo(page, 'This is solved');
    await page.keyboard.press('Enter');
    await expect(portal.notice('Marked as solved.')).toBeVisible();
    await page.reload();
    await portal.shows(ticket.subject);
    await tabTo(page, '1 of 5: very bad');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'Send rating');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Your rating' })).toContainText('3 of 5');
    await portal.isAccessible();
  });
}

/** An archive with nothing in it: the end of its directory. */
const emptyZip = Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)]);

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: string, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const labels = isField ? [...(element.labels ?? [])].map(({ innerText }) => innerText) : [];
      return [element?.getAttribute('aria-label'), ...labels, element?.textContent].join(' ');
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}
