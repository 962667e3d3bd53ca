import { rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, openPortal, server } from '../test-setup.tsx';

connectsToTestProject();

const never = () => new Promise<Response>(() => undefined);

describe('a page whose data is still on its way', () => {
  test.each([
    ['the start page', '/', /^Hello/],
    ['my tickets', '/tickets', 'My tickets'],
    ['a search of my tickets', '/tickets?q=dock', 'My tickets'],
    ['a ticket', '/tickets/1234', /1234/],
    ['the new ticket', '/tickets/new', 'New ticket'],
    ['the help centre', '/help', 'Help centre'],
    ['a topic', '/help/categories/displays', 'Help centre'],
    ['an article', '/help/articles/display-stays-dark', 'Help centre'],
    ['a search of the help centre', '/help/search?q=dark', 'Search: dark'],
  ])('%s has its heading and says that it is loading', async (_, path, heading) => {
    server.use(
      rpc('list_tickets', never),
      rpc('search_tickets', never),
      rpc('get_ticket', never),
      rpc('search_articles', never),
      table('drafts', never),
      table('kb_categories', never),
      table('kb_articles', never),
    );
    openPortal(path);
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeInTheDocument();
    await waitFor(() => {
      expect(document.querySelector('main [aria-busy="true"]')).toHaveTextContent('Loading…');
    });
  });
});
