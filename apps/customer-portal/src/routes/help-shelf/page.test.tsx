import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { helpCentre, noRow, shelf } from '../../features/article/test-setup.ts';
import { connectsToTestProject, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

describe('a topic', () => {
  test('lists its articles with what each is about', async () => {
    server.use(...helpCentre);
    openPortal('/help/categories/displays', null);
    expect(await screen.findByRole('link', { name: 'A display stays dark' })).toBeVisible();
    expect(screen.getByText('Send it back, get a new one.')).toBeVisible();
    expect(document.title).toBe('Displays · Support');
    expect(await axeProblems()).toEqual([]);
  });

  test('without articles, says so and leads to a person', async () => {
    server.use(table('kb_categories', () => ({ ...shelf, articles: [] })));
    openPortal('/help/categories/displays');
    expect(await screen.findByText('Nothing is written here yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Write to us' })).toBeVisible();
  });

  test('one that is not there says so and leads to all topics', async () => {
    server.use(table('kb_categories', noRow));
    openPortal('/help/categories/gone', null);
    expect(await screen.findByRole('heading', { name: 'There is no such topic' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'All topics' })).toHaveAttribute('href', '/help');
  });

  test('when it cannot be loaded, says why and tries again on request', async () => {
    server.use(table('kb_categories', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/help/categories/displays');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    server.use(...helpCentre);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'A display stays dark' })).toBeVisible();
  });
});
