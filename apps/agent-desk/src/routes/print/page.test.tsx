import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { messageEntry, noteEntry } from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { connectsToTestProject, openDesk, server, withTicket } from '../../test-setup.tsx';

connectsToTestProject();

const conversation = [
  messageEntry({ seq: 1, body: 'It smells of smoke.' }),
  noteEntry({ seq: 1, body: 'A known fault.' }),
];
const open = (query = '') => openDesk(`/tickets/1234/print${query}`);
const heading = () => screen.findByRole('heading', { level: 1, name: /^Dark display/ });

describe('a ticket for paper', () => {
  test('holds what the customer may read, and goes to the printer', async () => {
    withTicket({ description: 'It stays dark.' }, conversation);
    const print = vi.spyOn(window, 'print').mockReturnValue();
    const { user } = open();
    expect(await heading()).toBeVisible();
    expect(await screen.findByText('It stays dark.')).toBeVisible();
    expect(screen.getByText('It smells of smoke.')).toBeVisible();
    expect(screen.queryByText('A known fault.')).not.toBeInTheDocument();
    expect(await axeProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
  });

  test('holds notes on request, and warns of them', async () => {
    withTicket({}, conversation);
    const { user, router } = open();
    await user.click(await screen.findByRole('checkbox', { name: 'With internal notes' }));
    expect(await screen.findByText('A known fault.')).toBeVisible();
    expect(screen.getByText(/Do not hand it to the customer/)).toBeVisible();
    expect(router.state.location.search).toBe('?notes=on');
  });

  test('that cannot be loaded says why, and gets another try', async () => {
    server.use(rpc('get_ticket', () => failure(429, 'too_many_requests')));
    const { user } = open();
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    withTicket({}, conversation);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await heading()).toBeVisible();
  });
});
