import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { SessionProvider } from '../auth/session-provider.ts';
import type { WhoAmI } from '../contracts/profile.ts';
import { leaveTo } from '../lib/leave-to.ts';
import { axeProblems } from '../testing/axe.ts';
import { whoAmI } from '../testing/factories.ts';
import { authSettings, connectTestProject, testProjectUrl } from '../testing/network.ts';
import { createTestQueryClient, fixedSession } from '../testing/render.ts';
import { silenceSockets } from '../testing/silent-socket.ts';
import { AppInfoProvider } from './app-info.tsx';
import { AppProviders } from './app-providers.tsx';
import { authRoutes } from './auth-routes.tsx';

vi.mock('../lib/leave-to.ts', () => ({ leaveTo: vi.fn<(url: string) => void>() }));

const server = setupServer(authSettings());
const auth = (path: string) => `${testProjectUrl}/auth/v1/${path}`;
const refuse = (status: number, error_code: string) =>
  HttpResponse.json({ code: status, error_code, msg: 'technical words' }, { status });

beforeAll(() => {
  connectTestProject();
  server.listen({ onUnhandledFrame: 'error' });
  silenceSockets();
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

function open(path: string, me: WhoAmI | null = null) {
  const store = fixedSession(me);
  const router = createMemoryRouter(
    [
      {
        HydrateFallback: () => null,
        children: [
          ...authRoutes({ store, home: '/', sign_up: true }),
          { path: '/', element: <h1>Start page</h1> },
        ],
      },
    ],
    { initialEntries: [path] },
  );
  render(
    <QueryClientProvider client={createTestQueryClient()}>
      <SessionProvider store={store}>
        <AppProviders>
          <AppInfoProvider info={{ title: 'Desk', home: '/', brand: 'Acme', sign_up: true }}>
            <RouterProvider router={router} />
          </AppInfoProvider>
        </AppProviders>
      </SessionProvider>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), router };
}

const email = () => screen.findByRole('textbox', { name: 'E-mail address' });
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('signing in elsewhere', () => {
  test('is offered for the providers that are configured, and for no others', async () => {
    server.use(authSettings({ google: true, github: false, apple: true }));
    open('/sign-in');
    expect(await screen.findByRole('button', { name: 'Continue with Google' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /GitHub|Apple/ })).not.toBeInTheDocument();
    expect(await axeProblems()).toEqual([]);
  });

  test('is not offered where nothing is configured or that is not known', async () => {
    server.use(http.get(auth('settings'), () => HttpResponse.json({}, { status: 500 })));
    open('/sign-up');
    await screen.findByRole('button', { name: 'Create account' });
    expect(screen.queryByRole('button', { name: /Continue with/ })).not.toBeInTheDocument();
  });

  test('leads to the provider, and from there back to what was wanted', async () => {
    const left = vi.mocked(leaveTo);
    server.use(authSettings({ github: true }));
    const { user } = open('/sign-in?return_to=%2Ftickets%2F1234');
    await user.click(await screen.findByRole('button', { name: 'Continue with GitHub' }));
    await waitFor(() => {
      expect(left).toHaveBeenCalledOnce();
    });
    const url = new URL(left.mock.calls[0]?.[0] ?? '');
    expect(url.pathname).toBe('/auth/v1/authorize');
    expect(url.searchParams.get('provider')).toBe('github');
    expect(url.searchParams.get('code_challenge')).toMatch(/.{20}/);
    const back = new URL(url.searchParams.get('redirect_to') ?? '');
    expect(back.origin).toBe(window.location.origin);
    expect(`${back.pathname}${back.search}`).toBe('/sign-in?return_to=%2Ftickets%2F1234');
  });

  test.each([
    ['error=access_denied&error_description=denied', /You did not finish signing in there/],
    ['error=access_denied&error_code=user_banned', /This account was deactivated/],
    ['error=access_denied&error_code=signup_disabled', /New accounts cannot be made here/],
    ['error=access_denied&error_code=provider_email_needs_verification', /is not confirmed there/],
    ['error=invalid_request&error_code=bad_oauth_state', /took too long, or was tried twice/],
    ['error=invalid_request&error_code=bad_oauth_callback', /did not come to an end/],
    ['error=server_error&error_code=unexpected_failure', /Signing in there did not work/],
    ['code=of-another-browser', /Signing in there did not work/],
  ])('that came to nothing (%s) says why, and the password still works', async (rest, words) => {
    open(`/sign-in?${rest}`);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  });
});

describe('signing in', () => {
  test('a wrong password is told in our words, and the address stays', async () => {
    server.use(http.post(auth('token'), () => refuse(400, 'invalid_credentials')));
    const { user } = open('/sign-in');
    await user.type(await email(), 'maya@example.com');
    await user.type(screen.getByLabelText('Password'), 'not-it-at-all');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    const problem = await screen.findByRole('alert');
    expect(problem).toHaveTextContent('The e-mail address or the password is not right.');
    expect(problem).toHaveFocus();
    expect(await email()).toHaveValue('maya@example.com');
    expect(await axeProblems()).toEqual([]);
  });

  test('an address that was never confirmed gets its mail again on request', async () => {
    const resent: unknown[] = [];
    server.use(
      http.post(auth('token'), () => refuse(400, 'email_not_confirmed')),
      http.post(auth('resend'), async ({ request }) => {
        resent.push(await request.json());
        return HttpResponse.json({});
      }),
    );
    const { user } = open('/sign-in');
    await user.type(await email(), 'maya@example.com');
    await user.type(screen.getByLabelText('Password'), 'a-long-password');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.click(await screen.findByRole('button', { name: 'Send the mail again' }));
    expect(await screen.findByText('Sent. Look into your inbox.')).toBeVisible();
    expect(resent).toMatchObject([{ type: 'signup', email: 'maya@example.com' }]);
  });
});

describe('making an account', () => {
  test('leads to the mail with the link, which can be sent again', async () => {
    server.use(
      http.post(auth('signup'), () => HttpResponse.json({ id: 'x', email: 'maya@example.com' })),
      http.post(auth('resend'), () => refuse(429, 'over_email_send_rate_limit')),
    );
    const { user } = open('/sign-up');
    await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Maya');
    await user.type(await email(), 'maya@example.com');
    await user.type(screen.getByLabelText('Password'), 'a-long-password');
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    expect(await heading('Check your mail')).toBeVisible();
    expect(screen.getByText(/We sent a link to maya@example.com/)).toBeVisible();
    expect(await axeProblems()).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Send it again' }));
    await waitFor(() => {
      expect(
        screen.getByRole('button', { name: 'Send it again' }).nextSibling,
      ).not.toHaveTextContent(/^(Sent again\.)?$/);
    });
  });

  test('a short password is refused before anything is sent', async () => {
    const { user } = open('/sign-up');
    await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Maya');
    await user.type(await email(), 'maya@example.com');
    await user.type(screen.getByLabelText('Password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    expect(await screen.findByText('A password has at least 10 characters.')).toBeVisible();
  });
});

describe('a forgotten password', () => {
  test('says the same whether there is such an account or not', async () => {
    server.use(http.post(auth('recover'), () => HttpResponse.json({})));
    const { user } = open('/forgot-password');
    await user.type(await email(), 'nobody@example.com');
    await user.click(screen.getByRole('button', { name: 'Send the link' }));
    expect(await screen.findByText(/If there is an account for nobody@example.com/)).toBeVisible();
  });

  test.each(['?error_code=otp_expired&error=access_denied', '#error_code=otp_expired&error=x', ''])(
    'a link that does not sign in (%s) says so and offers a new one',
    async (rest) => {
      open(`/auth/new-password${rest}`);
      expect(await heading('This link no longer works')).toBeVisible();
      expect(screen.getByRole('link', { name: 'New link for a password' })).toHaveAttribute(
        'href',
        '/forgot-password',
      );
    },
  );

  test('who came by the link is asked for the new one', async () => {
    open('/auth/new-password', whoAmI());
    expect(await heading('Choose a new password')).toBeVisible();
    expect(screen.getByLabelText('New password')).toHaveAttribute('autocomplete', 'new-password');
  });
});

describe('a confirmed address', () => {
  test('opened where the account was made goes on signed in', async () => {
    open('/auth/confirmed', whoAmI({ email: 'maya@example.com' }));
    expect(await screen.findByText('You are signed in as maya@example.com.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/');
  });

  test('of two, the first says that the other one is still missing', async () => {
    open('/auth/confirmed#message=Confirmation+link+accepted', whoAmI());
    expect(await heading('Almost there')).toBeVisible();
  });

  test('opened elsewhere leads to sign-in', async () => {
    open('/auth/confirmed');
    expect(await screen.findByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in',
    );
  });
});
