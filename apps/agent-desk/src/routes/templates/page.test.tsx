import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  responseTemplate,
  server,
  teamId,
} from '../../test-setup.tsx';

connectsToTestProject();

const own = responseTemplate({ title: 'My refund', shortcut: 'mine', owner_id: jonas.id });
const shared = responseTemplate({ title: 'Solved', actions: { status: 'resolved' } });
const ofTeam = responseTemplate({ title: 'Firewall', team_id: teamId });

/** The templates as the database has them. */
function withTemplates(answer?: (request: Request) => Response | Promise<Response>) {
  server.use(
    table('response_templates', (request) =>
      request.method === 'GET' || !answer ? [own, shared, ofTeam] : answer(request),
    ),
  );
}

const open = (me = jonas) => openDesk('/templates', me);
const row = async (title: string) => {
  const list = await screen.findByRole('list', { name: 'Templates' }, { timeout: 10_000 });
  return within(list).getByText(title).closest('li') ?? list;
};

describe('the page of templates', () => {
  test('tells of each whose it is and what it does; words and scope narrow it', async () => {
    withTemplates();
    const { user } = open();
    expect(await row('Solved')).toHaveTextContent('EverybodyUsed: NeverSets Resolved');
    expect(await row('Firewall')).toHaveTextContent('Support');
    expect(await axeProblems()).toEqual([]);
    await user.type(screen.getByRole('searchbox', { name: 'Search templates' }), 'refund');
    await waitFor(() => {
      expect(screen.queryByText('Solved')).not.toBeInTheDocument();
    });
    await user.type(screen.getByRole('searchbox', { name: 'Search templates' }), ' zebra');
    expect(await screen.findByText('Nothing matches')).toBeVisible();
  });

  test('without any says what they are for; one that cannot be loaded gets another try', async () => {
    server.use(table('response_templates', () => failure(429, 'too_many_requests')));
    const { user } = open();
    expect(await screen.findByRole('alert', {}, { timeout: 10_000 })).toBeVisible();
    server.use(table('response_templates', () => []));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No templates yet')).toBeVisible();
  });

  test('lets agents change their own alone', async () => {
    withTemplates();
    open();
    await row('My refund');
    expect(screen.getAllByRole('button', { name: /^Edit/ })).toHaveLength(1);
  });

  test('with the right to manage them, also those of one’s teams and of everybody', async () => {
    withTemplates();
    open({ ...jonas, permissions: ['templates.manage'] });
    await row('My refund');
    expect(screen.getAllByRole('button', { name: /^Edit/ })).toHaveLength(3);
  });

  test('says at the shortcut that it is taken, and keeps what was written', async () => {
    withTemplates(() =>
      Response.json(
        { code: '23505', message: 'duplicate key', details: null, hint: null },
        { status: 409 },
      ),
    );
    const { user } = open();
    await row('My refund');
    await user.click(screen.getByRole('button', { name: 'New template' }));
    const form = await screen.findByRole('dialog', { name: 'New template' });
    await user.type(within(form).getByLabelText('Title'), 'Again');
    await user.type(within(form).getByLabelText(/Shortcut/), 'mine');
    await user.click(within(form).getByRole('button', { name: /^customer\.first_name/ }));
    expect(await within(form).findByText('Maya')).toBeVisible();
    await user.click(within(form).getByRole('button', { name: 'Save template' }));
    await waitFor(() => {
      expect(within(form).getByLabelText(/Shortcut/)).toBeInvalid();
    });
    expect(within(form).getByRole('textbox', { name: 'Text' })).toHaveValue(
      '{{customer.first_name}}',
    );
  });

  test('deletes at once and brings back on request', async () => {
    const methods: string[] = [];
    withTemplates((request) => {
      methods.push(request.method);
      return Response.json(own);
    });
    const { user } = open();
    await row('My refund');
    await user.click(screen.getByRole('button', { name: 'Delete “My refund”' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(methods).toEqual(['DELETE', 'POST']);
    });
  });
});
