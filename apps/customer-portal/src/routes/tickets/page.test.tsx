import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { ticketDetail, ticketRow, timelinePage } from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openPortal, server, connectsToTestProject } from '../../test-setup.tsx';

connectsToTestProject();

/** Two pages of one ticket each; remembers what was asked for. */
function twoPages() {
  const asked: Record<string, unknown>[] = [];
  server.use(
    rpc('list_tickets', (args) => {
      asked.push(args);
      const isSecond = args['p_cursor'] === 'after-first';
      const ticket = { ...ticketRow({ subject: isSecond ? 'Older' : 'Newer' }), unread: false };
      return { tickets: [ticket], next_cursor: isSecond ? null : 'after-first' };
    }),
  );
  return asked;
}

describe('my tickets', () => {
  test('the address holds filter and order, so that a link opens the same list', async () => {
    const asked = twoPages();
    openPortal('/tickets?status=waiting&sort=priority&order=asc');
    await screen.findByRole('link', { name: 'Newer' });
    expect(asked[0]).toMatchObject({
      p_filters: { status: ['waiting'] },
      p_sort: 'priority',
      p_descending: false,
    });
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveTextContent('Waiting for you');
    expect(await axeProblems()).toEqual([]);
  });

  test('an address that makes no sense opens the list as it is by default', async () => {
    const asked = twoPages();
    openPortal('/tickets?status=lost&sort=colour');
    await screen.findByRole('link', { name: 'Newer' });
    expect(asked[0]).toMatchObject({ p_filters: {}, p_sort: 'activity', p_descending: true });
  });

  test('pages go forth and back, and so does the browser', async () => {
    twoPages();
    const { router, user } = openPortal('/tickets');
    await screen.findByRole('link', { name: 'Newer' });

    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByRole('link', { name: 'Older' })).toBeVisible();
    expect(router.state.location.search).toBe('?cursor=after-first');

    await user.click(screen.getByRole('button', { name: 'Previous' }));
    expect(await screen.findByRole('link', { name: 'Newer' })).toBeVisible();

    await router.navigate(-1);
    expect(await screen.findByRole('link', { name: 'Older' })).toBeVisible();
  });

  test('another filter begins at the first page', async () => {
    twoPages();
    const { router, user } = openPortal('/tickets?cursor=after-first');
    await screen.findByRole('link', { name: 'Older' });
    await user.click(screen.getByRole('combobox', { name: 'Status' }));
    await user.click(await screen.findByRole('option', { name: 'Open' }));
    expect(await screen.findByRole('link', { name: 'Newer' })).toBeVisible();
    expect(router.state.location.search).toBe('?status=open');
  });

  test('a filter that matches nothing says so and offers the way back', async () => {
    const { router, user } = openPortal('/tickets?status=closed');
    await user.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('No tickets yet')).toBeVisible();
    expect(router.state.location.search).toBe('');
  });

  test('a search is kept in the address, goes with the filter, and shows the best hit first', async () => {
    const asked: Record<string, unknown>[] = [];
    server.use(
      rpc('search_tickets', (args) => {
        asked.push(args);
        return { tickets: [ticketRow({ subject: 'Best hit' }), ticketRow({ subject: 'Also' })] };
      }),
    );
    const { router, user } = openPortal('/tickets?status=waiting');
    await user.type(await screen.findByRole('searchbox', { name: 'Search my tickets' }), 'dock ');
    expect(await screen.findByText('2 tickets for “dock”, best first')).toBeVisible();
    expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('Best hit');
    expect(router.state.location.search).toBe('?q=dock&status=waiting');
    expect(asked).toEqual([{ p_query: 'dock', p_filters: { status: ['waiting'] }, p_limit: 50 }]);
    expect(screen.queryByRole('combobox', { name: 'Sort by' })).not.toBeInTheDocument();
    expect(await axeProblems()).toEqual([]);
  });

  test('a search that finds nothing says where it looked, and Escape leads back to the list', async () => {
    twoPages();
    server.use(rpc('search_tickets', () => ({ tickets: [] })));
    const { router, user } = openPortal('/tickets?q=zebra');
    expect(await screen.findByText(/We looked in the subject/)).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: 'Search my tickets' }), '{Escape}');
    expect(await screen.findByRole('link', { name: 'Newer' })).toBeVisible();
    expect(router.state.location.search).toBe('');
  });

  test('a search that failed can be tried again with the same words', async () => {
    let fails = true;
    server.use(
      rpc('search_tickets', () =>
        fails ? failure(429, 'too_many_requests') : { tickets: [ticketRow({ subject: 'Dock' })] },
      ),
    );
    const { user } = openPortal('/tickets?q=dock');
    const retry = await screen.findByRole('button', { name: 'Try again' });
    fails = false;
    await user.click(retry);
    expect(await screen.findByRole('link', { name: 'Dock' })).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('dock');
  });

  test('a ticket under the pointer is on its way before it is opened', async () => {
    twoPages();
    const asked: unknown[] = [];
    const ticket = ticketDetail();
    server.use(
      rpc('get_ticket', ({ p_ref }) => {
        asked.push(p_ref);
        return ticket;
      }),
      rpc('ticket_timeline', () => timelinePage()),
    );
    const { user } = openPortal('/tickets');
    const link = await screen.findByRole('link', { name: 'Newer' });
    expect(asked).toEqual([]);
    await user.hover(link);
    expect(asked).toEqual([link.getAttribute('href')?.split('/').at(-1)]);
  });

  test('when the list cannot be loaded, says why and tries again on request', async () => {
    server.use(rpc('list_tickets', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/tickets');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    twoPages();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Newer' })).toBeVisible();
  });

  test('a page that is gone leads back to the first one', async () => {
    server.use(
      rpc('list_tickets', ({ p_cursor }) =>
        p_cursor === undefined
          ? { tickets: [{ ...ticketRow({ subject: 'First' }), unread: false }], next_cursor: null }
          : failure(422, 'cursor_invalid', { field: 'cursor' }),
      ),
    );
    const { user } = openPortal('/tickets?cursor=broken');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'First' })).toBeVisible();
  });
});
