import { signIn } from '@autocrm/core/auth/actions.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf, staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table, testProjectUrl } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  server,
  teamId,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const maya = {
  id: idOf(900_001),
  full_name: 'Maya Lindqvist',
  email: 'maya@example.com',
  avatar_path: null,
  role: 'customer',
  is_active: true,
  availability: 'online',
  max_open_tickets: null,
  last_seen_at: null,
  created_at: '2026-11-02T09:00:00+00:00',
};

/** A project that creates ticket 1234; remembers what was asked of it. */
function creating() {
  const created: Record<string, unknown>[] = [];
  const placed: Record<string, unknown>[] = [];
  const ticket = withTicket({ subject: 'Two chairs' });
  const row = { ...staffTicketRow(), id: ticket.id, number: 1234 };
  server.use(
    table('profiles', () => [maya]),
    table('custom_fields', () => []),
    rpc('save_draft', () => ({ revision: 1, conflict: null })),
    rpc('create_ticket', (args) => {
      created.push(args);
      return row;
    }),
    rpc('update_ticket', (args) => {
      placed.push(args);
      return { ticket: row, readable: true };
    }),
  );
  return { created, placed };
}

const customer = () => screen.findByRole('combobox', { name: 'Customer' });
const create = () => screen.getByRole('button', { name: 'Create ticket' });

/** What was written before, and waits to be sent. */
function withDraft() {
  const payload = {
    customer: { id: maya.id, full_name: maya.full_name, email: maya.email },
    subject: 'Two chairs',
    description: 'Missing.',
    assigned_agent_id: jonas.id,
  };
  const updated_at = '2026-11-02T09:00:00+00:00';
  const draft = { key: 'new-ticket:desk', revision: 1, payload, history: [], updated_at };
  server.use(table('drafts', () => [draft]));
}

async function fill(user: ReturnType<typeof openDesk>['user']) {
  await user.type(await customer(), 'maya');
  await user.click(await screen.findByRole('option', { name: /Maya Lindqvist/ }));
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'Two chairs');
  await user.type(screen.getByRole('textbox', { name: 'What happened?' }), 'Missing.');
}

describe('a ticket for a customer', () => {
  test('is created for them, given to the team chosen, and opens', async () => {
    const { created, placed } = creating();
    const { user, router } = openDesk('/tickets/new');
    await fill(user);
    expect(await axeProblems()).toEqual([]);
    await user.click(screen.getByRole('combobox', { name: /^Team/ }));
    await user.click(await screen.findByRole('option', { name: 'Support' }));
    await user.click(create());
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/live/tickets/1234');
    });
    expect(created).toHaveLength(1);
    expect(created[0]).toMatchObject({ p_customer_id: maya.id, p_subject: 'Two chairs' });
    expect(placed).toMatchObject([{ p_patch: { team_id: teamId } }]);
  });

  test('that could not be given away is there all the same, and says why', async () => {
    const { created } = creating();
    server.use(rpc('update_ticket', () => failure(403, 'not_allowed')));
    withDraft();
    const { user, router } = openDesk('/tickets/new');
    expect(await customer()).toHaveValue(maya.full_name);
    await user.click(create());
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/live/tickets/1234');
    });
    expect(created).toHaveLength(1);
    // Shown, and read out.
    const told = await screen.findAllByText(/It stays where it is: Hint of not_allowed/);
    expect(told[0]).toBeVisible();
  });

  test('what is missing is named, and nothing is sent', async () => {
    const { created } = creating();
    const { user } = openDesk('/tickets/new');
    await customer();
    await user.click(create());
    expect(await screen.findByText('Choose for whom this ticket is.')).toBeVisible();
    expect(screen.getByText('Write at least 3 characters.')).toBeVisible();
    expect(created).toEqual([]);
  });
});

describe('a new customer', () => {
  const invite = (answer: () => Response) =>
    http.post(`${testProjectUrl}/functions/v1/people/customers`, answer);

  test('is not on offer without the permission', async () => {
    creating();
    openDesk('/tickets/new');
    await customer();
    expect(screen.queryByRole('button', { name: 'New customer' })).not.toBeInTheDocument();
  });

  test('who has an account already is told at the address', async () => {
    creating();
    const message = 'There is already an account with this e-mail address. Choose it instead.';
    const problem = { title: 'Conflict', status: 409, code: 'email_taken' };
    server.use(
      http.post(`${testProjectUrl}/auth/v1/token`, () =>
        HttpResponse.json({
          access_token: 'header.payload.signature',
          refresh_token: 'refresh',
          token_type: 'bearer',
          expires_in: 3600,
          user: { id: jonas.id, email: jonas.email, aud: 'authenticated' },
        }),
      ),
      invite(() =>
        HttpResponse.json({ ...problem, errors: [{ field: 'email', message }] }, { status: 409 }),
      ),
    );
    await signIn({ email: jonas.email, password: 'correct horse' });
    const { user } = openDesk('/tickets/new', { ...jonas, permissions: ['customers.manage'] });
    await user.click(await screen.findByRole('button', { name: 'New customer' }));
    const dialog = await screen.findByRole('dialog', { name: 'New customer' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Maya');
    await user.type(within(dialog).getByRole('textbox', { name: /E-mail/ }), 'm@x.example');
    await user.click(within(dialog).getByRole('button', { name: 'Make account' }));
    expect(await within(dialog).findByText(/Choose it instead/)).toBeVisible();
  });
});
