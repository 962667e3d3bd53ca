import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test, vi } from 'vitest';
import { AppInfoProvider } from './app-info.tsx';
import { RouteErrorPage } from './route-error.tsx';

function open() {
  const router = createMemoryRouter(
    [
      {
        ErrorBoundary: RouteErrorPage,
        children: [
          { path: '/', element: <p>Start</p> },
          {
            path: '/late',
            lazy: () =>
              Promise.reject(new TypeError('Failed to fetch dynamically imported module: /a.js')),
          },
        ],
      },
    ],
    { initialEntries: ['/'] },
  );
  const info = { title: 'Support', home: '/', brand: null, sign_up: false };
  render(
    <AppInfoProvider info={info}>
      <RouterProvider router={router} />
    </AppInfoProvider>,
  );
  return act(() => router.navigate('/late'));
}

test('a page whose code is gone belongs to an older deployment', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  await open();
  expect(await screen.findByRole('heading', { name: 'There is a newer version' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
});

test('offline a page whose code does not come says so, and leads back to where one was', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await open();
  expect(await screen.findByRole('heading', { name: 'You are offline' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(await screen.findByText('Start')).toBeVisible();
});
