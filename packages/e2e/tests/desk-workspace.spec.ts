import { expect } from '@playwright/test';
import { createCustomer, createTeam } from '../src/api/accounts.ts';
import { answerOf, clientOf } from '../src/api/clients.ts';
import { pngFile } from '../src/api/files.ts';
import { changeTicket, createTicket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';
import { demoAccount } from '../src/stack/running-stack.ts';

test('a mention reaches the colleague while they look elsewhere, and leads them to the note', async ({
  people,
}) => {
  const team = await createTeam();
  const ticket = await createTicket(await createCustomer());
  const [anna, ben] = [
    await people.agent('Anna Agent', [team.id]),
    await people.agent('Ben Agent', [team.id]),
  ];
  const outsider = await people.agent('Oscar Outsider');
  await changeTicket(anna.account, ticket, { team_id: team.id });
  const hers = new WorkspacePage(anna.person.page);
  const bell = ben.person.page.getByRole('button', { name: /^Notifications/ });
  await ben.person.page.goto('/queue/mine');
  await expect(bell).toHaveAccessibleName('Notifications');

  await hers.open(ticket);
  const words = unique('does this look right to you?');
  await hers.startNote();
  await hers.note.pressSequentially('Hello @oscar');
  const stranger = hers.colleagues.getByRole('option', { name: outsider.account.name });
  await expect(stranger).toContainText('Cannot see this ticket');
  await expect(stranger).toHaveAttribute('aria-disabled', 'true');
  await hers.note.fill('');
  await hers.note.pressSequentially(`@${ben.account.name.slice(0, 6)}`);
  await expect(hers.colleagues.getByRole('option', { name: ben.account.name })).toBeVisible();
  await hers.isAccessible();
  await hers.note.press('Enter');
  await expect(hers.note).toHaveValue(`@${ben.account.name} `);
  await hers.note.pressSequentially(words);
  await hers.addNote();

  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
  await bell.click();
  await ben.person.page.getByText(`${anna.account.name} mentioned you`).click();
  const his = new DeskTicketPage(ben.person.page);
  await his.isShown(ticket.subject);
  await expect(his.message(words).locator('[data-mention]')).toHaveText(`@${ben.account.name}`);
});

test('a template is filled in, changes the ticket with the reply, and can be held back in part', async ({
  people,
}) => {
  const owner = await people.customer('Tessa Template');
  const ticket = await createTicket(owner.account);
  const { account, person } = await people.agent();
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  const desk = new WorkspacePage(person.page);
  const words = unique('we are on it');
  const shortcut = `on-it-${words.slice(-8)}`;

  await person.page.goto('/templates');
  await desk.shows('Templates');
  await person.page.getByRole('button', { name: 'New template' }).click();
  const form = person.page.getByRole('dialog', { name: 'New template' });
  await form.getByLabel('Title').fill(words);
  await form.getByLabel('Shortcut').fill(shortcut);
  await form.getByRole('textbox', { name: 'Text' }).fill(`, ${words}.`);
  await form.getByRole('textbox', { name: 'Text' }).press('Home');
  await form.getByRole('button', { name: /^customer\.first_name/ }).click();
  await expect(form.getByText(`Maya, ${words}.`)).toBeVisible();
  await form.getByRole('combobox', { name: 'Status' }).click();
  await person.page.getByRole('option', { name: 'Waiting' }).click();
  await form.getByRole('combobox', { name: 'Priority' }).click();
  await person.page.getByRole('option', { name: 'High' }).click();
  await desk.isAccessible();
  await form.getByRole('button', { name: 'Save template' }).click();
  await expect(person.page.getByRole('listitem').filter({ hasText: words })).toBeVisible();

  await desk.open(ticket);
  await desk.reply.pressSequentially(`/${shortcut}`);
  await desk.reply.press('Tab');
  await expect(desk.reply).toHaveValue(`Tessa, ${words}.`);
  await expect(desk.effects).toContainText('Sets Waiting');
  await desk.effects.getByRole('button', { name: 'Do not: Sets priority High' }).click();
  await desk.isAccessible();
  await desk.sendReply();
  await desk.isField('Status', 'Waiting');
  await desk.isField('Priority', 'Medium');
  const portal = new PortalTicketPage(owner.person.page);
  await portal.open(ticket);
  await expect(portal.message(`Tessa, ${words}.`)).toBeVisible();

  await person.page.goto('/templates');
  await expect(person.page.getByRole('listitem').filter({ hasText: words })).toContainText(
    'Used: 1 time',
  );
});

test('an article goes into the reply as a link that the customer can open', async ({ people }) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const { person } = await people.agent();
  const desk = new WorkspacePage(person.page);
  await desk.open(ticket);
  await desk.reply.press('Escape');
  await person.page.keyboard.press('h');
  await expect(desk.articleSearch).toBeFocused();
  await person.page.keyboard.type('display stays dark');
  await desk.panel.getByRole('button', { name: /stays dark/ }).click();
  await desk.isAccessible();
  await desk.panel.getByRole('button', { name: 'Insert link' }).click();
  await expect(desk.reply).toBeFocused();
  await desk.sendReply();

  const portal = new PortalTicketPage(owner.person.page);
  await portal.open(ticket);
  const link = portal.main.getByRole('link', { name: /stays dark/ });
  const opened = owner.person.context.waitForEvent('page');
  await link.click();
  const article = await opened;
  await expect(article.getByRole('heading', { level: 1, name: /stays dark/ })).toBeVisible();
});

