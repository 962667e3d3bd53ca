import { axeProblems } from '@autocrm/core/testing/axe.ts';
import {
  attachment,
  idOf,
  ticketDetail,
  ticketRow,
  timelinePage,
} from '@autocrm/core/testing/factories.ts';
import { cutOff, failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { draftRow, openPortal, server, connectsToTestProject } from '../../test-setup.tsx';

connectsToTestProject();

/** Creates ticket 1234; remembers each attempt. */
function creating() {
  const sent: Record<string, unknown>[] = [];
  const ticket = ticketRow({ number: 1234, subject: 'Dark display' });
  server.use(
    rpc('create_ticket', (args) => {
      sent.push(args);
      return ticket;
    }),
    rpc('get_ticket', () => ticketDetail({ ...ticket })),
    rpc('ticket_timeline', () => timelinePage()),
  );
  return sent;
}

function saving() {
  const saved: Record<string, unknown>[] = [];
  server.use(
    rpc('save_draft', (args) => {
      saved.push(args);
      return { revision: saved.length, conflict: null };
    }),
  );
  return saved;
}

const subject = () => screen.findByRole('textbox', { name: 'Subject' });
const body = () => screen.getByRole('textbox', { name: 'What happened?' });
const send = () => screen.getByRole('button', { name: 'Send ticket' });

describe('a new ticket', () => {
  test('what is missing is named at its field, the first one takes focus, and nothing is sent', async () => {
    const sent = creating();
    const { user } = openPortal('/tickets/new');
    await subject();
    await user.click(send());
    expect(await screen.findByText('Write at least 3 characters.')).toBeVisible();
    expect(screen.getByText('Write something first.')).toBeVisible();
    expect(await subject()).toHaveFocus();
    expect(await subject()).toHaveAccessibleDescription(/Write at least 3 characters/);
    expect(sent).toEqual([]);
    expect(await axeProblems()).toEqual([]);
  });

  test('sends what was written in the priority chosen, and opens the ticket', async () => {
    const sent = creating();
    const { router, user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Dark display');
    await user.type(body(), 'It was fine yesterday.');
    await user.click(await screen.findByRole('radio', { name: 'Important' }));
    await user.click(send());
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
    expect(router.state.location.pathname).toBe('/tickets/1234');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      p_subject: 'Dark display',
      p_description: 'It was fine yesterday.',
      p_priority: 'high',
    });
  });

  test('sending twice in a hurry makes one ticket', async () => {
    const sent = creating();
    const { user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Dark display');
    await user.type(body(), 'It is dark.');
    await user.dblClick(send());
    await screen.findByRole('heading', { level: 1, name: /Dark display/ });
    expect(sent).toHaveLength(1);
  });

  test('sending again after a reload repeats the same command, so that there is one ticket', async () => {
    const sent = creating();
    const payload = { client_id: idOf(77), subject: 'Dark display', description: 'It is dark.' };
    server.use(table('drafts', () => [draftRow('new-ticket:portal', payload)]));
    const { user } = openPortal('/tickets/new');
    await subject();
    await user.click(send());
    await screen.findByRole('heading', { level: 1, name: /Dark display/ });
    expect(sent[0]).toMatchObject({ p_client_id: idOf(77) });
  });

  test('what is typed is saved, and said to be', async () => {
    const saved = saving();
    const { user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Half a th');
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(saved.at(-1)).toMatchObject({
      p_key: 'new-ticket:portal',
      p_payload: { subject: 'Half a th' },
    });
  });

  test('opening the page and leaving it again saves nothing', async () => {
    const saved = saving();
    const { router } = openPortal('/tickets/new');
    await subject();
    await router.navigate('/account');
    await screen.findByRole('heading', { level: 1, name: 'Account' });
    expect(saved).toEqual([]);
  });

  test('a draft from another device is back with its files', async () => {
    const payload = {
      client_id: idOf(77),
      subject: 'Half a thought',
      description: 'to be continued',
      priority: 'urgent',
      attachments: [{ ...attachment({ file_name: 'photo.png' }) }],
    };
    server.use(table('drafts', () => [draftRow('new-ticket:portal', payload)]));
    openPortal('/tickets/new');
    expect(await subject()).toHaveValue('Half a thought');
    expect(body()).toHaveValue('to be continued');
    expect(await screen.findByRole('radio', { name: 'All stands still' })).toBeChecked();
    expect(screen.getByText('photo.png')).toBeVisible();
  });

  test('a draft can be thrown away, after one question', async () => {
    let deleted = 0;
    server.use(
      table('drafts', (request) => {
        if (request.method === 'DELETE') deleted += 1;
        return [draftRow('new-ticket:portal', { subject: 'Half a thought' })];
      }),
    );
    const { user } = openPortal('/tickets/new');
    await user.click(await screen.findByRole('button', { name: 'Discard draft' }));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(async () => {
      expect(await subject()).toHaveValue('');
    });
    await waitFor(() => {
      expect(deleted).toBe(1);
    });
  });

  test('without a connection the text is kept on this device', async () => {
    server.use(rpc('save_draft', cutOff));
    const { user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Dark');
    expect(await screen.findByText('Kept on this device')).toBeVisible();
  });

  test('what the server refuses stands at its field, and the text stays', async () => {
    server.use(rpc('create_ticket', () => failure(422, 'subject_too_short', { field: 'subject' })));
    const { user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Dark display');
    await user.type(body(), 'It is dark.');
    await user.click(send());
    await waitFor(async () => {
      expect(await subject()).toHaveAccessibleDescription(/Write at least 3 characters/);
    });
    expect(body()).toHaveValue('It is dark.');
  });

  test('a file above the limit is refused with the limit', async () => {
    const { user } = openPortal('/tickets/new');
    await subject();
    const large = new File([new Uint8Array(1_000_001)], 'film.mp4');
    await user.upload(screen.getByLabelText('Choose files', { selector: 'input' }), large);
    expect(await screen.findByRole('alert')).toHaveTextContent('film.mp4 is larger than 1 MB.');
  });

  test('a file that did not arrive holds the ticket back, and says so', async () => {
    const sent = creating();
    server.use(rpc('create_attachment', () => failure(422, 'file_type_not_allowed')));
    const { user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Dark display');
    await user.type(body(), 'It is dark.');
    await user.upload(
      screen.getByLabelText('Choose files', { selector: 'input' }),
      new File(['x'], 'strange.bin'),
    );
    expect(await screen.findByText('Files of this kind cannot be sent.')).toBeVisible();
    await user.click(send());
    expect(await screen.findByText(/A file did not arrive\./)).toBeVisible();
    expect(sent).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Remove strange.bin' }));
    await user.click(send());
    await screen.findByRole('heading', { level: 1, name: /Dark display/ });
    expect(sent[0]).toMatchObject({ p_attachment_ids: [] });
  });
});
