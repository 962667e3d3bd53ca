import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { ticketRow } from '@autocrm/core/testing/factories.ts';
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
    expect(screen.getByRole('combobox', { name: 'State' })).toHaveTextContent('Waiting for you');
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
    await user.click(screen.getByRole('combobox', { name: 'State' }));
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
