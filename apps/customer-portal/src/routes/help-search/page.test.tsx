import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { helpCentre } from '../../features/article/test-setup.ts';
import { connectsToTestProject, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

const field = () => screen.findByRole('searchbox', { name: 'Search the help centre' });

describe('the results of a search', () => {
  test('a link to a search shows its results in their order, with hits marked', async () => {
    server.use(...helpCentre);
    openPortal('/help/search?q=display', null);
    const links = await screen.findAllByRole('link', { name: /display/ });
    expect(links.map((link) => link.textContent)).toEqual([
      'A display stays dark',
      'Replace a display',
    ]);
    expect(screen.getByText('2 articles found')).toBeVisible();
    expect(links.map((link) => link.querySelector('mark')?.textContent)).toEqual([
      'display',
      'display',
    ]);
    expect(screen.getAllByText('display', { selector: 'p.text-muted > mark' })).toHaveLength(2);
    expect(await field()).toHaveValue('display');
    expect(document.title).toBe('Search: display · Support');
    expect(await axeProblems()).toEqual([]);
  });

  test('what is typed goes into the address, without a step back for each letter', async () => {
    server.use(...helpCentre);
    const { router, user } = openPortal('/help/search');
    expect(await screen.findByText('What are you looking for?')).toBeVisible();
    await user.type(await field(), 'dark');
    await waitFor(() => {
      expect(router.state.location.search).toBe('?q=dark');
    });
    expect(router.state.historyAction).toBe('REPLACE');
    expect(await screen.findByText('2 articles found')).toBeVisible();
  });

  test('arrow keys go from the field through the results and back', async () => {
    server.use(...helpCentre);
    const { user } = openPortal('/help/search?q=display');
    const first = await screen.findByRole('link', { name: 'A display stays dark' });
    (await field()).focus();
    await user.keyboard('{ArrowDown}');
    expect(first).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'Replace a display' })).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(await field()).toHaveFocus();
  });

  test('says when nothing was found, and leads to a person', async () => {
    openPortal('/help/search?q=zebra');
    expect(await screen.findByText('Nothing found for “zebra”')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Write to us' })).toBeVisible();
  });

  test('when the search fails, says why and tries again on request', async () => {
    server.use(rpc('search_articles', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/help/search?q=display');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    server.use(...helpCentre);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 articles found')).toBeVisible();
  });
});
