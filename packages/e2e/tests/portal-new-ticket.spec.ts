import { expect, type Page } from '@playwright/test';
import { createCategory, createFields, relabelPriority } from '../src/api/catalog.ts';
import { answerOf, clientOf } from '../src/api/clients.ts';
import { pngFile, textFile } from '../src/api/files.ts';
import { createArticle, createTopic, deflectionsOf } from '../src/api/help-centre.ts';
import { unique } from '../src/api/unique.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { NewTicketPage } from '../src/pages/portal/new-ticket-page.ts';
import { PortalTicketPage } from '../src/pages/portal/portal-ticket-page.ts';
import { test } from '../src/people/test.ts';

test('an article that answers the question comes up while one types, and the ticket that it saves can be had back', async ({
  people,
}) => {
  const topic = await createTopic();
  const word = unique('theodolite').replaceAll(' ', '');
  const title = `Level the ${word}`;
  const article = await createArticle(topic, { title, body: 'Turn the three feet.' });
  const { account, person } = await people.customer();
  const form = new NewTicketPage(person.page);
  const asked: string[] = [];
  person.page.on('request', (request) => {
    if (request.url().includes('search_articles')) asked.push(request.postData() ?? '');
  });
  await form.open();
  const subject = `How do I level a ${word}?`;
  await form.subject.pressSequentially(subject, { delay: 10 });
  await expect(form.suggestions.getByText(/may answer this/)).toBeVisible();
  await expect(form.subject).toBeFocused();
  expect(asked.length, 'one question for what was typed in one go').toBeLessThan(4);
  await form.isSaved();
  await form.isAccessible();

  await form.suggestions.getByRole('button', { name: title }).click();
  const panel = person.page.getByRole('dialog', { name: title });
  await expect(panel.getByText('Turn the three feet.')).toBeVisible();
  await form.isAccessible();
  await person.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(form.subject).toHaveValue(subject);

  await form.suggestions.getByRole('button', { name: title }).click();
  await panel.getByRole('button', { name: 'This answered my question' }).click();
  await person.page.getByRole('button', { name: 'Discard and finish' }).click();
  const home = new AppPage(person.page);
  await expect(home.heading(/^Hello/)).toBeVisible();
  expect(await deflectionsOf(article)).toBe(1);

  await person.page.getByRole('button', { name: 'Undo' }).click();
  await expect(form.subject).toHaveValue(subject);
  await expect.poll(async () => deflectionsOf(article)).toBe(0);
  const { client } = await clientOf(account);
  await expect(async () => {
    expect(answerOf(await client.from('drafts').select('payload'))).toMatchObject([
      { payload: { subject } },
    ]);
  }).toPass();
  await person.page.reload();
  await expect(form.subject).toHaveValue(subject);
});

test('what the admins ask for is asked, checked and kept with the ticket', async ({ people }) => {
  const category = await createCategory();
  await createFields(category, [
    { label: 'Floor', type: 'number', is_required: true },
    { label: 'Rooms', type: 'multiselect', options: ['North', 'South', 'West'], is_required: true },
    { label: 'Since', type: 'date' },
    { label: 'Building', type: 'select', options: ['Old', 'New'] },
    { label: 'Somebody is there', type: 'boolean' },
  ]);
  const giveBack = await relabelPriority('urgent', 'The building is on fire');
  const { person } = await people.customer();
  const { page } = person;
  const form = new NewTicketPage(page);
  const subject = unique('Heating');
  await form.open();
  await expect(page.getByRole('radio', { name: 'The building is on fire' })).toBeVisible();
  await giveBack();
  await form.write({ subject, description: 'It is cold.' });
  await expect(page.getByRole('textbox', { name: 'Floor' })).toBeHidden();
  await form.chooseCategory(category);
  const floor = page.getByRole('textbox', { name: 'Floor' });
  await floor.fill('third');
  await form.send.click();
  await expect(form.main.getByText('Floor must be a number.')).toBeVisible();
  await expect(form.main.getByText('Rooms is needed.')).toBeVisible();
  await expect(floor).toBeFocused();
  await form.isAccessible();

  await floor.fill('3');
  const rooms = page.getByRole('group', { name: 'Rooms' });
  await rooms.getByRole('checkbox', { name: 'West' }).check();
  await rooms.getByRole('checkbox', { name: 'North' }).check();
  await page.getByLabel('Since').fill('2026-10-01');
  await page.getByRole('combobox', { name: 'Building' }).click();
  await page.getByRole('option', { name: 'Old' }).click();
  await page.getByRole('checkbox', { name: 'Somebody is there' }).check();
  await form.isSaved();
  await page.reload();
  await expect(floor).toHaveValue('3');
  await form.send.click();
  const ticket = new PortalTicketPage(page);
  await ticket.shows(subject);
  for (const [label, answer] of [
    ['Floor', '3'],
    ['Rooms', 'North, West'],
    ['Building', 'Old'],
    ['Somebody is there', 'Yes'],
  ] as const) {
    await expect(ticket.answer(label)).toHaveText(answer);
  }
  await expect(ticket.answer('About')).toHaveText(category.name);
});

test('files show how far they are, can be stopped, tried again and taken away, and are limited', async ({
  people,
}) => {
  const { person } = await people.customer();
  const { page } = person;
  person.noise.expect(/ERR_FAILED/);
  const form = new NewTicketPage(page);
  const subject = unique('With files');
  await form.open();
  await form.write({ subject, description: 'See the files.' });

  const letGo = await holdsUploads(page);
  await form.choose(textFile('slow.txt', 'A long text'));
  await expect(form.file('slow.txt').getByRole('progressbar')).toBeVisible();
  await form.send.click();
  await expect(form.main.getByText(/Wait until the files have arrived/)).toBeVisible();
  await form.isAccessible();
  await page.getByRole('button', { name: 'Cancel upload of slow.txt' }).click();
  await expect(form.file('slow.txt')).toHaveCount(0);
  await letGo();

  await page.route('**/storage/v1/object/**', async (route) => route.abort(), { times: 1 });
  await form.choose(pngFile('picture.png'));
  await expect(form.file('picture.png')).toContainText('could not be sent. Try again.');
  await form.isAccessible();
  await page.getByRole('button', { name: 'Upload picture.png again' }).click();
  await expect(form.file('picture.png')).toContainText('Uploaded');

  await form.attach(textFile('wrong.txt', 'Not this one'));
  await page.getByRole('button', { name: 'Remove wrong.txt' }).click();
  await expect(form.file('wrong.txt')).toHaveCount(0);
  const huge = { ...textFile('huge.txt', ''), buffer: Buffer.alloc(21 * 1024 * 1024, 'x') };
  await form.choose(huge, textFile('empty.txt', ''));
  await expect(form.main.getByText('huge.txt is larger than 21 MB.')).toBeVisible();
  await expect(form.main.getByText('empty.txt is empty.')).toBeVisible();

  await form.send.click();
  const ticket = new PortalTicketPage(page);
  await ticket.shows(subject);
  await expect(ticket.attachment('picture.png')).toBeVisible();
  await expect(ticket.attachment('wrong.txt')).toHaveCount(0);
});

/** Keeps uploads on their way until the returned function lets them go. */
async function holdsUploads(page: Page): Promise<() => Promise<void>> {
  const gate = Promise.withResolvers<undefined>();
  await page.route('**/storage/v1/object/**', async (route) => {
    await gate.promise;
    // The page may have given it up by now.
    await route.continue().catch(() => undefined);
  });
  return async () => {
    gate.resolve(undefined);
    await page.unrouteAll({ behavior: 'wait' });
  };
}
