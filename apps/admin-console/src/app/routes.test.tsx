import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { whoAmI } from '@autocrm/core/testing/factories.ts';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, openConsole, sofia } from '../test-setup.tsx';

connectsToTestProject();

describe('who may be where', () => {
  test('a visitor signs in first and comes back to what they wanted', async () => {
    const { router } = openConsole('/people', null);
    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    expect(router.state.location.search).toBe('?return_to=%2Fpeople');
    expect(screen.queryByRole('link', { name: /create|sign up/i })).not.toBeInTheDocument();
  });

  test.each([
    ['agent', 'the agent desk', 'http://desk.test'],
    ['customer', 'the customer portal', 'http://portal.test'],
  ] as const)('an %s is shown the way to %s', async (role, _place, url) => {
    openConsole('/tickets', whoAmI({ role }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'This account belongs elsewhere' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /^Open/ })).toHaveAttribute('href', url);
  });

  test('a deactivated admin is told so and sees nothing else', async () => {
    openConsole('/', { ...sofia, is_active: false });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'This account is switched off' }),
    ).toBeVisible();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });

  test('the start page is the list of tickets', async () => {
    const { router } = openConsole('/');
    expect(await screen.findByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/tickets');
  });

  test('every entry of the navigation opens a page of that name', async () => {
    const { user } = openConsole('/');
    await screen.findByRole('heading', { level: 1, name: 'Tickets' });
    for (const link of screen.getAllByRole('link', { name: /./ })) {
      if (!link.closest('nav')) continue;
      await user.click(link);
      const name = link.textContent;
      expect(await screen.findByRole('heading', { level: 1, name })).toBeVisible();
    }
    expect(await axeProblems()).toEqual([]);
  });

  test('an address that leads nowhere says so', async () => {
    openConsole('/nowhere');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is nothing here' }),
    ).toBeVisible();
  });
});
