import * as z from 'zod/mini';
import type { TeamForm } from '../../contracts/catalog-forms.ts';
import {
  teamColumns,
  teamSchema,
  teamWithMembersColumns,
  teamWithMembersSchema,
} from '../../contracts/catalog.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';

/** More than an organisation has; keeps a mistake from loading a table whole. */
const enough = 500;

/** All teams by name, with their members; for staff. @throws AppError */
export function fetchTeamsWithMembers(signal: AbortSignal) {
  const request = supabase().from('teams').select(teamWithMembersColumns);
  const ordered = request.order('name').limit(enough).abortSignal(signal);
  return read(ordered, z.array(teamWithMembersSchema), signal);
}

/** One team with its members; for staff. @throws AppError `row_not_found` */
export function fetchTeam(id: string, signal: AbortSignal) {
  const request = supabase().from('teams').select(teamWithMembersColumns).eq('id', id);
  return read(request.abortSignal(signal).single(), teamWithMembersSchema, signal);
}

/** Founds a team. Admins only. @throws AppError `already_exists` */
export function createTeam(form: TeamForm) {
  return read(supabase().from('teams').insert(form).select(teamColumns).single(), teamSchema);
}

/** Changes a team. Admins only. @throws AppError `already_exists` */
export function updateTeam(id: string, changes: Partial<TeamForm & { is_active: boolean }>) {
  const request = supabase().from('teams').update(changes).eq('id', id);
  return read(request.select(teamColumns).single(), teamSchema);
}

/** Who is meant, in which team. */
export interface Membership {
  readonly team_id: string;
  readonly profile_id: string;
}

/** Puts somebody into a team, or changes whether they lead it. Admins only. @throws AppError `member_not_staff` */
export function putMember(member: Membership & { readonly is_lead: boolean }) {
  const request = supabase().from('team_members');
  return run(request.upsert({ ...member }, { onConflict: 'team_id,profile_id' }));
}

/** Takes somebody out of a team. Admins only. @throws AppError */
export function removeMember({ team_id, profile_id }: Membership) {
  const request = supabase().from('team_members').delete();
  return run(request.eq('team_id', team_id).eq('profile_id', profile_id));
}
