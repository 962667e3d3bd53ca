import { test } from '../../src/people/test.ts';
test('dbg', async ({ people }) => {
  const { person } = await people.customer();
  person.page.on('response', async (r) => { if (r.url().includes('/auth/')) console.log(r.request().method(), r.url(), r.status(), JSON.stringify(await r.request().allHeaders()), await r.text().catch(() => '')); });
  await person.page.goto('/'); await person.page.getByRole('heading', {level:1}).waitFor(); await person.page.getByRole('link', { name: 'All my tickets'}).hover(); await person.page.waitForTimeout(1500);
  await person.page.getByRole('button', { name: 'Your account' }).click();
  await person.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await person.page.getByRole('heading', { name: 'Sign in' }).waitFor();
});
