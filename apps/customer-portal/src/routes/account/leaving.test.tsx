import type { NotificationPreference } from '@autocrm/core/contracts/notification.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { accountSession, timeAt } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table, testProjectUrl } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectsToTestProject, maya, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

describe('sessions', () => {
  test('say which device is this one, and the others can be ended', async () => {
    const here = accountSession({ user_agent: firefox, is_current: true });
    const there = accountSession({ user_agent: iphone });
    let open = [here, there];
    const ended: unknown[] = [];
    server.use(
      rpc('my_sessions', () => open),
      rpc('end_my_session', ({ p_session_id }) => {
        ended.push(p_session_id);
        open = [here];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = openPortal('/account');
    const list = await screen.findByRole('list', { name: 'Devices' });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('Firefox on Linux');
    expect(first).toHaveTextContent('This device');
    expect(second).toHaveTextContent('Safari on iPhone');
    expect(await axeProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Sign out: Safari on iPhone' }));
    await waitFor(() => {
      expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    });
    expect(ended).toEqual([there.id]);
    expect(screen.queryByRole('button', { name: /Sign out: Firefox/ })).not.toBeInTheDocument();
  });

  test('one that could not be ended stays in the list', async () => {
    server.use(
      rpc('my_sessions', () => [accountSession({ user_agent: iphone })]),
      rpc('end_my_session', () => failure(429, 'too_many_requests')),
    );
    const { user } = openPortal('/account');
    await user.click(await screen.findByRole('button', { name: 'Sign out: Safari on iPhone' }));
    expect(await screen.findAllByText(/That was very fast/)).not.toHaveLength(0);
    expect(screen.getByRole('button', { name: 'Sign out: Safari on iPhone' })).toBeVisible();
  });
});

describe('my data', () => {
  const saved: { blob: Blob; name: string }[] = [];
  beforeEach(() => {
    saved.length = 0;
    let last: Blob | undefined;
    vi.stubGlobal(
      'URL',
      Object.assign(class extends URL {}, {
        createObjectURL: (blob: Blob) => {
          last = blob;
          return 'blob:http://portal.test/1';
        },
        revokeObjectURL: () => undefined,
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      if (last) saved.push({ blob: last, name: this.download });
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const ticket = {
    number: 1234,
    subject: 'Dark display',
    attachments: [
      { file_name: 'a.txt', storage_path: 'public/x/a.txt' },
      { file_name: 'a.txt', storage_path: 'public/y/a.txt' },
      { file_name: '../../evil', storage_path: 'public/z/evil' },
      { file_name: 'gone.png', storage_path: 'public/w/gone.png' },
    ],
  };

  test('comes as one zip with every file, and says which are no longer there', async () => {
    server.use(
      rpc('export_my_data', () => ({
        exported_at: timeAt(0),
        profile: { full_name: 'Maya', avatar_path: null },
        tickets: [ticket],
        drafts: [{ key: 'reply:1' }],
      })),
      http.get(`${testProjectUrl}/storage/v1/object/attachments/*`, ({ request }) => {
        if (request.url.includes('gone'))
          return HttpResponse.json(
            { statusCode: '404', error: 'not_found', message: 'Object not found' },
            { status: 400 },
          );
        return new HttpResponse(new URL(request.url).pathname.slice(-7));
      }),
    );
    const { user } = openPortal('/account');
    await user.click(await screen.findByRole('button', { name: 'Download my data' }));
    expect(await screen.findByText('Your data is saved.')).toBeVisible();
    expect(saved).toHaveLength(1);
    expect(saved[0]?.name).toMatch(/^my-data-\d{4}-\d{2}-\d{2}\.zip$/);
    const bytes = new Uint8Array(await (saved[0]?.blob ?? new Blob()).arrayBuffer());
    const files = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
    );
    expect(Object.keys(files)).toEqual([
      'data.json',
      'files/1234/a.txt',
      'files/1234/a (2).txt',
      'files/1234/.._.._evil',
      'missing-files.txt',
    ]);
    expect(JSON.parse(files['data.json'] ?? '')).toMatchObject({
      tickets: [{ subject: 'Dark display' }],
      drafts: [{ key: 'reply:1' }],
    });
    expect(files['files/1234/a (2).txt']).toBe('y/a.txt');
    expect(files['missing-files.txt']).toBe('files/1234/gone.png\n');
  });

  test('can be stopped, and nothing is saved then', async () => {
    server.use(rpc('export_my_data', () => new Promise<never>(() => undefined)));
    const { user } = openPortal('/account');
    await user.click(await screen.findByRole('button', { name: 'Download my data' }));
    expect(await screen.findByText('Gathering your data…')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('button', { name: 'Download my data' })).toBeVisible();
    expect(saved).toEqual([]);
  });

  test('that could not be gathered says why and can be tried again', async () => {
    server.use(rpc('export_my_data', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/account');
    await user.click(await screen.findByRole('button', { name: 'Download my data' }));
    expect(await screen.findByText(/That was very fast/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Download my data' })).toBeEnabled();
  });
});

describe('deleting the account', () => {
  test('says what happens, needs the address, and ends on a page that says goodbye', async () => {
    const asked: unknown[] = [];
    const removed: unknown[] = [];
    const objects = `${testProjectUrl}/storage/v1/object`;
    server.use(
      http.post(`${objects}/list/avatars`, () => HttpResponse.json([{ name: 'old.png' }])),
      http.delete(`${objects}/avatars`, async ({ request }) => {
        removed.push(await request.json());
        return HttpResponse.json([]);
      }),
      rpc('delete_my_account', ({ p_email }) => {
        asked.push(p_email);
        return p_email === maya.email
          ? new HttpResponse(null, { status: 204 })
          : failure(422, 'email_mismatch', { field: 'email' });
      }),
    );
    const { router, user } = openPortal('/account');
    await user.click(await screen.findByRole('button', { name: 'Delete my account…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete your account?' });
    expect(dialog).toHaveTextContent('Your tickets stay with us without your name');
    const email = screen.getByRole('textbox', { name: 'Type your e-mail address to confirm' });
    await user.type(email, 'other@example.com');
    await user.click(screen.getByRole('button', { name: 'Delete for good' }));
    await waitFor(() => {
      expect(email).toHaveAccessibleDescription(/Type your e-mail address to confirm/);
    });
    expect(email).toBeInvalid();
    expect(removed).toEqual([]);
    await user.clear(email);
    await user.type(email, maya.email);
    await user.click(screen.getByRole('button', { name: 'Delete for good' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Your account is deleted' }),
    ).toBeVisible();
    expect(router.state.location.pathname).toBe('/goodbye');
    expect(asked).toEqual(['other@example.com', maya.email]);
    expect(removed).toEqual([{ prefixes: [`${maya.id}/old.png`] }]);
  });
});

describe('notification choices', () => {
  test('are on until somebody says otherwise, and each is saved at once', async () => {
    const rows: unknown[] = [];
    let saved: NotificationPreference[] = [];
    server.use(
      table('notification_preferences', async (request) => {
        if (request.method === 'GET') return saved;
        const row: unknown = await request.json();
        rows.push(row);
        saved = [{ type: 'reply', in_app: true, email: false }];
        return null;
      }),
    );
    const { user } = openPortal('/account');
    const group = await screen.findByRole('group', { name: 'Somebody answers you' });
    const mail = within(group).getByRole('switch', { name: 'By e-mail' });
    expect(mail).toBeChecked();
    await user.click(mail);
    expect(mail).not.toBeChecked();
    await waitFor(() => {
      expect(rows).toEqual([{ profile_id: maya.id, type: 'reply', in_app: true, email: false }]);
    });
    expect(within(group).getByRole('switch', { name: 'Here, at the bell' })).toBeChecked();
  });
});
