import { type Category, categorySchema } from '@autocrm/core/contracts/catalog.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { connectsToTestProject, openConsole, server } from '../../test-setup.tsx';

connectsToTestProject();

const category = (position: number, name: string): Category => ({
  id: idOf(600_000 + position),
  name,
  slug: name.toLowerCase(),
  description: '',
  parent_id: null,
  position,
  is_active: true,
});

/** Categories that change by commands; each write is remembered. */
function withCategories(start: Category[], refuse?: () => Response) {
  const stored = start.map((row) => ({ ...row }));
  const writes: { position?: number | undefined }[] = [];
  server.use(
    table('ticket_categories', async (request) => {
      if (request.method === 'GET') return stored.toSorted((a, b) => a.position - b.position);
      if (refuse) return refuse();
      const body = z.parse(z.partial(categorySchema), await request.json());
      writes.push(body);
      if (request.method === 'POST') {
        const added = Object.assign(category(stored.length, ''), body);
        stored.push(added);
        return added;
      }
      const id = new URL(request.url).searchParams.get('id')?.slice('eq.'.length);
      const row = stored.find((candidate) => candidate.id === id);
      return Object.assign(row ?? {}, body);
    }),
  );
  return writes;
}

const names = () =>
  screen
    .getAllByRole('row')
    .flatMap((row) => within(row).queryAllByRole('cell')[0]?.textContent ?? []);

/** They are written side by side, in no order of their own. */
const positions = (writes: readonly { position?: number | undefined }[]) =>
  writes.map(({ position = -1 }) => position).toSorted((a, b) => a - b);

test('categories stand in the customers’ order', async () => {
  withCategories([category(0, 'Displays'), category(1, 'Billing')]);
  openConsole('/categories');
  await screen.findByText('Displays');
  expect(names()).toEqual(['Displays', 'Billing']);
  expect(screen.getByRole('button', { name: 'Move Displays up' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Move Billing down' })).toBeDisabled();
  expect(await axeProblems()).toEqual([]);
});

test('moving a category is shown at once and writes only what stands elsewhere now', async () => {
  const writes = withCategories([category(0, 'A'), category(1, 'B'), category(2, 'C')]);
  const { user } = openConsole('/categories');
  await user.click(await screen.findByRole('button', { name: 'Move B up' }));
  expect(names()).toEqual(['B', 'A', 'C']);
  await waitFor(() => {
    expect(positions(writes)).toEqual([0, 1]);
  });
  await user.click(screen.getByRole('button', { name: 'Move C up' }));
  await waitFor(() => {
    expect(positions(writes.slice(2))).toEqual([1, 2]);
  });
  expect(names()).toEqual(['B', 'C', 'A']);
});

test('an order that cannot be stored goes back', async () => {
  withCategories([category(0, 'A'), category(1, 'B')], () => failure(503, 'busy'));
  const { user } = openConsole('/categories');
  await user.click(await screen.findByRole('button', { name: 'Move B up' }));
  await waitFor(() => {
    expect(names()).toEqual(['A', 'B']);
  });
  expect((await screen.findAllByText(/The server cannot be reached/))[0]).toBeVisible();
});

test('a new category stands at the end, with an address made of its name', async () => {
  const writes = withCategories([category(0, 'A'), category(7, 'B')]);
  const { user } = openConsole('/categories');
  await screen.findByText('B');
  await user.click(screen.getByRole('button', { name: 'New category' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Name'), 'Sécurité & accès');
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('Sécurité & accès')).toBeVisible();
  expect(writes).toEqual([
    { name: 'Sécurité & accès', description: '', slug: 'securite-acces', position: 8 },
  ]);
});

test('a category is taken from the customers’ choice, which can be undone', async () => {
  const writes = withCategories([category(0, 'Displays')]);
  const { user } = openConsole('/categories');
  await user.click(await screen.findByRole('button', { name: 'Actions for Displays' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
  expect(await screen.findByText('Inactive')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Active')).toBeVisible();
  expect(writes).toEqual([{ is_active: false }, { is_active: true }]);
});

test('where there are none, the page says what they are for', async () => {
  withCategories([]);
  openConsole('/categories');
  expect(await screen.findByText('No categories yet')).toBeVisible();
});
