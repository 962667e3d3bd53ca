import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { ticketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { article, helpCentre } from '../../features/article/test-setup.ts';
import { openPortal, server, connectsToTestProject } from '../../test-setup.tsx';

connectsToTestProject();

const page = (...tickets: object[]) => rpc('list_tickets', () => ({ tickets, next_cursor: null }));

describe('the start page', () => {
  test('greets the customer and shows each open ticket with its state, urgency and whether there is news', async () => {
    server.use(
      page(
        {
          ...ticketRow({ subject: 'Dark display', status: 'waiting', priority: 'high' }),
          unread: true,
        },
        { ...ticketRow({ subject: 'Lost badge', assignee_name: 'Jonas' }), unread: false },
      ),
    );
    openPortal('/');

    const [first, second] = await screen.findAllByRole('listitem');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Hello, Maya Lindqvist');
    expect(document.title).toBe('Hello, Maya Lindqvist · Support');
    expect(first).toHaveTextContent(/New answer.*Dark display.*Waiting for you/);
    expect(await within(first ?? document.body).findByText('Important')).toBeVisible();
    expect(second).toHaveTextContent(/Lost badge.*With Jonas/);
    expect(second).not.toHaveTextContent('New answer');
    expect(await axeProblems()).toEqual([]);
  });

  test('asks for live tickets alone', async () => {
    const asked: unknown[] = [];
    server.use(
      rpc('list_tickets', ({ p_filters }) => {
        asked.push(p_filters);
        return { tickets: [], next_cursor: null };
      }),
    );
    openPortal('/');
    await screen.findByText('Nothing is open');
    expect(asked).toEqual([{ status: ['new', 'open', 'in_progress', 'waiting'] }]);
  });

  test('without open tickets, says what will stand here and leads to a new one', async () => {
    const { router, user } = openPortal('/');
    const empty = await screen.findByText('Nothing is open');
    const box = empty.parentElement ?? document.body;
    await user.click(within(box).getByRole('link', { name: 'New ticket' }));
    expect(await screen.findByRole('heading', { name: 'New ticket', level: 1 })).toBeVisible();
    expect(router.state.location.pathname).toBe('/tickets/new');
  });

  test('when tickets cannot be loaded, says why and tries again on request', async () => {
    server.use(rpc('list_tickets', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');

    server.use(page({ ...ticketRow({ subject: 'Back again' }), unread: false }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Back again' })).toBeVisible();
  });

  test('offers the search of the help centre and its popular articles', async () => {
    server.use(...helpCentre);
    openPortal('/');
    const popular = await screen.findByRole('region', { name: 'Popular articles' });
    expect(await within(popular).findByRole('link', { name: article.title })).toHaveAttribute(
      'href',
      '/help/articles/display-stays-dark',
    );
    expect(screen.getByRole('combobox', { name: 'Search the help centre' })).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('without popular articles there is no empty box for them', async () => {
    openPortal('/');
    await screen.findByText('Nothing is open');
    await waitFor(() => {
      expect(screen.queryByRole('region', { name: 'Popular articles' })).not.toBeInTheDocument();
    });
  });
});
