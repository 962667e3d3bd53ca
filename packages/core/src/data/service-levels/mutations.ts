import { mutationOptions } from '@tanstack/react-query';
import type { ScheduleForm, SlaPolicyForm } from '../../contracts/service-level-forms.ts';
import type { SlaPolicy } from '../../contracts/sla.ts';
import { catalogKeys } from '../catalog/keys.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import {
  deleteSchedule,
  deleteSlaPolicy,
  orderSlaPolicies,
  saveSchedule,
  saveSlaPolicy,
  setSlaPolicyActive,
} from './commands.ts';

const policies = [catalogKeys.slaPolicies()];
const schedules = [catalogKeys.schedules()];

/** Stores a service level. @param id the one to change; null for a new one */
export function saveSlaPolicyMutation(id: string | null) {
  return mutationOptions({
    mutationFn: (form: SlaPolicyForm) => saveSlaPolicy(form, id),
    meta: { silent: true, invalidates: policies },
  });
}

/** Lets a service level count, or no longer. */
export function setSlaPolicyActiveMutation() {
  return mutationOptions({
    mutationFn: ({ id, is_active }: { id: string; is_active: boolean }) =>
      setSlaPolicyActive(id, is_active),
    meta: { invalidates: policies },
  });
}

/** Puts the service levels into the order of the list it is given; shown at once. */
export function orderSlaPoliciesMutation() {
  return mutationOptions({
    mutationFn: (inOrder: readonly SlaPolicy[]) => orderSlaPolicies(inOrder),
    onMutate: (inOrder, { client }) =>
      applyOptimistic(client, policies, () => {
        client.setQueryData<readonly SlaPolicy[]>(
          catalogKeys.slaPolicies(),
          inOrder.map((policy, position) => ({ ...policy, position })),
        );
      }),
    onError: (_error, _inOrder, context, { client }) => {
      rollBack(client, context);
    },
    meta: { invalidates: policies },
  });
}

/** Deletes a service level. */
export function deleteSlaPolicyMutation() {
  return mutationOptions({
    mutationFn: (id: string) => deleteSlaPolicy(id),
    meta: { silent: true, invalidates: policies },
  });
}

/** Stores working hours. @param id the ones to change; null for new ones */
export function saveScheduleMutation(id: string | null) {
  return mutationOptions({
    mutationFn: (form: ScheduleForm) => saveSchedule(form, id),
    meta: { silent: true, invalidates: schedules },
  });
}

/** Deletes working hours that nobody counts by. */
export function deleteScheduleMutation() {
  return mutationOptions({
    mutationFn: (id: string) => deleteSchedule(id),
    meta: { silent: true, invalidates: schedules },
  });
}
