import * as z from 'zod/mini';
import {
  categoryColumns,
  categorySchema,
  priorityColumns,
  priorityDefinitionSchema,
  settingColumns,
  settingSchema,
  type Settings,
  settingsSchema,
  tagColumns,
  tagSchema,
  teamColumns,
  teamSchema,
  transitionColumns,
  transitionSchema,
} from '../../contracts/catalog.ts';
import { customFieldColumns, customFieldSchema } from '../../contracts/custom-field.ts';
import {
  scheduleColumns,
  scheduleSchema,
  slaPolicyColumns,
  slaPolicySchema,
} from '../../contracts/sla.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';

/** More than an organisation defines; keeps a mistake from loading a table whole. */
const enough = 500;

/** Categories in the order admins gave them. @throws AppError */
export function fetchCategories(signal: AbortSignal) {
  const rows = supabase().from('ticket_categories').select(categoryColumns);
  const request = rows.order('position').order('name').limit(enough).abortSignal(signal);
  return read(request, z.array(categorySchema), signal);
}

/** Tags by name; none for customers. @throws AppError */
export function fetchTags(signal: AbortSignal) {
  const request = supabase().from('tags').select(tagColumns).order('name').limit(enough);
  return read(request.abortSignal(signal), z.array(tagSchema), signal);
}

/** Priorities with their words. @throws AppError */
export function fetchPriorities(signal: AbortSignal) {
  const request = supabase().from('priority_definitions').select(priorityColumns);
  return read(request.abortSignal(signal), z.array(priorityDefinitionSchema), signal);
}

/** Which state may follow which. @throws AppError */
export function fetchTransitions(signal: AbortSignal) {
  const request = supabase().from('ticket_transitions').select(transitionColumns);
  return read(request.abortSignal(signal), z.array(transitionSchema), signal);
}

/** Teams by name; none for customers. @throws AppError */
export function fetchTeams(signal: AbortSignal) {
  const request = supabase().from('teams').select(teamColumns).order('name').limit(enough);
  return read(request.abortSignal(signal), z.array(teamSchema), signal);
}

/** Fields of tickets, in the order admins gave them; for customers those they fill in. @throws AppError */
export function fetchCustomFields(signal: AbortSignal) {
  const rows = supabase().from('custom_fields').select(customFieldColumns);
  const request = rows.order('position').order('key').limit(enough).abortSignal(signal);
  return read(request, z.array(customFieldSchema), signal);
}

/** Service levels with their targets, in the order in which the first that fits counts; for staff. @throws AppError */
export function fetchSlaPolicies(signal: AbortSignal) {
  const rows = supabase().from('sla_policies').select(slaPolicyColumns);
  const request = rows.order('position').order('name').limit(enough).abortSignal(signal);
  return read(request, z.array(slaPolicySchema), signal);
}

/** Working hours and days off by name; for staff. @throws AppError */
export function fetchSchedules(signal: AbortSignal) {
  const request = supabase().from('schedules').select(scheduleColumns).order('name').limit(enough);
  return read(request.abortSignal(signal), z.array(scheduleSchema), signal);
}

/** The settings that the caller may see; visitors see public ones. @throws AppError */
export async function fetchSettings(signal: AbortSignal): Promise<Settings> {
  const rows = await fetchSettingRows(signal);
  return settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}

/** The settings as they are stored, with who may see each. @throws AppError */
export function fetchSettingRows(signal: AbortSignal) {
  const request = supabase().from('settings').select(settingColumns).limit(enough);
  return read(request.abortSignal(signal), z.array(settingSchema), signal);
}
