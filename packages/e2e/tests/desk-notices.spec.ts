import { expect } from '@playwright/test';
import { createCustomer, createTeam } from '../src/api/accounts.ts';
import { addNote, changeTicket, createTicket, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

test('the bell tells what a colleague and a customer did, kind by kind, leads there, and counts on every device', async ({
  people,
}) => {
  const team = await createTeam();
  const anna = await people.agent('Anna Agent', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id]);
  const owner = await people.customer();
  const [own, other] = [await createTicket(owner.account), await createTicket(owner.account)];
  for (const ticket of [own, other]) {
    await changeTicket(anna.account, ticket, { team_id: team.id });
  }
  await changeTicket(anna.account, own, { assigned_agent_id: anna.account.id });
  const hers = new QueuePage(anna.person.page);
  const phone = await people.signedIn(anna.account, 'agentDesk', {
    viewport: { width: 390, height: 844 },
  });
  const his = new WorkspacePage(ben.person.page);
  const portal = new PortalTicketPage(owner.person.page);
  await Promise.all([
    hers.open('unassigned'),
    phone.page.goto('/queue/unassigned'),
    his.open(other),
    portal.open(own),
  ]);

  await portal.sendReply(unique('It is dark again.'));
  const note = unique('can you have a look?');
  await addNote(ben.account, other, `@${anna.account.name} ${note}`, [anna.account]);
  for (const { page } of [anna.person, phone]) {
    await expect(page.getByRole('button', { name: 'Notifications, 2 unread' })).toBeVisible();
    await expect(page).toHaveTitle(/^\(2\) /);
  }
  const { keyboard } = hers.page;
  await keyboard.press('g');
  await keyboard.press('n');
  const bell = hers.page.getByRole('dialog', { name: 'Notifications' });
  await expect(bell.getByRole('listitem')).toHaveCount(2);
  await bell.getByRole('button', { name: 'Mentions' }).click();
  await expect(bell.getByRole('listitem')).toHaveCount(1);
  await expect(bell.getByRole('listitem')).toContainText(`${ben.account.name} mentioned you`);
  await hers.isAccessible();
  await bell.getByRole('button', { name: 'Unread' }).click();
  await expect(bell.getByRole('listitem')).toHaveCount(2);
  await bell.getByRole('link', { name: /mentioned you/ }).click();
  const desk = new WorkspacePage(hers.page);
  await desk.isShown(other.subject);
  await expect(desk.message(note)).toBeInViewport();

  const left = phone.page.getByRole('button', { name: 'Notifications, 1 unread' });
  await left.click();
  await phone.page.getByRole('button', { name: 'Mark all as read' }).click();
  for (const { page } of [anna.person, phone]) {
    await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
  }
});

test('what one does not want to be told at the desk is not told', async ({ people }) => {
  const customer = await createCustomer();
  const [quiet, loud] = [await createTicket(customer), await createTicket(customer)];
  const { account, person } = await people.agent();
  const ben = await people.agent('Ben Agent');
  await changeTicket(account, quiet, { assigned_agent_id: account.id });
  const page = new QueuePage(person.page);
  await page.open('mine');
  await person.page.keyboard.press('g');
  await person.page.keyboard.press('p');
  await page.shows('Preferences');
  const saved = person.page.waitForResponse(
    (answer) =>
      answer.url().includes('notification_preferences') && answer.request().method() !== 'GET',
  );
  await person.page
    .getByRole('checkbox', { name: 'A reply on a ticket of yours: At the desk' })
    .click();
  expect((await saved).ok()).toBe(true);
  await reply(customer, quiet, unique('Hello?'));
  await addNote(ben.account, loud, `@${account.name} look`, [account]);
  await expect(person.page.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();
  await person.page.reload();
  await expect(
    person.page.getByRole('checkbox', { name: 'A reply on a ticket of yours: At the desk' }),
  ).not.toBeChecked();
});

test('the browser tells of news while the desk is out of sight, once the person has let it', async ({
  people,
}) => {
  const customer = await createCustomer();
  const ticket = await createTicket(customer);
  const { account, person } = await people.agent();
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  await person.context.grantPermissions(['notifications']);
  // A page of a test is always in sight, and what the system shows is out of its reach.
  await person.context.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    window.Notification = new Proxy(window.Notification, {
      construct: (target, [title, options]: [string, NotificationOptions]) => {
        document.documentElement.dataset['told'] = `${title}: ${options.body ?? ''}`;
        return new target(title, options);
      },
    });
  });
  const screen = person.page.locator('html');
  const desk = new QueuePage(person.page);
  await person.page.goto('/preferences');
  await desk.shows('Preferences');
  const bell = person.page.getByRole('button', { name: /^Notifications, / });
  await reply(customer, ticket, unique('Nobody asked'));
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
  expect(await screen.getAttribute('data-told')).toBeNull();
  const choice = person.page.getByRole('switch', { name: 'Tell me on this device' });
  await choice.click();
  await expect(choice).toBeChecked();
  await person.page.goto('/queue/unassigned');
  await desk.shows('Unassigned');
  const words = unique('Now it smokes');
  await reply(customer, ticket, words);
  await expect(screen).toHaveAttribute('data-told', new RegExp(words));
  await expect(screen).toHaveAttribute(
    'data-told',
    new RegExp(`^${customer.name} replied: #${ticket.number} ${ticket.subject}`),
  );
});
