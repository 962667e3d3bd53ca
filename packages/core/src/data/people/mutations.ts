import { mutationOptions } from '@tanstack/react-query';
import type { UserRole } from '../../contracts/closed-sets.ts';
import type { UpdateProfile } from '../../contracts/profile.ts';
import type { CreateStaff } from '../../contracts/staff.ts';
import { createStaff, setActive, setRole, updateProfile } from './fetchers.ts';
import { peopleKeys } from './keys.ts';

/** Changes what people may change about themselves. */
export function updateProfileMutation(id: string) {
  return mutationOptions({
    mutationFn: (changes: UpdateProfile) => updateProfile(id, changes),
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
