import type { AppPermission } from '@autocrm/core/contracts/closed-sets.ts';
import { demoAccount } from '../stack/running-stack.ts';
import type { Account } from './accounts.ts';
import { answerOf, clientOf, serviceClient } from './clients.ts';

/** Lets an agent do more than agents may by themselves. */
export async function grant(agent: Account, ...permissions: AppPermission[]): Promise<void> {
  const { client } = await clientOf(demoAccount('admin'));
  const rows = permissions.map((permission) => ({ profile_id: agent.id, permission }));
  answerOf(await client.from('profile_permissions').insert(rows).select('permission'));
}

/** Makes a member of a team its lead. */
export async function leads(agent: Account, team: { id: string }): Promise<void> {
  const { client } = await clientOf(demoAccount('admin'));
  answerOf(
    await client
      .from('team_members')
      .update({ is_lead: true })
      .match({ profile_id: agent.id, team_id: team.id })
      .select('team_id')
      .single(),
  );
}

/** Has a team's tickets given out in turn. */
export async function giveOutInTurn(teamId: string): Promise<void> {
  const { client } = await clientOf(demoAccount('admin'));
  answerOf(
    await client
      .from('teams')
      .update({ assignment_strategy: 'round_robin' })
      .eq('id', teamId)
      .select('id')
      .single(),
  );
}

export async function setAvailability(
  staff: Account,
  availability: 'online' | 'away' | 'offline',
): Promise<void> {
  const { client } = await clientOf(staff);
  const { error } = await client.rpc('set_availability', { p_availability: availability });
  if (error) throw new Error(error.message);
}

/** Has it that somebody was last here so many hours ago. */
export async function lastSeen(staff: Account, hours: number): Promise<void> {
  const at = new Date(Date.now() - hours * 60 * 60 * 1000).toISOString();
  const table = serviceClient().from('profiles');
  answerOf(await table.update({ last_seen_at: at }).eq('id', staff.id).select('id').single());
}
