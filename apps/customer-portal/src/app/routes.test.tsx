import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { whoAmI } from '@autocrm/core/testing/factories.ts';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { maya, openPortal, connectsToTestProject } from '../test-setup.tsx';

connectsToTestProject();

describe('who may be where', () => {
  test('a visitor signs in first and comes back to what they wanted', async () => {
    const { router } = openPortal('/tickets/1234?x=1', null);
    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    expect(router.state.location.search).toBe('?return_to=%2Ftickets%2F1234%3Fx%3D1');
    expect(await axeProblems()).toEqual([]);
  });

  test('who is signed in does not see the sign-in page', async () => {
    const { router } = openPortal('/sign-in');
    expect(await screen.findByRole('heading', { level: 1, name: /Hello/ })).toBeVisible();
    expect(router.state.location.pathname).toBe('/');
  });

  test('an agent is shown the way to the agent desk', async () => {
    openPortal('/', whoAmI({ role: 'agent', email: 'jonas@example.com' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'This account belongs elsewhere' }),
    ).toBeVisible();
    expect(screen.getByText('jonas@example.com works in the agent desk.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the agent desk' })).toHaveAttribute(
      'href',
      'http://desk.test',
    );
  });

  test('a deactivated customer is told so and sees nothing else', async () => {
    openPortal('/', { ...maya, is_active: false });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'This account is switched off' }),
    ).toBeVisible();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });

  test('an address that leads nowhere says so and leads home', async () => {
    openPortal('/nowhere');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is nothing here' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the start page' })).toHaveAttribute('href', '/');
  });
});

describe('finding the way by keyboard', () => {
  test('the first stop skips the navigation, and a new page takes focus', async () => {
    const { user } = openPortal('/');
    await screen.findByRole('heading', { level: 1, name: /Hello/ });
    await user.tab();
    expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveFocus();

    screen.getByRole('link', { name: 'My tickets' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'My tickets' })).toHaveFocus();
  });
});
