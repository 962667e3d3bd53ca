import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { whoAmI } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { helpCentre, hit } from '../../features/article/test-setup.ts';
import { connectsToTestProject, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

const field = () => screen.findByRole('combobox', { name: 'Search the help centre' });

describe('the help centre', () => {
  test('a visitor reads it without signing in, and the way in leads back here', async () => {
    server.use(...helpCentre);
    openPortal('/help', null);
    expect(await screen.findByRole('link', { name: 'Displays' })).toHaveAttribute(
      'href',
      '/help/categories/displays',
    );
    expect(screen.getByText('2 articles')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in?return_to=%2Fhelp',
    );
    expect(screen.queryByRole('link', { name: 'My tickets' })).not.toBeInTheDocument();
    expect(document.title).toBe('Help centre · Support');
    expect(await axeProblems()).toEqual([]);
  });

  test('an agent may read it too, and finds the way to the agent desk', async () => {
    server.use(...helpCentre);
    openPortal('/help', whoAmI({ role: 'agent' }));
    expect(await screen.findByRole('link', { name: 'Displays' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Agent desk' })).toHaveAttribute(
      'href',
      'http://desk.test',
    );
  });

  test('a shelf without articles is not shown: it would be a dead end', async () => {
    server.use(...helpCentre);
    openPortal('/help');
    await screen.findByRole('link', { name: 'Displays' });
    expect(screen.queryByText('Billing')).not.toBeInTheDocument();
  });

  test('without articles, says so and leads to a person', async () => {
    openPortal('/help');
    expect(await screen.findByText('Nothing is written yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Write to us' })).toHaveAttribute(
      'href',
      '/tickets/new',
    );
  });

  test('when topics cannot be loaded, says why and tries again on request', async () => {
    server.use(table('kb_categories', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/help');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    server.use(...helpCentre);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Displays' })).toBeVisible();
  });
});

describe('searching while one types', () => {
  test('asks once typing pauses, marks what was found, and Enter opens what the arrow keys chose', async () => {
    const asked: unknown[] = [];
    server.use(
      rpc('search_articles', ({ p_query }) => {
        asked.push(p_query);
        return [hit];
      }),
      ...helpCentre,
    );
    const { router, user } = openPortal('/help');
    await user.type(await field(), 'display dark');
    const option = await screen.findByRole('option', { name: /A display stays dark/ });
    expect([...option.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      // In the title, and in the text.
      'display',
      'dark',
      'display',
      'dark',
    ]);
    expect(asked).toEqual(['display dark']);
    expect(await screen.findByText('1 article found')).toBeInTheDocument();
    expect(await axeProblems()).toEqual([]);

    await user.keyboard('{ArrowDown}');
    expect(option).toHaveAttribute('aria-selected', 'true');
    expect(await field()).toHaveAttribute('aria-activedescendant', option.id);
    expect(await field()).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: hit.title })).toBeVisible();
    expect(router.state.location.pathname).toBe('/help/articles/display-stays-dark');
  });

  test('Enter without a choice opens the page of all results', async () => {
    server.use(...helpCentre);
    const { router, user } = openPortal('/help');
    await user.type(await field(), 'dark & cold{Enter}');
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/help/search');
    });
    expect(router.state.location.search).toBe('?q=dark+%26+cold');
  });

  test('Escape closes the list and keeps what was typed', async () => {
    server.use(...helpCentre);
    const { user } = openPortal('/help');
    await user.type(await field(), 'dark');
    await screen.findByRole('option', { name: /A display stays dark/ });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    expect(await field()).toHaveValue('dark');
  });

  test('says when nothing was found', async () => {
    const { user } = openPortal('/help');
    await user.type(await field(), 'zebra');
    const [shown] = await screen.findAllByText('Nothing found for “zebra”', {
      selector: 'p.font-medium',
    });
    expect(shown).toBeVisible();
    expect(screen.getByRole('option', { name: 'All results for “zebra”' })).toBeVisible();
  });

  test('when the search fails, says so and tries again on request', async () => {
    server.use(rpc('search_articles', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/help');
    await user.type(await field(), 'dark');
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.use(...helpCentre);
    await user.click(again);
    const list = await screen.findByRole('listbox');
    expect(await within(list).findByRole('option', { name: /A display stays dark/ })).toBeVisible();
  });
});
