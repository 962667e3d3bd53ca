import { mutationOptions } from '@tanstack/react-query';
import type { TeamForm } from '../../contracts/catalog-forms.ts';
import { catalogKeys } from '../catalog/keys.ts';
import { peopleKeys } from '../people/keys.ts';
import { createTeam, type Membership, putMember, removeMember, updateTeam } from './fetchers.ts';
import { teamKeys } from './keys.ts';

const teams = [teamKeys.all(), catalogKeys.teams()];
/** People carry the teams they are in. */
const members = [teamKeys.all(), peopleKeys.staff(), peopleKeys.details()];

/** Founds a team. */
export function createTeamMutation() {
  return mutationOptions({
    mutationFn: (form: TeamForm) => createTeam(form),
    meta: { silent: true, invalidates: teams },
  });
}

/** Changes a team's name and description. */
export function updateTeamMutation(id: string) {
  return mutationOptions({
    mutationFn: (form: TeamForm) => updateTeam(id, form),
    meta: { silent: true, invalidates: teams },
  });
}

/** Lets a team be given tickets, or no longer. Its tickets stay where they are. */
export function setTeamActiveMutation(id: string) {
  return mutationOptions({
    mutationFn: (is_active: boolean) => updateTeam(id, { is_active }),
    meta: { invalidates: teams },
  });
}

/** Puts somebody into a team, or changes whether they lead it. */
export function putMemberMutation() {
  return mutationOptions({
    mutationFn: (member: Membership & { readonly is_lead: boolean }) => putMember(member),
    meta: { invalidates: members },
  });
}

/** Takes somebody out of a team. */
export function removeMemberMutation() {
  return mutationOptions({
    mutationFn: (member: Membership) => removeMember(member),
    meta: { invalidates: members },
  });
}
