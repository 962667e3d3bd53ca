import { axeProblems } from '@autocrm/core/testing/axe.ts';
import {
  customField,
  idOf,
  ticketDetail,
  ticketRow,
  timelinePage,
} from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, draftRow, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

const hardware = idOf(501);
const fields = [
  customField({ key: 'serial', label: 'Serial number', is_required: true, category_id: hardware }),
  customField({ key: 'devices', label: 'How many devices?', type: 'number' }),
  customField({ key: 'backup', label: 'I have a backup', type: 'boolean' }),
  customField({ key: 'where', label: 'Where?', type: 'select', options: ['Office', 'Home'] }),
  customField({ key: 'days', label: 'Days', type: 'multiselect', options: ['Mon', 'Tue'] }),
  customField({ key: 'desk_only', label: 'For staff', visible_to_customers: false }),
];

const category = {
  id: hardware,
  name: 'Hardware',
  slug: 'hardware',
  description: '',
  parent_id: null,
  position: 1,
  is_active: true,
};

/** A project with fields; remembers tickets and drafts. */
function asking(draft: Parameters<typeof draftRow>[1] | null = null) {
  const sent: Record<string, unknown>[] = [];
  const saved: Record<string, unknown>[] = [];
  const ticket = ticketRow({ number: 1234, subject: 'Dark display' });
  server.use(
    table('custom_fields', () => fields),
    table('ticket_categories', () => [category]),
    table('drafts', () => (draft ? [draftRow('new-ticket:portal', draft)] : [])),
    rpc('save_draft', (args) => {
      saved.push(args);
      return { revision: saved.length, conflict: null };
    }),
    rpc('create_ticket', (args) => {
      sent.push(args);
      return ticket;
    }),
    rpc('get_ticket', () => ticketDetail({ ...ticket })),
    rpc('ticket_timeline', () => timelinePage()),
  );
  return { sent, saved };
}

const written = { subject: 'Dark display', description: 'It is dark.' };
const send = () => screen.getByRole('button', { name: 'Send ticket' });

describe('fields that an admin added', () => {
  test('are those of the category chosen, without those for staff', async () => {
    asking(written);
    const { user } = openPortal('/tickets/new');
    expect(await screen.findByRole('textbox', { name: /How many devices/ })).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Serial number' })).not.toBeInTheDocument();
    expect(screen.queryByText('For staff')).not.toBeInTheDocument();

    await user.click(screen.getByRole('combobox', { name: /What is it about/ }));
    await user.click(await screen.findByRole('option', { name: 'Hardware' }));
    expect(await screen.findByRole('textbox', { name: 'Serial number' })).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('are checked by their definition together with the rest, and nothing is sent', async () => {
    const { sent } = asking({ category_id: hardware, custom_fields: { devices: 'many' } });
    const { user } = openPortal('/tickets/new');
    await screen.findByRole('textbox', { name: 'Serial number' });
    await user.click(send());
    expect(await screen.findByText('Serial number is needed.')).toBeVisible();
    expect(screen.getByText('How many devices? must be a number.')).toBeVisible();
    expect(screen.getByText('Write at least 3 characters.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Serial number' })).toHaveAccessibleDescription(
      'Serial number is needed.',
    );
    expect(sent).toEqual([]);
  });

  test('are sent in their own types, and kept in the draft as typed', async () => {
    const { sent, saved } = asking({ ...written, category_id: hardware });
    const { user } = openPortal('/tickets/new');
    await user.type(await screen.findByRole('textbox', { name: 'Serial number' }), 'SN-1');
    await user.type(screen.getByRole('textbox', { name: /How many devices/ }), '12');
    await user.click(screen.getByRole('checkbox', { name: 'I have a backup' }));
    await user.click(screen.getByRole('combobox', { name: /Where/ }));
    await user.click(await screen.findByRole('option', { name: 'Home' }));
    await user.click(screen.getByRole('checkbox', { name: 'Tue' }));
    await user.click(screen.getByRole('checkbox', { name: 'Mon' }));
    const typed = {
      serial: 'SN-1',
      devices: '12',
      backup: true,
      where: 'Home',
      days: ['Mon', 'Tue'],
    };
    await waitFor(() => {
      expect(saved.at(-1)).toMatchObject({ p_payload: { custom_fields: typed } });
    });
    await user.click(send());
    await screen.findByRole('heading', { level: 1, name: /Dark display/ });
    expect(sent[0]).toMatchObject({ p_custom_fields: { ...typed, devices: 12 } });
  });

  test('of a category that was left are not sent', async () => {
    const { sent } = asking({ ...written, custom_fields: { serial: 'SN-1', devices: '3' } });
    const { user } = openPortal('/tickets/new');
    await screen.findByRole('textbox', { name: /How many devices/ });
    await user.click(send());
    await screen.findByRole('heading', { level: 1, name: /Dark display/ });
    expect(sent[0]).toMatchObject({ p_custom_fields: { devices: 3 } });
    expect(sent[0]?.['p_custom_fields']).not.toHaveProperty('serial');
  });

  test('that the server refuses say so at their place', async () => {
    asking({ ...written, category_id: hardware, custom_fields: { serial: 'SN-1' } });
    server.use(
      rpc('create_ticket', () =>
        failure(422, 'custom_field_invalid', { field: 'custom_fields.serial' }),
      ),
    );
    const { user } = openPortal('/tickets/new');
    const serial = await screen.findByRole('textbox', { name: 'Serial number' });
    await user.click(send());
    await waitFor(() => {
      expect(serial).toHaveAccessibleDescription('Hint of custom_field_invalid.');
    });
    expect(serial).toHaveFocus();
  });
});
