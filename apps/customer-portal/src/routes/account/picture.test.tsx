import { table, testProjectUrl } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { connectsToTestProject, maya, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

beforeEach(() => {
  // jsdom has no addresses for blobs.
  Object.assign(URL, { createObjectURL: () => 'blob:preview', revokeObjectURL: () => undefined });
});

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const choose = () => screen.findByLabelText('Choose a picture', { selector: 'input' });
const profile = (avatar_path: string | null) => ({
  ...maya,
  avatar_path,
  max_open_tickets: null,
  last_seen_at: null,
  created_at: '2026-11-02T09:00:00+00:00',
});

describe('the picture', () => {
  test('is looked at first, then saved under the person’s own folder in the type it has', async () => {
    const uploads: { path: string; type: string | null }[] = [];
    const changes: unknown[] = [];
    server.use(
      http.post(`${testProjectUrl}/storage/v1/object/avatars/*`, ({ request }) => {
        const { pathname } = new URL(request.url);
        uploads.push({ path: pathname, type: request.headers.get('content-type') });
        return HttpResponse.json({ Id: '1', Key: 'k' });
      }),
      table('profiles', async (request) => {
        const change: unknown = await request.json();
        changes.push(change);
        return profile('x');
      }),
      // Whoever is signed in is asked again after a change.
      http.post(`${testProjectUrl}/rest/v1/rpc/who_am_i`, () => HttpResponse.json(maya)),
    );
    const { user } = openPortal('/account');
    await user.upload(await choose(), new File([png], 'me.webp', { type: 'image/webp' }));
    expect(uploads).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Save picture' }));
    expect(await screen.findByText('Your picture is saved.')).toBeVisible();
    expect(uploads).toHaveLength(1);
    expect(uploads[0]?.path).toMatch(new RegExp(`/avatars/${maya.id}/[a-z0-9]+\\.png$`));
    await waitFor(() => {
      expect(changes).toEqual([{ avatar_path: uploads[0]?.path.split('/avatars/')[1] }]);
    });
    expect(screen.queryByRole('button', { name: 'Save picture' })).not.toBeInTheDocument();
  });

  test('that is something else inside is refused, whatever its name says', async () => {
    const { user } = openPortal('/account');
    await user.upload(
      await choose(),
      new File(['<script>alert(1)</script>'], 'me.png', { type: 'image/png' }),
    );
    expect(await screen.findByText('This is no PNG, JPEG or WebP picture.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save picture' })).not.toBeInTheDocument();
  });

  test('that is too large is refused before it is sent', async () => {
    const { user } = openPortal('/account');
    const large = new File([png, new Uint8Array(2_097_152)], 'me.png', { type: 'image/png' });
    await user.upload(await choose(), large);
    expect(await screen.findByText(/larger than 2 MB/)).toBeVisible();
  });
});
