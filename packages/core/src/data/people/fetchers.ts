import * as z from 'zod/mini';
import {
  type AppPermission,
  appPermissions,
  type Availability,
  type UserRole,
} from '../../contracts/closed-sets.ts';
import { deskDigestSchema, seenSchema } from '../../contracts/digest.ts';
import { customerInvitedSchema, type InviteCustomer } from '../../contracts/invited-customer.ts';
import {
  type Profile,
  profileColumns,
  profileSchema,
  staffMemberColumns,
  staffMemberSchema,
  type UpdateProfile,
  whoAmISchema,
} from '../../contracts/profile.ts';
import { type CreateStaff, type EditPerson, staffCreatedSchema } from '../../contracts/staff.ts';
import { supabase } from '../../db/client.ts';
import { callFunction, read, run } from '../../db/request.ts';
import type { PeopleCursor } from './keys.ts';

export type PeopleFilters = {
  /** Part of a name or of an e-mail address. */
  readonly search?: string;
  readonly role?: UserRole;
  readonly is_active?: boolean;
};

export type PeoplePage = { people: Profile[]; next_cursor: PeopleCursor | null };

const pageSize = 50;
const enoughStaff = 1000;

/** The signed-in person; null for an account without profile. @throws AppError */
export function fetchWhoAmI(signal?: AbortSignal) {
  const request = supabase().rpc('who_am_i');
  const answer = signal ? request.abortSignal(signal) : request;
  return read(answer, z.nullable(whoAmISchema), signal);
}

/** All staff by name, with their teams; for staff. @throws AppError */
export function fetchStaff(signal: AbortSignal) {
  const request = supabase()
    .from('profiles')
    .select(staffMemberColumns)
    .in('role', ['agent', 'admin'])
    .order('full_name')
    .limit(enoughStaff)
    .abortSignal(signal);
  return read(request, z.array(staffMemberSchema), signal);
}

/** One page of people by name; for staff. @throws AppError */
export async function fetchPeople(
  filters: PeopleFilters,
  cursor: PeopleCursor | null,
  signal: AbortSignal,
): Promise<PeoplePage> {
  let request = supabase().from('profiles').select(profileColumns);
  if (filters.role) request = request.eq('role', filters.role);
  if (filters.is_active !== undefined) request = request.eq('is_active', filters.is_active);
  const search = filters.search?.trim() ?? '';
  if (search) {
    const pattern = quote(`%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
    request = request.or(`full_name.ilike.${pattern},email.ilike.${pattern}`);
  }
  if (cursor) {
    const name = quote(cursor.full_name);
    // The bound on the name alone lets the index begin there; the rest breaks ties.
    request = request
      .gte('full_name', cursor.full_name)
      .or(`full_name.gt.${name},and(full_name.eq.${name},id.gt.${cursor.id})`);
  }
  const ordered = request
    .order('full_name')
    .order('id')
    .limit(pageSize + 1);
  const rows = await read(ordered.abortSignal(signal), z.array(profileSchema), signal);
  const people = rows.slice(0, pageSize);
  const last = people.at(-1);
  const hasMore = rows.length > pageSize;
  return {
    people,
    next_cursor: hasMore && last ? { full_name: last.full_name, id: last.id } : null,
  };
}

/** A value within a filter of PostgREST, where commas, dots and brackets would end it. */
function quote(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** One person with their teams; for staff. @throws AppError `row_not_found` */
export function fetchPerson(id: string, signal: AbortSignal) {
  const request = supabase().from('profiles').select(staffMemberColumns).eq('id', id);
  return read(request.abortSignal(signal).single(), staffMemberSchema, signal);
}

/** Changes what people may change about themselves. @throws AppError */
export function updateProfile(id: string, changes: UpdateProfile) {
  const request = supabase().from('profiles').update(definedOnly(changes)).eq('id', id);
  return read(request.select(profileColumns).single(), profileSchema);
}

/** `undefined` means "leave it"; the types of the update know absent keys only. */
function definedOnly({ full_name, avatar_path, availability, locale, timezone }: UpdateProfile) {
  return {
    ...(full_name === undefined ? {} : { full_name }),
    ...(avatar_path === undefined ? {} : { avatar_path }),
    ...(availability === undefined ? {} : { availability }),
    ...(locale === undefined ? {} : { locale }),
    ...(timezone === undefined ? {} : { timezone }),
  };
}

/** Gives a colleague an account that can sign in at once; admins only. @throws AppError `email_taken` */
export function createStaff(input: CreateStaff) {
  return callFunction('admin/users', input, staffCreatedSchema);
}

/**
 * Gives a customer an account and mails them the way in; for staff with `customers.manage`.
 *
 * @throws AppError `email_taken`, `not_allowed`
 */
export function inviteCustomer(input: InviteCustomer) {
  return callFunction('people/customers', input, customerInvitedSchema);
}

/** Says whether the caller takes new tickets; for staff. @throws AppError `availability_unknown` */
export function setAvailability(availability: Availability): Promise<void> {
  return run(supabase().rpc('set_availability', { p_availability: availability }));
}

/** Says that the caller is here; answers when they were here before. Written once a minute at most. @throws AppError */
export function recordSeen() {
  return read(supabase().rpc('record_seen'), seenSchema);
}

/** What happened since a time that concerns the caller; for staff. @throws AppError */
export function fetchDeskDigest(since: string, signal: AbortSignal) {
  const request = supabase().rpc('desk_digest', { p_since: since });
  return read(request.abortSignal(signal), deskDigestSchema, signal);
}

/** Changes a person's role; admins only. @throws AppError `last_admin`, `not_allowed` */
export function setRole(id: string, role: UserRole) {
  return run(supabase().rpc('admin_set_role', { p_profile_id: id, p_role: role }));
}

/** Lets a person in or keeps them out, at once; admins only. @throws AppError `last_admin`, `row_not_found` */
export function setActive(id: string, is_active: boolean) {
  const request = supabase().from('profiles').update({ is_active }).eq('id', id);
  // A row that one may not change is simply not found by an update.
  return read(request.select(profileColumns).single(), profileSchema);
}

/** Changes a person's name and limit; admins only. @throws AppError `row_not_found` */
export function editPerson(id: string, changes: EditPerson) {
  const request = supabase().from('profiles').update(changes).eq('id', id);
  return read(request.select(profileColumns).single(), profileSchema);
}

const permissionRows = z.array(z.object({ permission: z.enum(appPermissions) }));

/** What somebody may do beyond their role; admins only, else one's own. @throws AppError */
export async function fetchPermissions(id: string, signal: AbortSignal): Promise<AppPermission[]> {
  const request = supabase().from('profile_permissions').select('permission').eq('profile_id', id);
  const rows = await read(request.abortSignal(signal), permissionRows, signal);
  return rows.map(({ permission }) => permission);
}

/** Gives an agent a right or takes it back; admins only. Repeating it has no second effect. @throws AppError */
export function setPermission(
  profile_id: string,
  permission: AppPermission,
  granted: boolean,
): Promise<void> {
  const table = supabase().from('profile_permissions');
  return run(
    granted
      ? table.upsert({ profile_id, permission }, { ignoreDuplicates: true })
      : table.delete().eq('profile_id', profile_id).eq('permission', permission),
  );
}
