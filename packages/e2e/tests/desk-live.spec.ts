import { expect } from '@playwright/test';
import { createCustomer, createTeam } from '../src/api/accounts.ts';
import { addNote, changeTicket, createTicket, createTicketFor, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { test } from '../src/people/test.ts';

/** The database wakes what was snoozed every 15 s. */
const woken = { timeout: 40_000 };

test('a burst of changes moves nothing under the pointer, and shows when one asks for it', async ({
  people,
}) => {
  const team = await createTeam();
  const customer = await createCustomer();
  const { account, person } = await people.agent('Paula Pointer', [team.id]);
  const make = async (words: string) => {
    const ticket = await createTicketFor(customer, account, { subject: unique(words) });
    await changeTicket(account, ticket, { team_id: team.id });
    return ticket;
  };
  const there = [await make('First'), await make('Second'), await make('Third')];
  const [first, second, third] = there;
  const queue = new QueuePage(person.page);
  await queue.openTeam(team);
  const row = queue.row(second?.subject ?? '');
  await row.hover();
  const before = await row.boundingBox();

  const fresh = await Promise.all(['Fourth', 'Fifth', 'Sixth', 'Seventh'].map(make));
  await Promise.all(
    [first, third].flatMap((ticket) =>
      ticket
        ? [
            changeTicket(account, ticket, { priority: 'urgent' }),
            addNote(account, ticket, unique('Looked into it.')),
          ]
        : [],
    ),
  );
  await expect(person.page.getByRole('button', { name: /^4 new tickets/ })).toBeVisible();
  await expect(queue.row(first?.subject ?? '')).toContainText('Urgent');
  await expect(queue.row(third?.subject ?? '')).toContainText('Urgent');
  await expect(queue.view(team.name)).toHaveAccessibleName(`${team.name} 7`);
  expect(await row.boundingBox()).toEqual(before);
  for (const { subject } of fresh) await expect(queue.row(subject)).toHaveCount(0);
  await queue.isAccessible();

  await person.page.getByRole('button', { name: /^4 new tickets/ }).click();
  for (const { subject } of fresh) await expect(queue.row(subject)).toBeVisible();
  await expect(queue.list.getByRole('link')).toHaveCount(7);
});

test('a snoozed ticket is out of sight, wakes by itself, and its agent is told', async ({
  people,
}) => {
  const ticket = await createTicket(await createCustomer());
  const { account, person } = await people.agent('Sven Snooze');
  await changeTicket(account, ticket, { assigned_agent_id: account.id });
  const queue = new QueuePage(person.page);
  const bell = person.page.getByRole('button', { name: /^Notifications/ });
  await queue.open('mine');
  await expect(queue.row(ticket.subject)).toBeVisible();
  await expect(bell).toHaveAccessibleName('Notifications');

  // As the menu of times does it, whose shortest one is hours away.
  const soon = new Date(Date.now() + 4000).toISOString();
  await changeTicket(account, ticket, { snoozed_until: soon });
  await expect(queue.row(ticket.subject)).toHaveCount(0);

  await expect(queue.row(ticket.subject)).toBeVisible(woken);
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
  await bell.click();
  await person.page.getByText('A snoozed ticket is back').click();
  await new DeskTicketPage(person.page).isShown(ticket.subject);
});

test('who follows a ticket is told of its answers, until they stop', async ({ people }) => {
  const [customer, another] = [await createCustomer(), await createCustomer('Nina Next')];
  const [ticket, own] = [await createTicket(customer), await createTicket(another)];
  const { account, person } = await people.agent('Ben Agent');
  await changeTicket(account, own, { assigned_agent_id: account.id });
  const desk = new WorkspacePage(person.page);
  const bell = person.page.getByRole('button', { name: /^Notifications/ });
  await desk.open(ticket);
  await person.page.keyboard.press('f');
  await expect(desk.section('Followers')).toContainText(account.name);
  await person.page.goto('/queue/mine');
  await expect(bell).toHaveAccessibleName('Notifications');

  await reply(customer, ticket, unique('It is dark again.'));
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
  await bell.click();
  await person.page.getByText(`${customer.name} replied`).click();
  await desk.isShown(ticket.subject);
  await expect(bell).toHaveAccessibleName('Notifications');
  await desk.section('Followers').getByRole('button', { name: 'Stop following' }).click();
  await expect(desk.section('Followers')).toContainText('Nobody follows this ticket.');

  await person.page.goto('/queue/mine');
  await reply(customer, ticket, unique('Is anybody there?'));
  await reply(another, own, unique('Is anybody here?'));
  // What he is told of is his own ticket alone.
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
  await bell.click();
  await expect(person.page.getByText(`${another.name} replied`)).toBeVisible();
});
