import { expect, type Page } from '@playwright/test';
import { createCustomer, createTeam } from '../src/api/accounts.ts';
import { grant } from '../src/api/desk.ts';
import { changeTicket, createTicket } from '../src/api/tickets.ts';
import { unique } from '../src/api/unique.ts';
import { DeskTicketPage } from '../src/pages/desk/desk-ticket-page.ts';
import { QueuePage } from '../src/pages/desk/queue-page.ts';
import { WorkspacePage } from '../src/pages/desk/workspace-page.ts';
import { NewTicketPage } from '../src/pages/portal/new-ticket-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

/** Presses Tab until something with this name has the focus, and can be seen to have it. */
async function tabTo(page: Page, name: string, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (!(await focusedName(page)).includes(name)) continue;
    expect(await hasRing(page), `the focus on ${name} is seen`).toBe(true);
    return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}

/** What the focused element is called, by its label, its labels or its text. */
async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const labels = isField ? [...(element.labels ?? [])].map((label) => label.innerText) : [];
    return [element?.getAttribute('aria-label'), ...labels, element?.textContent].join(' ');
  });
}

/** Whether the focused element has an outline, or the frame around it that stands for it. */
async function hasRing(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (let element = document.activeElement; element; element = element.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      if (outlineStyle !== 'none' && outlineWidth !== '0px') return true;
    }
    return false;
  });
}

test('a customer writes a ticket and an answer without a mouse', async ({ people }) => {
  const { person } = await people.customer();
  const { page } = person;
  const form = new NewTicketPage(page);
  const portal = new PortalTicketPage(page);
  const subject = unique('The keyboard alone');
  await page.goto('/');
  await portal.shows(/^Hello/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await tabTo(page, 'New ticket');
  await page.keyboard.press('Enter');
  await form.shows('New ticket');
  await expect(form.subject).toBeVisible();
  await tabTo(page, 'Subject');
  await expect(form.subject).toBeFocused();
  await page.keyboard.type(subject);
  await page.keyboard.press('Tab');
  await expect(form.description).toBeFocused();
  await page.keyboard.type('No mouse was moved.');
  await tabTo(page, 'Send ticket');
  await page.keyboard.press('Enter');
  await portal.shows(subject);

  await tabTo(page, 'Your message');
  await expect(portal.reply).toBeFocused();
  const answer = unique('It goes on.');
  await page.keyboard.type(answer);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(portal.message(answer)).toBeVisible();
});

test('an agent works through the queue without a mouse', async ({ people }) => {
  const team = await createTeam();
  const { account, person } = await people.agent('Kim Keyboard', [team.id]);
  const customer = await createCustomer();
  const first = await createTicket(customer, { subject: unique('First') });
  const second = await createTicket(customer, { subject: unique('Second') });
  for (const ticket of [first, second]) {
    await changeTicket(account, ticket, { team_id: team.id });
  }
  const { page } = person;
  const queue = new QueuePage(page);
  const desk = new DeskTicketPage(page);
  await page.goto(`/queue/team:${team.id}?sort=created&order=desc`);
  await queue.shows(team.name);
  await expect(queue.row(first.subject)).toBeVisible();

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(queue.row(first.subject)).toBeFocused();
  await page.keyboard.press('k');
  await expect(queue.row(second.subject)).toBeFocused();
  await page.keyboard.press('Enter');
  await desk.isShown(second.subject);
  await page.keyboard.press('i');
  await desk.isField('Assignee', account.name);

  await page.keyboard.press('p');
  await page.keyboard.type('Urg');
  await page.keyboard.press('Enter');
  await desk.isField('Priority', 'Urgent');
  const note = unique('Written with n');
  await page.keyboard.press('n');
  await expect(desk.note).toBeFocused();
  await page.keyboard.type(note);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.message(note)).toBeVisible();
  await page.keyboard.press('Escape');
  const answer = unique('Written with r');
  await page.keyboard.press('r');
  await expect(desk.reply).toBeFocused();
  await page.keyboard.type(answer);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.message(answer)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await desk.isField('Status', 'Resolved');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await desk.isAccessible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(String(first.number));
  await desk.isAccessible();
  await page.keyboard.press('Enter');
  await desk.isShown(first.subject);
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page).toHaveURL(/\/queue\/unassigned/);
});

test('an agent sets, snoozes, tags, follows, hands back and deletes a ticket without a mouse, before the eyes of a colleague', async ({
  people,
}) => {
  const team = await createTeam();
  const { account, person } = await people.agent('Kim Keyboard', [team.id]);
  const ben = await people.agent('Ben Agent', [team.id]);
  await grant(account, 'tickets.delete');
  const ticket = await createTicket(await createCustomer(), { subject: unique('By key') });
  await changeTicket(account, ticket, { team_id: team.id, assigned_agent_id: account.id });
  const { page } = person;
  const hers = new WorkspacePage(page);
  const queue = new QueuePage(page);
  const his = new WorkspacePage(ben.person.page);
  await his.open(ticket, `team:${team.id}`);
  await queue.open('unassigned');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await queue.shows('My tickets');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await hers.isShown(ticket.subject);

  const choose = async (key: string, words: string): Promise<void> => {
    await page.keyboard.press(key);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.type(words);
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
  };
  await choose('s', 'Wait');
  await his.isField('Status', 'Waiting');
  await expect(page.getByRole('option')).toHaveCount(0);
  await choose('t', 'warranty');
  await page.keyboard.press('Escape');
  await expect(his.field('Tags')).toHaveAccessibleName(/warranty/);
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('f');
  await expect(hers.section('Followers')).toContainText(account.name);

  await page.keyboard.press('z');
  await expect(page.getByRole('dialog', { name: 'Snooze' })).toBeVisible();
  await tabTo(page, 'Tomorrow morning');
  await page.keyboard.press('Enter');
  await expect(hers.notice(/comes back/)).toBeVisible();
  await expect(queue.row(ticket.subject)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Wake');
  await page.keyboard.press('Enter');
  await expect(queue.row(ticket.subject)).toBeVisible();

  await choose('a', 'Nobody');
  await his.isField('Assignee', 'Unassigned');
  await expect(page.getByRole('option')).toHaveCount(0);
  for (const one of [person, ben.person]) one.noise.expect(/status of 404/);
  await page.keyboard.press('#');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, 'Delete');
  await page.keyboard.press('Enter');
  await expect(his.main).toContainText('This ticket is not here');
});
