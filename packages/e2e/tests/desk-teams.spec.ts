import { expect } from '@playwright/test';
import { createCustomer, createStaff, createTeam } from '../src/api/accounts.ts';
import { addNote, changeTicket, createTicket, linkTickets, reply } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { test } from '../src/people/test.ts';

test('another team’s tickets and notes reach no agent by lists, counts, search, live updates, mentions or links', async ({
  people,
}) => {
  const [field, accounts] = [await createTeam('Field service'), await createTeam('Accounts')];
  const customer = await createCustomer();
  const secret = await createTicket(customer, { subject: unique('Quarterly fraud audit') });
  const shared = await createTicket(customer, { subject: unique('Invoice missing') });
  const anna = await createStaff('agent', { name: 'Anna', teams: [field.id, accounts.id] });
  const note = unique('The password is under the mat');
  await changeTicket(anna, secret, { team_id: field.id });
  await changeTicket(anna, shared, { team_id: accounts.id });
  await addNote(anna, secret, note);
  await linkTickets(anna, secret, shared);

  // Lists and counts.
  const { account: otto, person } = await people.agent('Otto Otherteam', [accounts.id]);
  const queue = new QueuePage(person.page);
  await queue.openTeam(accounts);
  await expect(queue.row(shared.subject)).toBeVisible();
  await expect(queue.view(accounts.name)).toHaveAccessibleName(`${accounts.name} 1`);
  await expect(queue.view(field.name)).toHaveCount(0);

  // Live updates, mentions among them: what he may know comes, after all that he may not.
  const later = unique('And the key is in the drawer');
  await addNote(anna, secret, `@${otto.name} ${later}`, [otto]);
  await reply(customer, secret, unique('Did you find who it was?'));
  await changeTicket(anna, secret, { priority: 'urgent', assigned_agent_id: anna.id });
  await changeTicket(anna, shared, { priority: 'high' });
  await expect(queue.row(shared.subject)).toContainText('High');
  await expect(queue.view(accounts.name)).toHaveAccessibleName(`${accounts.name} 1`);
  await expect(
    person.page.getByRole('button', { name: 'Notifications', exact: true }),
  ).toBeVisible();

  // Links, and the customer's other tickets.
  const desk = new WorkspacePage(person.page);
  await desk.open(shared);
  await expect(desk.section('Linked tickets')).toContainText('No linked tickets.');
  await expect(desk.section('Other tickets')).toContainText('No other tickets.');

  // Search, by words and by number.
  for (const words of [secret.subject.slice(0, 21), note.slice(0, 12), String(secret.number)]) {
    await person.page.goto(`/queue/search?q=${encodeURIComponent(words)}`);
    await expect(person.page.getByText('Nothing found')).toBeVisible();
  }
  for (const words of [secret.subject, note, later]) await person.wiretap.assertNever(words);

  // Once it is his team's, all of it is his to know, and comes by itself.
  await queue.openTeam(accounts);
  await changeTicket(anna, secret, { team_id: accounts.id });
  await expect(queue.row(secret.subject)).toBeVisible();
  await expect(queue.view(accounts.name)).toHaveAccessibleName(`${accounts.name} 2`);
  await desk.open(shared);
  await expect(desk.section('Linked tickets')).toContainText(secret.subject);
  await desk.open(secret);
  await expect(desk.message(note)).toBeVisible();
  expect(await person.wiretap.placesOf(note)).not.toEqual([]);
});
