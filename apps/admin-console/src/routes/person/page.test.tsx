import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import {
  billing,
  connectsToTestProject,
  jonas,
  openConsole,
  person,
  server,
  sofia,
  support,
} from '../../test-setup.tsx';

connectsToTestProject();

/** One person's row, and the changes asked for. */
function withPerson(row: StaffMember, refuse?: () => Response) {
  const changes: unknown[] = [];
  const current = { ...row };
  server.use(
    table('profiles', async (request) => {
      if (request.method === 'PATCH') {
        if (refuse) return refuse();
        const patch: unknown = await request.json();
        changes.push(patch);
        Object.assign(current, patch);
      }
      const isOne = new URL(request.url).searchParams.has('id');
      return isOne ? { ...current } : [{ ...current }];
    }),
    rpc('admin_set_role', (args) => {
      if (refuse) return refuse();
      changes.push(args);
      Object.assign(current, { role: args['p_role'] });
      return null;
    }),
  );
  return changes;
}

const open = ({ id }: { id: string }) => openConsole(`/people/${id}`);

describe('a person', () => {
  test('is shown with role, teams and rights', async () => {
    withPerson(person({ team_members: [{ team_id: support.id, is_lead: true }] }));
    server.use(table('profile_permissions', () => [{ permission: 'tickets.assign' }]));
    open(jonas);
    expect(await screen.findByRole('heading', { level: 1, name: /Jonas Weber/ })).toBeVisible();
    expect(screen.getByRole('radio', { name: /Agent/ })).toBeChecked();
    expect(await screen.findByRole('checkbox', { name: 'Support' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Lead' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Billing' })).not.toBeChecked();
    expect(await screen.findByRole('switch', { name: 'Assign tickets' })).toBeChecked();
    expect(screen.getByRole('switch', { name: 'Delete tickets' })).not.toBeChecked();
    expect(await axeProblems()).toEqual([]);
  });

  test('takes the focus over from the outline that stood in its place', async () => {
    const { promise, resolve } = Promise.withResolvers<StaffMember>();
    server.use(
      table('profiles', async (request) =>
        new URL(request.url).searchParams.has('id') ? promise : [person()],
      ),
    );
    const { user } = openConsole('/people');
    const link = await screen.findByRole('link', { name: /Jonas Weber/ });
    await user.click(link);
    // The list that is left has the same name.
    await waitFor(() => {
      expect(link).not.toBeInTheDocument();
    });
    await waitFor(() => {
      expect(screen.getByRole('heading', { level: 1, name: 'People' })).toHaveFocus();
    });
    resolve(person());
    const heading = await screen.findByRole('heading', { level: 1, name: /Jonas Weber/ });
    expect(heading).toHaveFocus();
  });

  test('that does not exist, or is no id, leads nowhere', async () => {
    server.use(
      table('profiles', () => HttpResponse.json({ code: '22P02', message: '' }, { status: 400 })),
    );
    openConsole('/people/xyz');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is nothing here' }),
    ).toBeVisible();
  });

  test('who is a customer has no teams and no rights', async () => {
    withPerson(person({ role: 'customer' }));
    open(jonas);
    await screen.findByRole('heading', { level: 1, name: /Jonas Weber/ });
    expect(screen.queryByRole('heading', { name: 'Teams' })).not.toBeInTheDocument();
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
    expect(screen.queryByLabelText(/Open tickets at most/)).not.toBeInTheDocument();
  });
});

