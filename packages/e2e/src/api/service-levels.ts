import { demoAccount } from '../stack/running-stack.ts';
import { answerOf, clientOf } from './clients.ts';
import { unique } from './unique.ts';

/** Working minutes that a service level promises for every priority. */
interface Promised {
  first_response_minutes: number;
  next_response_minutes: number;
  resolution_minutes: number;
}

/** A service level for the tickets of one team, before those for all, around the clock. */
export async function promise(team: { id: string }, minutes: Promised): Promise<{ name: string }> {
  const { client } = await clientOf(demoAccount('admin'));
  const name = unique('Promise');
  const id = answerOf(
    await client.rpc('save_sla_policy', {
      p_policy: {
        name,
        description: '',
        team_id: team.id,
        category_id: null,
        channel: null,
        schedule_id: null,
        is_active: true,
        targets: ['low', 'medium', 'high', 'urgent'].map((priority) => ({ priority, ...minutes })),
      },
    }),
  );
  answerOf(
    await client.from('sla_policies').update({ position: 0 }).eq('id', id).select('id').single(),
  );
  return { name };
}
