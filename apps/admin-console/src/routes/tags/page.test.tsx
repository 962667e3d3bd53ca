import { type Tag, tagSchema } from '@autocrm/core/contracts/catalog.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { connectsToTestProject, openConsole, server } from '../../test-setup.tsx';

connectsToTestProject();

const warranty: Tag = { id: idOf(500_001), name: 'warranty', colour: 'orange' };

/** Tags that change by commands. */
function withTags(start: Tag[]) {
  let stored = [...start];
  server.use(
    table('tags', async (request) => {
      if (request.method === 'GET') return stored;
      const id = new URL(request.url).searchParams.get('id')?.slice('eq.'.length);
      const old = stored.find((tag) => tag.id === id) ?? { ...warranty, id: idOf(500_002) };
      const others = stored.filter((tag) => tag.id !== id);
      if (request.method === 'DELETE') {
        stored = others;
        return old;
      }
      const changes = z.parse(z.partial(tagSchema), await request.json());
      const now = Object.assign({ ...old }, changes);
      stored = [...others, now];
      return now;
    }),
  );
}

test('a tag is shown with its colour in words and the way to its tickets', async () => {
  withTags([warranty]);
  openConsole('/tags');
  expect(await screen.findByText('warranty')).toBeVisible();
  expect(screen.getByText('Orange')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Tickets tagged warranty' })).toHaveAttribute(
    'href',
    `/tickets?tag=${warranty.id}`,
  );
  expect(await axeProblems()).toEqual([]);
});

test('a tag is made, with a colour', async () => {
  withTags([]);
  const { user } = openConsole('/tags');
  await screen.findByText('No tags yet');
  const [button] = screen.getAllByRole('button', { name: 'New tag' });
  await user.click(button ?? document.body);
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await dialog.findByText('Enter something here.')).toBeVisible();
  await user.type(dialog.getByLabelText('Name'), 'refund');
  await user.click(dialog.getByRole('combobox', { name: 'Colour' }));
  await user.click(await screen.findByRole('option', { name: 'Teal' }));
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('refund')).toBeVisible();
  expect(screen.getByText('Teal')).toBeVisible();
});

test('a tag is renamed', async () => {
  withTags([warranty]);
  const { user } = openConsole('/tags');
  await user.click(await screen.findByRole('button', { name: 'Actions for warranty' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'guarantee');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('guarantee')).toBeVisible();
});

test('deleting a tag asks once, for it is gone from every ticket', async () => {
  withTags([warranty]);
  const { user } = openConsole('/tags');
  await user.click(await screen.findByRole('button', { name: 'Actions for warranty' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  expect(await screen.findByRole('alertdialog')).toHaveTextContent('taken off every ticket');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => {
    expect(screen.queryByText('warranty')).not.toBeInTheDocument();
  });
});

test('tags that cannot be loaded say why', async () => {
  server.use(table('tags', () => failure(503, 'busy')));
  openConsole('/tags');
  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
});