describe('editing a person', () => {
  test('saves name and limit, and only what makes sense', async () => {
    const changes = withPerson(jonas);
    const { user } = open(jonas);
    const limit = await screen.findByLabelText(/Open tickets at most/);
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.type(limit, '0');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Enter a whole number from 1 to 1000.')).toBeVisible();
    await user.clear(limit);
    await user.type(limit, '25');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(changes).toEqual([{ full_name: 'Jonas Weber', max_open_tickets: 25 }]);
    });
    expect((await screen.findAllByText('Profile saved.'))[0]).toBeVisible();
  });

  test('makes an agent an admin at once', async () => {
    const changes = withPerson(jonas);
    const { user } = open(jonas);
    await user.click(await screen.findByRole('radio', { name: /Admin/ }));
    await waitFor(() => {
      expect(screen.getByRole('radio', { name: /Admin/ })).toBeChecked();
    });
    expect(changes).toEqual([{ p_profile_id: jonas.id, p_role: 'admin' }]);
    expect(await screen.findByText('Admins may do everything.')).toBeVisible();
  });

  test('asks before somebody loses teams and tickets by becoming a customer', async () => {
    const changes = withPerson(jonas);
    const { user } = open(jonas);
    await user.click(await screen.findByRole('radio', { name: /Customer/ }));
    expect(await screen.findByRole('alertdialog')).toHaveTextContent(
      'their tickets are unassigned',
    );
    expect(changes).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Make customer' }));
    await waitFor(() => {
      expect(changes).toEqual([{ p_profile_id: jonas.id, p_role: 'customer' }]);
    });
  });

  test('explains that the last admin must stay', async () => {
    const last = person({ id: sofia.id, full_name: sofia.full_name, role: 'admin' });
    withPerson(last, () => failure(409, 'last_admin'));
    const { user } = open(last);
    await user.click(await screen.findByRole('radio', { name: /Agent/ }));
    await user.click(await screen.findByRole('button', { name: 'Give up' }));
    expect(await screen.findByText(/one active admin must remain/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('radio', { name: /Admin/ })).toBeChecked();
  });

  test('takes access away after one question, and gives it back', async () => {
    const changes = withPerson(jonas);
    const { user } = open(jonas);
    await user.click(await screen.findByRole('button', { name: 'Deactivate account' }));
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }));
    expect(await screen.findByText(/This account is deactivated/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Activate account' }));
    expect(await screen.findByRole('button', { name: 'Deactivate account' })).toBeVisible();
    expect(changes).toEqual([{ is_active: false }, { is_active: true }]);
  });
});

describe('rights and teams', () => {
  test('a right that cannot be stored is switched back', async () => {
    withPerson(jonas);
    server.use(
      table('profile_permissions', ({ method }) => (method === 'GET' ? [] : failure(503, 'busy'))),
    );
    const { user } = open(jonas);
    const right = await screen.findByRole('switch', { name: 'Delete tickets' });
    await user.click(right);
    await waitFor(() => {
      expect(right).not.toBeChecked();
    });
    expect((await screen.findAllByText(/The server cannot be reached/))[0]).toBeVisible();
  });

  test('joining, leading and leaving a team are saved at once', async () => {
    const row = person({ team_members: [{ team_id: support.id, is_lead: false }] });
    withPerson(row);
    const asked: string[] = [];
    server.use(
      table('team_members', async (request) => {
        const body: unknown = request.method === 'POST' ? await request.json() : null;
        asked.push(`${request.method} ${JSON.stringify(body)}`);
        return new Response(null, { status: 204 });
      }),
    );
    const { user } = open(jonas);
    await user.click(await screen.findByRole('checkbox', { name: 'Billing' }));
    await waitFor(() => {
      expect(screen.getByRole('checkbox', { name: 'Lead' })).toBeEnabled();
    });
    await user.click(screen.getByRole('checkbox', { name: 'Lead' }));
    await waitFor(() => {
      expect(asked).toHaveLength(2);
    });
    expect(asked).toEqual([
      `POST ${JSON.stringify({ team_id: billing.id, profile_id: jonas.id, is_lead: false })}`,
      `POST ${JSON.stringify({ team_id: support.id, profile_id: jonas.id, is_lead: true })}`,
    ]);
    await waitFor(() => {
      expect(screen.getByRole('checkbox', { name: 'Support' })).toBeEnabled();
    });
    await user.click(screen.getByRole('checkbox', { name: 'Support' }));
    await waitFor(() => {
      expect(asked[2]).toBe('DELETE null');
    });
  });
});
