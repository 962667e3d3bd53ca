import { table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { connectsToTestProject, openConsole, server } from '../../test-setup.tsx';

connectsToTestProject();

test('priorities stand from low to urgent, with the words that customers read', async () => {
  openConsole('/priorities');
  await screen.findByText('Important');
  const [, first, second] = screen.getAllByRole('row');
  expect(first).toHaveTextContent(/Low.*Whenever/);
  expect(second).toHaveTextContent(/High.*Important.*My work is held up/);
});

test('the words of a priority are changed', async () => {
  const definition = { priority: 'high', label: 'Important', description: '', colour: 'orange' };
  const writes: unknown[] = [];
  server.use(
    table('priority_definitions', async (request) => {
      if (request.method === 'GET') return [{ ...definition }];
      const body: unknown = await request.json();
      writes.push([new URL(request.url).searchParams.get('priority'), body]);
      return Object.assign(definition, body);
    }),
  );
  const { user } = openConsole('/priorities');
  await user.click(await screen.findByRole('button', { name: 'Edit High' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.clear(dialog.getByLabelText('What customers read'));
  await user.type(dialog.getByLabelText('What customers read'), 'Pressing');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(writes).toEqual([['eq.high', { label: 'Pressing', description: '' }]]);
  });
  expect(await screen.findByText('Pressing')).toBeVisible();
});
