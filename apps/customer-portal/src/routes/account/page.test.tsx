import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { table, testProjectUrl } from '@autocrm/core/testing/network.ts';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { openPortal, server, connectsToTestProject } from '../../test-setup.tsx';

connectsToTestProject();

describe('the account', () => {
  test('a changed name is saved', async () => {
    const bodies: unknown[] = [];
    server.use(
      table('profiles', async (request) => {
        bodies.push(await request.json());
        return [{ id: 'x' }];
      }),
    );
    const { user } = openPortal('/account');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    expect(screen.getByRole('button', { name: 'Save name' })).toBeDisabled();
    await user.clear(name);
    await user.type(name, 'Maya L.');
    await user.click(screen.getByRole('button', { name: 'Save name' }));
    expect(bodies).toEqual([{ full_name: 'Maya L.' }]);
    expect(await axeProblems()).toEqual([]);
  });

  test('a password that is too short is refused before it is sent', async () => {
    const { user } = openPortal('/account');
    await user.type(await screen.findByLabelText('New password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Save password' }));
    expect(await screen.findByText('A password has at least 10 characters.')).toBeVisible();
  });

  test('the theme is chosen here and kept on this device', async () => {
    const { user } = openPortal('/account');
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(window.localStorage.getItem('autocrm.theme')).toBe('dark');
  });

  test('signing out everywhere asks once', async () => {
    const scopes: (string | null)[] = [];
    server.use(
      http.post(`${testProjectUrl}/auth/v1/logout`, ({ request }) => {
        scopes.push(new URL(request.url).searchParams.get('scope'));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = openPortal('/account');
    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Sign out everywhere?' });
    expect(dialog).toHaveTextContent('this one too');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(scopes).toEqual([]);
  });
});
