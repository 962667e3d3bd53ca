import { expect } from '@playwright/test';
import { createCustomer, createTeam } from '../src/api/accounts.ts';
import { createCategory } from '../src/api/catalog.ts';
import { leads } from '../src/api/desk.ts';
import { changeTicket, createTicket, createTicketFor } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { test } from '../src/people/test.ts';

test('each field of the filter bar narrows the list, stands in the address and is taken out again', async ({
  people,
}) => {
  const [team, other] = [await createTeam(), await createTeam('Second line')];
  const category = await createCategory();
  const { account, person } = await people.agent('Fay Filter', [team.id, other.id]);
  const [customer, another] = [await createCustomer('Cora Chosen'), await createCustomer()];
  const wanted = await createTicketFor(customer, account, { subject: unique('Wanted') });
  await changeTicket(account, wanted, {
    team_id: team.id,
    priority: 'urgent',
    category_id: category.id,
    assigned_agent_id: account.id,
    status: 'in_progress',
  });
  const decoy = await createTicket(another, { subject: unique('Decoy') });
  await changeTicket(account, decoy, { team_id: other.id });
  const { page } = person;
  const queue = new QueuePage(page);
  const filters = page.getByRole('dialog', { name: 'Filter' });
  await queue.open('live');
  await queue.sortByNewest();

  const box = (name: string) => async (): Promise<void> => {
    await filters.getByRole('checkbox', { name, exact: true }).click();
  };
  const choice = (label: string, words: string) => async (): Promise<void> => {
    await filters.getByRole('combobox', { name: label, exact: true }).fill(words);
    await page.getByRole('option', { name: words }).click();
  };
  const [today] = new Date().toISOString().split('T');
  for (const { param, set, empties = false } of [
    {
      param: 'q=',
      set: async () => {
        await filters.getByRole('textbox', { name: 'Words' }).fill(wanted.subject);
        await page.keyboard.press('Enter');
      },
    },
    { param: 'status=in_progress', set: box('In progress') },
    { param: 'priority=urgent', set: box('Urgent') },
    { param: 'channel=agent', set: box('Agent') },
    { param: 'assignee=me', set: choice('Assignee', 'Me') },
    { param: 'team=', set: choice('Team', team.name) },
    { param: 'category=', set: choice('Category', category.name) },
    { param: 'customer=', set: choice('Customer', customer.name) },
    {
      param: `from=2031-01-01`,
      set: async () => filters.getByLabel('Opened from').fill('2031-01-01'),
      empties: true,
    },
    {
      param: `until=2020-01-01`,
      set: async () => filters.getByLabel('Opened until').fill('2020-01-01'),
      empties: true,
    },
  ]) {
    await test.step(param, async () => {
      await page.keyboard.press('Shift+F');
      await set();
      await expect(page).toHaveURL(new RegExp(param));
      await expect(queue.row(decoy.subject)).toHaveCount(0);
      await expect(queue.row(wanted.subject)).toHaveCount(empties ? 0 : 1);
      await queue.isAccessible();
      await page.keyboard.press('Escape');
      await expect(filters).toBeHidden();
      await page.getByRole('button', { name: /^Remove the filter / }).click();
      await expect(queue.row(decoy.subject)).toBeVisible();
    });
  }
  await page.goto(`/queue/live?from=${today}&sort=created`);
  await expect(queue.row(wanted.subject)).toBeVisible();
});

test('a view that a lead shares counts for the whole team, and for nobody else', async ({
  people,
}) => {
  const [team, other] = [await createTeam(), await createTeam('Second line')];
  const anna = await people.agent('Anna Agent', [team.id]);
  await leads(anna.account, team);
  const ben = await people.agent('Ben Agent', [team.id]);
  const cleo = await people.agent('Cleo Agent', [other.id]);
  const customer = await createCustomer();
  const ticket = await createTicket(customer, { subject: unique('On fire') });
  await changeTicket(anna.account, ticket, { team_id: team.id, priority: 'urgent' });
  const hers = new QueuePage(anna.person.page);
  const his = new QueuePage(ben.person.page);
  const theirs = new QueuePage(cleo.person.page);
  const name = unique('Fires');
  await Promise.all([his.open('mine'), theirs.open('mine')]);
  await hers.page.goto(`/queue/team:${team.id}?priority=urgent`);
  await hers.shows(team.name);
  await hers.page.getByRole('button', { name: 'Save as view…' }).click();
  const dialog = hers.page.getByRole('dialog', { name: 'Save as view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('combobox', { name: 'Who sees it' }).click();
  await hers.page.getByRole('option', { name: `Team ${team.name}` }).click();
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await hers.shows(name);

  await his.page.reload();
  await expect(his.view(name)).toHaveAccessibleName(`${name} 1`);
  await changeTicket(anna.account, ticket, { priority: 'low' });
  await expect(his.view(name)).toHaveAccessibleName(name);
  await changeTicket(anna.account, ticket, { priority: 'urgent' });
  await expect(his.view(name)).toHaveAccessibleName(`${name} 1`);
  await his.view(name).click();
  await his.shows(name);
  await expect(his.row(ticket.subject)).toBeVisible();
  // It is not his to change.
  await his.page.getByRole('button', { name: 'View actions' }).click();
  await expect(his.page.getByRole('menuitem', { name: 'Save as another view…' })).toBeVisible();
  await expect(his.page.getByRole('menuitem', { name: 'Delete view…' })).toHaveCount(0);

  await theirs.page.reload();
  await theirs.shows('My tickets');
  await expect(theirs.view('Due next')).toBeVisible();
  await expect(theirs.view(name)).toHaveCount(0);
});
