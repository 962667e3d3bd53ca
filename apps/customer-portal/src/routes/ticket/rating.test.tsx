import type { CustomerTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { customField, ticketDetail, timelinePage } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

function withTicket(over: Partial<CustomerTicketDetail>) {
  const ticket = ticketDetail({ number: 1234, subject: 'Dark display', ...over });
  server.use(
    rpc('get_ticket', () => ticket),
    rpc('ticket_timeline', () => timelinePage()),
  );
  return ticket;
}

describe('rating the help', () => {
  test('is asked for once the ticket is resolved, by keyboard too, and can be changed', async () => {
    const sent: Record<string, unknown>[] = [];
    const ticket = withTicket({ status: 'resolved' });
    server.use(
      rpc('rate_ticket', (args) => {
        sent.push(args);
        return { rating: args['p_rating'], comment: args['p_comment'] };
      }),
    );
    const { user } = openPortal('/tickets/1234');
    const best = await screen.findByRole('radio', { name: '5 of 5: very good' });
    expect(screen.queryByRole('button', { name: 'Send rating' })).not.toBeInTheDocument();
    expect(await axeProblems()).toEqual([]);
    best.focus();
    await user.keyboard(' {ArrowLeft}');
    expect(screen.getByRole('radio', { name: '4 of 5: good' })).toBeChecked();
    await user.type(screen.getByRole('textbox', { name: /What was good/ }), '  Quick and kind. ');
    await user.click(screen.getByRole('button', { name: 'Send rating' }));

    expect(await screen.findByText('4 of 5: good')).toBeVisible();
    expect(screen.getByText('Quick and kind.')).toBeVisible();
    expect(sent).toEqual([{ p_ticket_id: ticket.id, p_rating: 4, p_comment: 'Quick and kind.' }]);

    await user.click(screen.getByRole('button', { name: 'Change' }));
    expect(screen.getByRole('radio', { name: '4 of 5: good' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('button', { name: 'Change' })).toHaveFocus();
    expect(await axeProblems()).toEqual([]);
  });

  test('that was refused keeps what was written and says why', async () => {
    withTicket({ status: 'resolved' });
    server.use(rpc('rate_ticket', () => failure(409, 'not_resolved')));
    const { user } = openPortal('/tickets/1234');
    await user.click(await screen.findByRole('radio', { name: '1 of 5: very bad' }));
    await user.type(screen.getByRole('textbox', { name: /What was good/ }), 'Slow');
    await user.click(screen.getByRole('button', { name: 'Send rating' }));
    expect(await screen.findByText('A ticket can be rated once it is resolved.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /What was good/ })).toHaveValue('Slow');
  });

  test('is not asked for while somebody still works on the ticket', async () => {
    withTicket({ status: 'in_progress' });
    openPortal('/tickets/1234');
    await screen.findByRole('heading', { level: 1, name: /Dark display/ });
    expect(screen.queryByText('How was our help?')).not.toBeInTheDocument();
  });
});

describe('what else was asked', () => {
  test('stands among the details in words', async () => {
    server.use(
      table('custom_fields', () => [
        customField({ key: 'serial', label: 'Serial number' }),
        customField({ key: 'bought', label: 'Bought on', type: 'date' }),
        customField({ key: 'backup', label: 'I have a backup', type: 'boolean' }),
        customField({ key: 'places', label: 'Where', type: 'multiselect', options: ['A', 'B'] }),
        customField({ key: 'empty', label: 'Not answered' }),
      ]),
    );
    withTicket({
      custom_fields: { serial: 'SN-1', bought: '2026-03-01', backup: false, places: ['A', 'B'] },
    });
    openPortal('/tickets/1234');
    expect(await screen.findByText('Serial number')).toBeVisible();
    const answers = screen.getAllByRole('definition').map((element) => element.textContent);
    expect(answers).toEqual(expect.arrayContaining(['SN-1', 'Mar 1, 2026', 'No', 'A, B']));
    expect(screen.queryByText('Not answered')).not.toBeInTheDocument();
  });
});
