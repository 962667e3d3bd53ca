import { idSchema } from '../../contracts/scalars.ts';
import type { ScheduleForm, SlaPolicyForm } from '../../contracts/service-level-forms.ts';
import type { SlaPolicy } from '../../contracts/sla.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';
import { movedRows } from '../order.ts';

/**
 * Stores a service level with all its targets; a new one comes last. Admins only.
 *
 * @param id the one to change; null for a new one
 * @returns its id
 * @throws AppError `policy_invalid`, `already_exists` for a name that is taken
 */
export function saveSlaPolicy(form: SlaPolicyForm, id: string | null) {
  const p_policy = { ...form, targets: form.targets.map((target) => ({ ...target })) };
  const args = id === null ? { p_policy } : { p_policy, p_id: id };
  return read(supabase().rpc('save_sla_policy', args), idSchema);
}

/** Lets a service level count, or no longer. Admins only. @throws AppError */
export function setSlaPolicyActive(id: string, is_active: boolean) {
  return run(supabase().from('sla_policies').update({ is_active }).eq('id', id));
}

/** Gives service levels the order of a list; only those that stand elsewhere are written. Admins only. @throws AppError */
export async function orderSlaPolicies(inOrder: readonly SlaPolicy[]): Promise<void> {
  await Promise.all(
    movedRows(inOrder).map(({ id, position }) =>
      run(supabase().from('sla_policies').update({ position }).eq('id', id)),
    ),
  );
}

/** Deletes a service level. Admins only. @throws AppError */
export function deleteSlaPolicy(id: string) {
  return run(supabase().from('sla_policies').delete().eq('id', id));
}

/**
 * Stores working hours with all their days off. Admins only.
 *
 * @param id the ones to change; null for new ones
 * @returns their id
 * @throws AppError `schedule_invalid`, `already_exists` for a name that is taken
 */
export function saveSchedule(form: ScheduleForm, id: string | null) {
  const p_schedule = {
    ...form,
    hours: form.hours.map((span) => ({ ...span })),
    holidays: form.holidays.map((holiday) => ({ ...holiday })),
  };
  const args = id === null ? { p_schedule } : { p_schedule, p_id: id };
  return read(supabase().rpc('save_schedule', args), idSchema);
}

/** Deletes working hours. Admins only. @throws AppError `schedule_in_use` while a team or a service level has them */
export function deleteSchedule(id: string) {
  return run(supabase().from('schedules').delete().eq('id', id));
}
