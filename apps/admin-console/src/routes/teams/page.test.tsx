import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  amina,
  connectsToTestProject,
  jonas,
  openConsole,
  schedule,
  server,
  support,
  withServiceLevels,
} from '../../test-setup.tsx';

connectsToTestProject();

const memberSchema = z.object({ profile_id: z.string(), is_lead: z.boolean() });
type Member = z.output<typeof memberSchema>;

/** One team whose members and state change by commands. */
function withTeam(members: Member[] = []) {
  const team: typeof support & { team_members: Member[] } = { ...support, team_members: members };
  server.use(
    table('teams', async (request) => {
      if (request.method === 'PATCH') Object.assign(team, await request.json());
      const isOne = new URL(request.url).searchParams.has('id') || request.method === 'PATCH';
      return isOne ? { ...team } : [{ ...team }];
    }),
    table('team_members', async (request) => {
      const of = new URL(request.url).searchParams.get('profile_id')?.slice('eq.'.length);
      const others = (id: unknown) => team.team_members.filter((one) => one.profile_id !== id);
      if (request.method === 'DELETE') team.team_members = others(of);
      else {
        const member = z.parse(memberSchema, await request.json());
        team.team_members = [...others(member.profile_id), member];
      }
      return new Response(null, { status: 204 });
    }),
  );
  return team;
}

describe('the list of teams', () => {
  test('shows leads, members and state', async () => {
    withTeam([
      { profile_id: jonas.id, is_lead: true },
      { profile_id: amina.id, is_lead: false },
    ]);
    openConsole('/teams');
    expect(await screen.findByText('Around the clock')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Support' })).toHaveAttribute(
      'href',
      `/teams/${support.id}`,
    );
    const row = screen.getAllByRole('row')[1];
    await waitFor(() => {
      expect(row).toHaveTextContent(/Jonas Weber.*2.*Active/);
    });
    expect(await axeProblems()).toEqual([]);
  });

  test('says at the name that it is taken', async () => {
    server.use(
      table('teams', ({ method }) =>
        method === 'POST'
          ? HttpResponse.json({ code: '23505', message: 'duplicate key' }, { status: 409 })
          : [],
      ),
    );
    const { user } = openConsole('/teams');
    await screen.findByText('No teams yet');
    const [button] = screen.getAllByRole('button', { name: 'New team' });
    await user.click(button ?? document.body);
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Name'), 'Support');
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    await waitFor(() => {
      expect(dialog.getByLabelText('Name')).toHaveAccessibleDescription('This name is taken.');
    });
  });
});

describe('a team', () => {
  const open = () => openConsole(`/teams/${support.id}`);
  const members = async () => within(await screen.findByRole('list', { name: 'Members' }));

  test('shows its members, leads first', async () => {
    withTeam([
      { profile_id: amina.id, is_lead: false },
      { profile_id: jonas.id, is_lead: true },
    ]);
    open();
    await (await members()).findByText('Jonas Weber');
    const names = (await members()).getAllByRole('listitem').map((item) => item.textContent);
    expect(names[0]).toContain('Jonas Weber');
    expect(names[1]).toContain('Amina Diallo');
    expect(await axeProblems()).toEqual([]);
  });

  test('takes in a colleague, who may lead it', async () => {
    withTeam();
    const { user } = open();
    expect(await screen.findByText('Nobody yet')).toBeVisible();
    await user.click(await screen.findByRole('combobox', { name: 'Add member' }));
    await user.click(await screen.findByRole('option', { name: /Jonas Weber/ }));
    const lead = await screen.findByRole('checkbox', { name: 'Jonas Weber leads the team' });
    await user.click(lead);
    await waitFor(() => {
      expect(screen.getByRole('checkbox', { name: 'Jonas Weber leads the team' })).toBeChecked();
    });
  });

  test('lets somebody go, and takes them back as they were', async () => {
    withTeam([{ profile_id: jonas.id, is_lead: true }]);
    const { user } = open();
    await user.click(
      await screen.findByRole('button', { name: 'Remove Jonas Weber from the team' }),
    );
    expect(await screen.findByText('Nobody yet')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(
      await screen.findByRole('checkbox', { name: 'Jonas Weber leads the team' }),
    ).toBeChecked();
  });

  test('is deactivated after one question, and activated again', async () => {
    withTeam();
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }));
    const question = within(await screen.findByRole('alertdialog'));
    await user.click(question.getByRole('button', { name: 'Deactivate' }));
    expect(await screen.findByText(/This team is not active/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Activate' }));
    await waitFor(() => {
      expect(screen.queryByText(/This team is not active/)).not.toBeInTheDocument();
    });
  });

  test('gets another name', async () => {
    withTeam();
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByLabelText('Name'));
    await user.type(dialog.getByLabelText('Name'), 'First line');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'First line' })).toBeVisible();
  });

  test('hands out its tickets as chosen, and the form shows it again', async () => {
    const team = withTeam();
    const { user } = open();
    const edit = async () => {
      await user.click(await screen.findByRole('button', { name: 'Edit' }));
      return within(await screen.findByRole('dialog', { name: 'Edit team' }));
    };
    const dialog = await edit();
    expect(dialog.getByRole('radio', { name: /Wait in the queue/ })).toBeChecked();
    await user.click(dialog.getByRole('radio', { name: /in turn/ }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog', { name: 'Edit team' })).not.toBeInTheDocument();
    });
    expect(team.assignment_strategy).toBe('round_robin');
    expect((await edit()).getByRole('radio', { name: /in turn/ })).toBeChecked();
    expect(await axeProblems()).toEqual([]);
  });

  test('works by a schedule, or around the clock again', async () => {
    withServiceLevels({ schedules: [schedule()] });
    const team = withTeam();
    const { user } = open();
    const choose = async (option: RegExp) => {
      await user.click(await screen.findByRole('button', { name: 'Edit' }));
      const dialog = within(await screen.findByRole('dialog', { name: 'Edit team' }));
      await user.click(dialog.getByRole('combobox', { name: 'Working hours' }));
      await user.click(await screen.findByRole('option', { name: option }));
      await user.click(dialog.getByRole('button', { name: 'Save' }));
      await waitFor(() => {
        expect(screen.queryByRole('dialog', { name: 'Edit team' })).not.toBeInTheDocument();
      });
    };
    await choose(/Office hours.*Mon–Thu 9:00–17:00/);
    expect(team.schedule_id).toBe(schedule().id);
    await choose(/Around the clock/);
    expect(team.schedule_id).toBeNull();
  });
});
