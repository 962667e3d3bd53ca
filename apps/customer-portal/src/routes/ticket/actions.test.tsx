import { ticketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openPortal, server, connectsToTestProject } from '../../test-setup.tsx';
import { withTicket } from './test-setup.ts';

connectsToTestProject();

describe('what a customer can do with a ticket', () => {
  const updating = (status: 'open' | 'resolved') => {
    const patches: unknown[] = [];
    server.use(
      rpc('update_ticket', (args) => {
        patches.push(args['p_patch']);
        return { ticket: { ...ticketRow(), id: args['p_ticket_id'], status }, readable: true };
      }),
    );
    return patches;
  };
  const button = async (name: string) => {
    // The same actions stand above the conversation on a phone and beside it on a desk.
    const [found] = await screen.findAllByRole('button', { name });
    if (!found) throw new Error(`There is no button "${name}".`);
    return found;
  };

  test('an open one can be told solved', async () => {
    withTicket({ status: 'open', next_statuses: ['resolved'] });
    const patches = updating('resolved');
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('This is solved'));
    expect(await screen.findByText(/Marked as solved/)).toBeVisible();
    expect(patches).toEqual([{ status: 'resolved' }]);
  });

  test('a resolved one can be opened again, a waiting one need not be', async () => {
    withTicket({ status: 'resolved', next_statuses: ['open'] });
    const patches = updating('open');
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('Open again'));
    expect(await screen.findByText('Your ticket is open again.')).toBeVisible();
    expect(patches).toEqual([{ status: 'open' }]);
  });

  test('a refusal puts the status back and says why', async () => {
    withTicket({ status: 'open', next_statuses: ['resolved'] });
    server.use(rpc('update_ticket', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('This is solved'));
    // In the toast, and in the words that are read out.
    expect(await screen.findAllByText(/That was very fast/)).not.toEqual([]);
    expect(await button('This is solved')).toBeVisible();
  });

  test('a new one can be corrected; only what changed is sent', async () => {
    withTicket({ status: 'new', next_statuses: ['resolved'], description: 'It is dark.' });
    const patches = updating('open');
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('Edit'));
    const dialog = await screen.findByRole('dialog', { name: 'Edit your ticket' });
    const subject = within(dialog).getByRole('textbox', { name: 'Subject' });
    await user.clear(subject);
    await user.type(subject, 'Dark display in Nordic');
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    await waitFor(() => {
      expect(dialog).not.toBeInTheDocument();
    });
    expect(patches).toEqual([{ subject: 'Dark display in Nordic' }]);
  });

  test('a correction that comes too late says so, with the text kept', async () => {
    withTicket({ status: 'new', next_statuses: ['resolved'] });
    server.use(rpc('update_ticket', () => failure(409, 'ticket_in_work')));
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('Edit'));
    const dialog = await screen.findByRole('dialog', { name: 'Edit your ticket' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Subject' }), '!');
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('already working on it');
    expect(within(dialog).getByRole('textbox', { name: 'Subject' })).toHaveValue('Dark display!');
  });

  test('one that somebody works on cannot be edited', async () => {
    withTicket({ status: 'open', next_statuses: ['resolved'] });
    openPortal('/tickets/1234');
    await button('This is solved');
    expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  });
});
