import { signIn } from '@autocrm/core/auth/actions.ts';
import type { Profile } from '@autocrm/core/contracts/profile.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { failure, table, testProjectUrl } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import {
  amina,
  connectsToTestProject,
  jonas,
  openConsole,
  person,
  server,
  sofia,
  support,
} from '../../test-setup.tsx';

connectsToTestProject();

/** Answers questions for people; remembers what was asked. */
function withPeople(people: Profile[]) {
  const asked: URLSearchParams[] = [];
  server.use(
    table('profiles', ({ url }) => {
      asked.push(new URL(url).searchParams);
      return people;
    }),
  );
  return asked;
}

describe('the list of people', () => {
  test('shows name, address, role and whether the account is in use', async () => {
    withPeople([jonas, person({ ...amina, role: 'customer', is_active: false })]);
    openConsole('/people');
    const link = await screen.findByRole('link', { name: /Amina Diallo/ });
    expect(link).toHaveAttribute('href', `/people/${amina.id}`);
    const [, first, second] = screen.getAllByRole('row');
    expect(first).toHaveTextContent(/jonas@example.com.*Agent.*Active/);
    expect(second).toHaveTextContent(/amina@example.com.*Customer.*Inactive/);
    expect(await axeProblems()).toEqual([]);
  });

  test('is searched while typing, and the address says so', async () => {
    const asked = withPeople([jonas]);
    const { user, router } = openConsole('/people');
    await user.type(await screen.findByRole('searchbox'), 'jon');
    await waitFor(() => {
      expect(asked.at(-1)?.get('or')).toBe('(full_name.ilike."%jon%",email.ilike."%jon%")');
    });
    expect(router.state.location.search).toBe('?search=jon');
    expect(screen.getByRole('searchbox')).toHaveValue('jon');
  });

  test('is narrowed by role and state', async () => {
    const asked = withPeople([jonas]);
    const { user } = openConsole('/people');
    await user.click(await screen.findByRole('combobox', { name: /Filter by role/ }));
    await user.click(await screen.findByRole('option', { name: 'Agent' }));
    await user.click(await screen.findByRole('combobox', { name: /Filter by state/ }));
    await user.click(await screen.findByRole('option', { name: 'Inactive' }));
    await waitFor(() => {
      expect(asked.at(-1)?.get('is_active')).toBe('eq.false');
    });
    expect(asked.at(-1)?.get('role')).toBe('eq.agent');
  });

  test('shows everybody again where nobody fits', async () => {
    withPeople([]);
    const { user, router } = openConsole('/people?search=nobody');
    await user.click(await screen.findByRole('button', { name: 'Show everybody' }));
    await waitFor(() => {
      expect(router.state.location.search).toBe('');
    });
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  test('says what went wrong and tries again', async () => {
    server.use(table('profiles', () => failure(503, 'busy')));
    const { user } = openConsole('/people');
    await screen.findByRole('alert');
    withPeople([jonas]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: /Jonas Weber/ })).toBeVisible();
  });
});

describe('creating an account', () => {
  /** The admin function; remembers what it was asked to create. */
  const withFunction = (answer: () => Response) => {
    const created: unknown[] = [];
    server.use(
      http.post(`${testProjectUrl}/auth/v1/token`, () =>
        HttpResponse.json({
          access_token: 'header.payload.signature',
          refresh_token: 'refresh',
          token_type: 'bearer',
          expires_in: 3600,
          user: { id: sofia.id, email: sofia.email, aud: 'authenticated' },
        }),
      ),
      http.post(`${testProjectUrl}/functions/v1/admin/users`, async ({ request }) => {
        expect(request.headers.get('authorization')).toBe('Bearer header.payload.signature');
        created.push(await request.json());
        return answer();
      }),
    );
    return created;
  };
  const fillIn = async () => {
    await signIn({ email: sofia.email, password: 'correct horse' });
    const { user } = openConsole('/people');
    await user.click(await screen.findByRole('button', { name: 'Create account' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Name'), 'Nina Testa');
    await user.type(dialog.getByLabelText('E-mail address'), 'nina@example.com');
    await user.click(await dialog.findByRole('checkbox', { name: 'Support' }));
    return { user, dialog, submit: dialog.getByRole('button', { name: 'Create account' }) };
  };

  test('shows the password that was made, once, with where to sign in', async () => {
    const created = withFunction(() =>
      HttpResponse.json(
        {
          id: idOf(42),
          email: 'nina@example.com',
          full_name: 'Nina Testa',
          role: 'agent',
          team_ids: [support.id],
          password: 'abcde-fghij-kmnpq-rstuv',
        },
        { status: 201 },
      ),
    );
    const { user, submit } = await fillIn();
    await user.click(submit);
    expect(await screen.findByRole('dialog', { name: 'The account is ready' })).toBeVisible();
    expect(created).toEqual([
      {
        full_name: 'Nina Testa',
        email: 'nina@example.com',
        role: 'agent',
        team_ids: [support.id],
      },
    ]);
    expect(screen.getByText('abcde-fghij-kmnpq-rstuv')).toBeVisible();
    expect(screen.getByText('http://desk.test')).toBeVisible();
    expect(await axeProblems()).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Copy e-mail and password' }));
    expect(await navigator.clipboard.readText()).toBe(
      'http://desk.test\nnina@example.com\nabcde-fghij-kmnpq-rstuv',
    );
    await user.keyboard('{Escape}');
    expect(screen.getByText('abcde-fghij-kmnpq-rstuv')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText('abcde-fghij-kmnpq-rstuv')).not.toBeInTheDocument();
  });

  test('says at the address that it is taken, and keeps what was typed', async () => {
    withFunction(() =>
      HttpResponse.json(
        {
          type: 'about:blank',
          title: 'Conflict',
          status: 409,
          code: 'email_taken',
          errors: [{ field: 'email', message: 'There is already an account.' }],
        },
        { status: 409 },
      ),
    );
    const { user, dialog, submit } = await fillIn();
    await user.click(submit);
    const email = dialog.getByLabelText('E-mail address');
    await waitFor(() => {
      expect(email).toHaveAccessibleDescription('There is already an account.');
    });
    expect(email).toHaveFocus();
    expect(dialog.getByLabelText('Name')).toHaveValue('Nina Testa');
  });

  test('asks for what is missing before anything is sent', async () => {
    const { user } = openConsole('/people');
    await user.click(await screen.findByRole('button', { name: 'Create account' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Create account' }));
    expect(await dialog.findByText('Enter your name.')).toBeVisible();
    expect(dialog.getByLabelText('Name')).toHaveFocus();
  });
});
