import type { articleVisibilities } from '@autocrm/core/contracts/closed-sets.ts';
import { customField, idOf, staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, openDesk, server, withTicket } from '../../test-setup.tsx';

connectsToTestProject({
  customerPortal: 'http://portal.test',
  agentDesk: 'http://desk.test',
  adminConsole: 'http://admin.test',
});

const open = () => openDesk('/queue/live/tickets/1234');
const panel = () => screen.findByRole('complementary', { name: 'Details' }, { timeout: 10_000 });
const section = async (name: string) => within(await panel()).findByRole('region', { name });

describe('the customer', () => {
  test('is shown with their whole address, since when they are here, and how satisfied', async () => {
    const email = 'a.very.long.address@customers.of.ours.example';
    withTicket({ customer_id: idOf(900_001), customer_email: email });
    server.use(
      table('ticket_ratings', () => [
        {
          rating: 5,
          comment: 'Quick!',
          updated_at: '2026-11-02T09:00:00+00:00',
          ticket: { number: 1000, subject: 'Broken chair' },
        },
        {
          rating: 2,
          comment: '',
          updated_at: '2026-11-01T09:00:00+00:00',
          ticket: { number: 990, subject: 'Loud fan' },
        },
      ]),
    );
    open();
    expect(within(await panel()).getByRole('link', { name: email })).toBeVisible();
    expect(await within(await panel()).findByText('Customer since')).toBeVisible();
    const satisfaction = await section('Satisfaction');
    expect(await within(satisfaction).findByText('3.5 of 5, from 2 ratings')).toBeVisible();
    expect(within(satisfaction).getByRole('img', { name: '2 of 5' })).toBeVisible();
    expect(satisfaction).toHaveTextContent('Quick!');
  });

  test('whose ratings cannot be loaded gets another try', async () => {
    withTicket({ customer_id: idOf(900_001) });
    server.use(table('ticket_ratings', () => failure(429, 'too_many_requests')));
    const { user } = open();
    const satisfaction = await section('Satisfaction');
    expect(await within(satisfaction).findByRole('alert')).toHaveTextContent(
      'Ratings could not be loaded.',
    );
    server.use(table('ticket_ratings', () => []));
    await user.click(within(satisfaction).getByRole('button', { name: 'Try again' }));
    expect(await within(satisfaction).findByText('Has not rated anything yet.')).toBeVisible();
  });
});

test('what the customer thought of this ticket is on it', async () => {
  withTicket({ rating: { rating: 4, comment: 'Thank you' } });
  open();
  const rating = await section('Rating');
  expect(within(rating).getByRole('img', { name: '4 of 5' })).toBeVisible();
  expect(rating).toHaveTextContent('Thank you');
});

describe('the admins’ own fields', () => {
  const room = customField({ key: 'room', label: 'Room' });
  const count = customField({ key: 'count', label: 'Displays', type: 'number' });
  const cause = customField({ key: 'cause', label: 'Cause', visible_to_customers: false });

  test('are shown and changed where they stand', async () => {
    const ticket = withTicket({ custom_fields: { room: '4.12' } });
    const changes: Record<string, unknown>[] = [];
    server.use(
      table('custom_fields', () => [room, count, cause]),
      rpc('update_ticket', (args) => {
        changes.push(args);
        return { ticket: { ...staffTicketRow(), id: ticket.id }, readable: true };
      }),
    );
    const { user } = open();
    const fields = await section('Fields');
    expect(await within(fields).findByRole('button', { name: /^Room 4\.12$/ })).toBeVisible();
    expect(within(fields).getByRole('img', { name: 'Only your team sees this' })).toBeVisible();
    await user.click(within(fields).getByRole('button', { name: /^Displays Not filled in$/ }));
    const input = await within(fields).findByRole('textbox', { name: /Displays/ });
    await waitFor(() => {
      expect(input).toHaveFocus();
    });
    await user.keyboard('many{Enter}');
    expect(await within(fields).findByText('Displays must be a number.')).toBeVisible();
    await user.clear(input);
    await user.keyboard('3{Enter}');
    await waitFor(() => {
      expect(changes).toMatchObject([
        {
          p_patch: { custom_fields: { count: 3 } },
          p_expected: { custom_fields: { count: null } },
        },
      ]);
    });
  });

  test('that are refused say why and keep what was typed; Escape leaves them as they were', async () => {
    withTicket({ custom_fields: { room: '4.12' } });
    server.use(
      table('custom_fields', () => [room]),
      rpc('update_ticket', () =>
        failure(422, 'custom_field_invalid', { field: 'custom_fields.room' }),
      ),
    );
    const { user } = open();
    const fields = await section('Fields');
    await user.click(await within(fields).findByRole('button', { name: /^Room 4\.12$/ }));
    const input = await within(fields).findByRole('textbox', { name: /Room/ });
    await user.clear(input);
    await user.type(input, 'x{Enter}');
    expect(await within(fields).findByText('Hint of custom_field_invalid.')).toBeVisible();
    expect(input).toHaveValue('x');
    await user.type(input, '{Escape}');
    await waitFor(() => {
      expect(within(fields).getByRole('button', { name: /^Room 4\.12$/ })).toHaveFocus();
    });
  });
});

