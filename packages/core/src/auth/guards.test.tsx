import { render, screen } from '@testing-library/react';
import {
  createMemoryRouter,
  Outlet,
  RouterProvider,
  useLocation,
  useRouteError,
} from 'react-router';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WhoAmI } from '../contracts/profile.ts';
import { connect } from '../db/client.ts';
import { whoAmI } from '../testing/factories.ts';
import { fixedSession } from '../testing/render.ts';
import { accessProblemOf, redirectIfSignedIn, requireRole } from './guards.ts';

const apps = {
  customerPortal: 'http://portal.test',
  agentDesk: 'http://desk.test',
  adminConsole: 'http://admin.test',
};

function Place() {
  const { pathname, search } = useLocation();
  return <p>{`at ${pathname}${search}`}</p>;
}

function Refusal() {
  return <p>{`refused ${JSON.stringify(accessProblemOf(useRouteError()))}`}</p>;
}

function open(me: WhoAmI | null, path: string) {
  const store = fixedSession(me);
  const router = createMemoryRouter(
    [
      {
        path: '/sign-in',
        middleware: [redirectIfSignedIn({ store, to: '/' })],
        loader: () => null,
        element: <Place />,
        hydrateFallbackElement: <p>wait</p>,
      },
      {
        path: '/',
        hydrateFallbackElement: <p>wait</p>,
        middleware: [requireRole({ store, roles: ['agent', 'admin'], signInPath: '/sign-in' })],
        loader: () => null,
        element: <Outlet />,
        errorElement: <Refusal />,
        children: [{ path: '*', element: <Place /> }],
      },
    ],
    { initialEntries: [path] },
  );
  render(<RouterProvider router={router} />);
}

beforeAll(() => {
  connect(
    { supabaseUrl: 'http://project.test', supabasePublishableKey: 'k', apps },
    { appName: 'test' },
  );
});

describe('guards', () => {
  it('send a visitor to sign in, with the way back', async () => {
    open(null, '/tickets/7?view=mine');
    expect(
      await screen.findByText('at /sign-in?return_to=%2Ftickets%2F7%3Fview%3Dmine'),
    ).toBeInTheDocument();
  });

  it('let in who has the role', async () => {
    open(whoAmI({ role: 'agent' }), '/tickets/7');
    expect(await screen.findByText('at /tickets/7')).toBeInTheDocument();
  });

  it('tell a customer where they belong', async () => {
    open(whoAmI({ role: 'customer' }), '/tickets/7');
    const refusal = await screen.findByText(/refused/);
    expect(refusal).toHaveTextContent('"home":"customerPortal","home_url":"http://portal.test"');
  });

  it('keep a deactivated person out', async () => {
    open(whoAmI({ role: 'agent', is_active: false }), '/tickets/7');
    expect(await screen.findByText('refused {"kind":"deactivated"}')).toBeInTheDocument();
  });

  it('tell somebody who signs in with an account that is switched off', async () => {
    open(whoAmI({ role: 'agent', is_active: false }), '/sign-in');
    expect(await screen.findByText('refused {"kind":"deactivated"}')).toBeInTheDocument();
  });

  it('bring who signed in back to where they wanted to go, and nowhere else', async () => {
    open(whoAmI({ role: 'agent' }), '/sign-in?return_to=%2Ftickets%2F7');
    expect(await screen.findByText('at /tickets/7')).toBeInTheDocument();
  });
});
