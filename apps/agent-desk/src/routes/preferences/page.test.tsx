import type { NotificationPreference } from '@autocrm/core/contracts/notification.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectsToTestProject, openDesk, server } from '../../test-setup.tsx';

connectsToTestProject();

const preferences = (rows: NotificationPreference[]) =>
  server.use(table('notification_preferences', () => rows));
const switchHere = () => screen.findByRole('switch', { name: 'Tell me on this device' });

/** A browser that answers so when it is asked whether the desk may notify. */
function browserAnswers(answer: NotificationPermission) {
  const ask = vi.fn<() => Promise<NotificationPermission>>(() => {
    stub.permission = answer;
    return Promise.resolve(answer);
  });
  const stub: { permission: NotificationPermission; requestPermission: typeof ask } = {
    permission: 'default',
    requestPermission: ask,
  };
  vi.stubGlobal('Notification', stub);
  return ask;
}

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('what one is told', () => {
  test('is chosen for each event and way, and saved at once', async () => {
    const saved: unknown[] = [];
    let rows: NotificationPreference[] = [{ type: 'mention', in_app: true, email: false }];
    server.use(
      table('notification_preferences', async (request) => {
        if (request.method === 'GET') return rows;
        const body: unknown = await request.json();
        saved.push(body);
        rows = [{ type: 'mention', in_app: false, email: false }];
        return rows;
      }),
    );
    const { user } = openDesk('/preferences');
    const mention = await screen.findByRole('row', { name: /^Somebody mentions you/ });
    const atDesk = within(mention).getByRole('checkbox', { name: /At the desk$/ });
    expect(atDesk).toBeChecked();
    expect(within(mention).getByRole('checkbox', { name: /By e-mail$/ })).not.toBeChecked();
    expect(await axeProblems()).toEqual([]);
    await user.click(atDesk);
    await waitFor(() => {
      expect(saved).toMatchObject([{ type: 'mention', in_app: false, email: false }]);
    });
    await waitFor(() => {
      expect(atDesk).not.toBeChecked();
    });
  });

  test('that cannot be loaded says why, and gets another try', async () => {
    server.use(table('notification_preferences', () => failure(429, 'too_many_requests')));
    const { user } = openDesk('/preferences');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    preferences([]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findAllByRole('checkbox')).toHaveLength(14);
  });
});

describe('notifications of the browser', () => {
  test('are asked for only when one switches them on, and stay on for this device', async () => {
    preferences([]);
    const ask = browserAnswers('granted');
    const { user } = openDesk('/preferences');
    const choice = await switchHere();
    expect(choice).not.toBeChecked();
    expect(ask).not.toHaveBeenCalled();
    await user.click(choice);
    await waitFor(() => {
      expect(choice).toBeChecked();
    });
    expect(localStorage.getItem('autocrm:desk:browser-notices')).toBe('on');
    await user.click(choice);
    await waitFor(() => {
      expect(choice).not.toBeChecked();
    });
    expect(localStorage.getItem('autocrm:desk:browser-notices')).toBeNull();
  });

  test('that the browser refuses stay off, and it says what to do', async () => {
    preferences([]);
    browserAnswers('denied');
    const { user } = openDesk('/preferences');
    const choice = await switchHere();
    await user.click(choice);
    expect(await screen.findByText(/^Your browser does not let the desk notify you/)).toBeVisible();
    expect(choice).not.toBeChecked();
  });
});
