import { mutationOptions } from '@tanstack/react-query';
import type { AppPermission, Availability, UserRole } from '../../contracts/closed-sets.ts';
import type { InviteCustomer } from '../../contracts/invited-customer.ts';
import type { UpdateProfile, WhoAmI } from '../../contracts/profile.ts';
import type { CreateStaff, EditPerson } from '../../contracts/staff.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import {
  createStaff,
  editPerson,
  inviteCustomer,
  setActive,
  setAvailability,
  setPermission,
  setRole,
  updateProfile,
} from './fetchers.ts';
import { peopleKeys } from './keys.ts';

/** Changes what people may change about themselves. */
export function updateProfileMutation(id: string) {
  return mutationOptions({
    mutationFn: (changes: UpdateProfile) => updateProfile(id, changes),
    // The session store asks who is here and observes nothing: what only invalidates would stay as it was.
    onSuccess: (_profile, _changes, _result, { client }) =>
      client.invalidateQueries({ queryKey: peopleKeys.whoAmI(), refetchType: 'all' }),
    meta: { silent: true, invalidates: [peopleKeys.all()] },
  });
}

/** Gives a colleague an account; the answer holds the password once when none was chosen. */
export function createStaffMutation() {
  return mutationOptions({
    mutationFn: (input: CreateStaff) => createStaff(input),
    meta: { silent: true, invalidates: [peopleKeys.staff(), peopleKeys.lists()] },
  });
}

/** Says whether the caller takes new tickets; shown at once. */
export function setAvailabilityMutation() {
  const key = peopleKeys.whoAmI();
  return mutationOptions({
    mutationFn: (availability: Availability) => setAvailability(availability),
    onMutate: (availability, { client }) =>
      applyOptimistic(client, [key], () => {
        client.setQueryData<WhoAmI | null>(key, (me) => me && { ...me, availability });
      }),
    onError: (_error, _availability, context, { client }) => {
      rollBack(client, context);
    },
    meta: { invalidates: [peopleKeys.staff(), peopleKeys.details()] },
  });
}

/** Gives a customer an account; the form shows what was refused. */
export function inviteCustomerMutation() {
  return mutationOptions({
    mutationFn: (input: InviteCustomer) => inviteCustomer(input),
    meta: { silent: true, invalidates: [peopleKeys.lists()] },
  });
}

/** Changes a person's role. */
export function setRoleMutation() {
  return mutationOptions({
    mutationFn: ({ id, role }: { id: string; role: UserRole }) => setRole(id, role),
    meta: { invalidates: [peopleKeys.all()] },
  });
}

/** Lets a person in or keeps them out. */
export function setActiveMutation() {
  return mutationOptions({
    mutationFn: ({ id, is_active }: { id: string; is_active: boolean }) => setActive(id, is_active),
    meta: { invalidates: [peopleKeys.all()] },
  });
}

/** Changes a person's name and limit. */
export function editPersonMutation(id: string) {
  return mutationOptions({
    mutationFn: (changes: EditPerson) => editPerson(id, changes),
    meta: { silent: true, invalidates: [peopleKeys.all()] },
  });
}

/** Gives an agent a right or takes it back; shown at once. */
export function setPermissionMutation(id: string) {
  const key = peopleKeys.permissions(id);
  return mutationOptions({
    mutationFn: ({ permission, granted }: { permission: AppPermission; granted: boolean }) =>
      setPermission(id, permission, granted),
    onMutate: ({ permission, granted }, { client }) =>
      applyOptimistic(client, [key], () => {
        client.setQueryData<AppPermission[]>(key, (held = []) => {
          const others = held.filter((other) => other !== permission);
          return granted ? [...others, permission] : others;
        });
      }),
    onError: (_error, _change, context, { client }) => {
      rollBack(client, context);
    },
    meta: { invalidates: [key] },
  });
}