describe('linked tickets', () => {
  const link = { id: idOf(9), number: 1042, subject: 'Dark too', status: 'open' } as const;

  test('are named by how they belong; a number adds one, and only such a one is taken away', async () => {
    withTicket({ links: [{ ...link, kind: 'split_from' }] });
    const asked: unknown[] = [];
    const related = { ...link, id: idOf(10), number: 1050, kind: 'related' as const };
    server.use(
      rpc('link_tickets', ({ p_other_ref }) => {
        asked.push(p_other_ref);
        return p_other_ref === '1050'
          ? { links: [{ ...link, kind: 'split_from' }, related] }
          : failure(404, 'ticket_not_found', { field: 'other_ref' });
      }),
      rpc('unlink_tickets', ({ p_other_id }) => {
        asked.push(p_other_id);
        return { links: [{ ...link, kind: 'split_from' }] };
      }),
    );
    const { user } = open();
    const links = await section('Linked tickets');
    expect(within(links).getByRole('link', { name: /Came from.*#1042 Dark too/ })).toBeVisible();
    expect(within(links).queryByRole('button', { name: /^Unlink/ })).not.toBeInTheDocument();
    await user.click(within(links).getByRole('button', { name: 'Link a ticket' }));
    const number = await within(links).findByLabelText('Number of the other ticket');
    await user.type(number, 'abc{Enter}');
    expect(await within(links).findByText('Enter the number of a ticket.')).toBeVisible();
    await user.clear(number);
    await user.type(number, '99{Enter}');
    await waitFor(() => {
      expect(number).toBeInvalid();
    });
    await user.clear(number);
    await user.type(number, '1050{Enter}');
    await user.click(await within(links).findByRole('button', { name: 'Unlink ticket #1050' }));
    await waitFor(() => {
      expect(asked).toEqual(['99', '1050', related.id]);
    });
    expect(within(links).queryByRole('link', { name: /#1050/ })).not.toBeInTheDocument();
  });
});

describe('the help centre', () => {
  const hit = {
    id: idOf(300),
    slug: 'stays-dark',
    title: 'A display stays dark',
    marked_title: 'A display stays «dark»',
    category_name: 'Displays',
    category_slug: 'displays',
    excerpt: 'It stays «dark»',
  };
  const withArticle = (visibility: (typeof articleVisibilities)[number]) => {
    server.use(
      rpc('search_articles', () => [hit]),
      table('kb_articles', () => ({
        id: hit.id,
        slug: hit.slug,
        title: hit.title,
        body: 'See [more](/help/articles/more).',
        visibility,
      })),
    );
  };
  const find = async (user: ReturnType<typeof open>['user']) => {
    const articles = await section('Help centre');
    await user.type(within(articles).getByRole('searchbox'), 'dark');
    await user.click(await within(articles).findByRole('button', { name: /A display stays dark/ }));
    await within(articles).findByRole('button', { name: 'Insert text' });
    return articles;
  };

  test('gives a link or the text of what was found to the reply', async () => {
    withTicket();
    withArticle('public');
    const { user } = open();
    const field = await screen.findByRole('textbox', { name: 'Reply' });
    await user.type(field, 'See');
    const articles = await find(user);
    await user.click(within(articles).getByRole('button', { name: 'Insert link' }));
    expect(field).toHaveValue(
      'See [A display stays dark](http://portal.test/help/articles/stays-dark)',
    );
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.click(within(articles).getByRole('button', { name: 'Insert text' }));
    expect(field).toHaveValue('See [more](http://portal.test/help/articles/more).');
  });

  test('keeps what is for the team alone out of replies', async () => {
    withTicket();
    withArticle('staff');
    const { user } = open();
    const articles = await find(user);
    expect(within(articles).getByRole('button', { name: 'Insert text' })).toBeDisabled();
    expect(within(articles).queryByRole('button', { name: 'Insert link' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Internal note' }));
    await user.click(within(articles).getByRole('button', { name: 'Insert text' }));
    expect(screen.getByRole('textbox', { name: 'Internal note' })).not.toHaveValue('');
  });

  test('says when it found nothing, and when it could not search', async () => {
    withTicket();
    server.use(rpc('search_articles', () => []));
    const { user } = open();
    const articles = await section('Help centre');
    const search = within(articles).getByRole('searchbox');
    await user.type(search, 'zebra');
    expect(await within(articles).findByText('No article is about that.')).toBeVisible();
    server.use(rpc('search_articles', () => failure(429, 'too_many_requests')));
    await user.type(search, 's');
    expect(await within(articles).findByRole('alert')).toHaveTextContent(
      'The help centre could not be searched.',
    );
  });
});
