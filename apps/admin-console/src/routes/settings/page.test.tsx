import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { connectsToTestProject, openConsole, server } from '../../test-setup.tsx';

connectsToTestProject();

const rows = [
  { key: 'company_name', value: 'Acme', is_public: true },
  { key: 'portal_welcome', value: 'How can we help?', is_public: true },
  { key: 'auto_close_days', value: 7, is_public: false },
  { key: 'attachment_max_bytes', value: 20_971_520, is_public: true },
  { key: 'attachment_max_count', value: 10, is_public: true },
];

const changesSchema = z.array(
  z.looseObject({ key: z.string(), value: z.union([z.string(), z.number()]) }),
);

/** Settings that take what is written; each write is remembered. */
function withSettings(refuse?: () => Response) {
  const stored = new Map(rows.map((row) => [row.key, { ...row }]));
  const writes: unknown[] = [];
  server.use(
    table('settings', async (request) => {
      if (request.method === 'GET') return [...stored.values()];
      if (refuse) return refuse();
      const changes = z.parse(changesSchema, await request.json());
      writes.push(changes);
      for (const change of changes) Object.assign(stored.get(change.key) ?? {}, change);
      return new Response(null, { status: 201 });
    }),
  );
  return writes;
}

test('each setting says who can read it', async () => {
  withSettings();
  openConsole('/settings');
  expect(await screen.findByLabelText('Name')).toHaveValue('Acme');
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(
    'Customers and visitors can read this',
  );
  expect(screen.getByLabelText('Close resolved tickets after')).toHaveAccessibleDescription(
    'Only admins can read this',
  );
  expect(screen.getByLabelText('Largest file')).toHaveValue('20');
  expect(await axeProblems()).toEqual([]);
});

test('only what was changed is stored, bytes as bytes, and who may read it stays', async () => {
  const writes = withSettings();
  const { user } = openConsole('/settings');
  const size = await screen.findByLabelText('Largest file');
  expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
  await user.clear(size);
  await user.type(size, '5');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  await waitFor(() => {
    expect(writes).toEqual([[{ key: 'attachment_max_bytes', value: 5_242_880 }]]);
  });
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
  });
  expect(size).toHaveValue('5');
});

test('the new name stands in the header at once', async () => {
  withSettings();
  const { user } = openConsole('/settings');
  const name = await screen.findByLabelText('Name');
  await user.clear(name);
  await user.type(name, 'Globex');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(await screen.findByRole('link', { name: /Globex/ })).toBeVisible();
});

test.each([
  ['Largest file', '21', 'Enter a whole number from 1 to 20.'],
  ['Close resolved tickets after', 'soon', 'Enter a whole number from 1 to 365.'],
  ['Name', ' ', 'Enter something here.'],
])('%s is not %s', async (label, text, message) => {
  const writes = withSettings();
  const { user } = openConsole('/settings');
  const input = await screen.findByLabelText(label);
  await user.clear(input);
  await user.type(input, text);
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(await screen.findByText(message)).toBeVisible();
  expect(writes).toEqual([]);
});

test('what could not be stored stays in the form, with the reason', async () => {
  withSettings(() => failure(503, 'busy'));
  const { user } = openConsole('/settings');
  const name = await screen.findByLabelText('Name');
  await user.type(name, ' Ltd');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
  expect(name).toHaveValue('Acme Ltd');
  await user.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(name).toHaveValue('Acme');
});