test('what the customer thought and what the admins ask for stand beside the ticket', async ({
  people,
}) => {
  const customer = await createCustomer();
  const ticket = await createTicket(customer);
  const { account, person } = await people.agent();
  const field = await defineField();
  await changeTicket(account, ticket, { assigned_agent_id: account.id, status: 'resolved' });
  const { client } = await clientOf(customer);
  const comment = unique('Quick and kind');
  answerOf(
    await client.rpc('rate_ticket', { p_ticket_id: ticket.id, p_rating: 4, p_comment: comment }),
  );

  const desk = new WorkspacePage(person.page);
  await desk.open(ticket);
  await expect(desk.section('Rating')).toContainText(comment);
  await expect(desk.section('Rating').getByRole('img', { name: '4 of 5' })).toBeVisible();
  await expect(desk.section('Satisfaction')).toContainText('4 of 5, from 1 rating');
  await desk.panel.getByRole('button', { name: new RegExp(`^${field}.*Not filled in`) }).click();
  await desk.panel.getByRole('textbox', { name: field }).fill('A loose cable');
  await person.page.keyboard.press('Enter');
  const filled = desk.panel.getByRole('button', { name: new RegExp(`^${field}.*A loose cable`) });
  await expect(filled).toBeFocused();
  await person.page.reload();
  await expect(filled).toBeVisible();
  await desk.isAccessible();
});

test('a picture pasted into a note never reaches the customer', async ({ people }) => {
  const owner = await people.customer();
  const ticket = await createTicket(owner.account);
  const { person } = await people.agent();
  const desk = new WorkspacePage(person.page);
  const portal = new PortalTicketPage(owner.person.page);
  await portal.open(ticket);
  await desk.open(ticket);
  const picture = pngFile(`${unique('inside').replaceAll(' ', '-')}.png`);
  const words = unique('Look at the cable');
  await desk.startNote();
  await desk.note.pressSequentially(words);
  await desk.pasteFile(desk.note, picture);
  await desk.addNote();
  await expect(desk.message(words)).toBeVisible();
  await expect(desk.attachment(picture.name)).toBeVisible();

  await desk.writeReply(unique('We are looking at it.'));
  await desk.sendReply();
  await expect(portal.main.getByText('We are looking at it.')).toBeVisible();
  await owner.person.page.reload();
  await expect(portal.reply).toBeVisible();
  await owner.person.wiretap.assertNever(picture.name);
  await owner.person.wiretap.assertNever(words);
});

/** A field that staff alone fill in. @returns its label */
async function defineField(): Promise<string> {
  const { client } = await clientOf(demoAccount('admin'));
  const label = unique('Root cause');
  const key = `cause_${label.slice(-8)}`;
  answerOf(
    await client
      .from('custom_fields')
      .insert({ key, label, type: 'text', visible_to_customers: false })
      .select('id')
      .single(),
  );
  return label;
}
