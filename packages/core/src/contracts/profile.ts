import * as z from 'zod/mini';
import { fullNameSchema } from './account-forms.ts';
import { appPermissions, availabilities, userRoles } from './closed-sets.ts';
import { idSchema, timestampSchema } from './scalars.ts';

/** The signed-in person as `who_am_i` tells it. */
export const whoAmISchema = z.object({
  id: idSchema,
  email: z.string(),
  full_name: z.string(),
  avatar_path: z.nullable(z.string()),
  role: z.enum(userRoles),
  is_active: z.boolean(),
  availability: z.enum(availabilities),
  locale: z.string(),
  timezone: z.string(),
  permissions: z.array(z.enum(appPermissions)),
  teams: z.array(z.object({ id: idSchema, name: z.string(), is_lead: z.boolean() })),
});
export type WhoAmI = z.infer<typeof whoAmISchema>;

/** Somebody in a list of people. */
export const profileColumns =
  'id,email,full_name,avatar_path,role,is_active,availability,max_open_tickets,last_seen_at,created_at';
export const profileSchema = z.object({
  id: idSchema,
  email: z.string(),
  full_name: z.string(),
  avatar_path: z.nullable(z.string()),
  role: z.enum(userRoles),
  is_active: z.boolean(),
  availability: z.enum(availabilities),
  max_open_tickets: z.nullable(z.number()),
  last_seen_at: z.nullable(timestampSchema),
  created_at: timestampSchema,
});
export type Profile = z.infer<typeof profileSchema>;

/** A member of staff with their teams, for menus of assignees and the list of people. */
export const staffMemberColumns = `${profileColumns},team_members(team_id,is_lead)` as const;
export const staffMemberSchema = z.extend(profileSchema, {
  team_members: z.array(z.object({ team_id: idSchema, is_lead: z.boolean() })),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

/** What people change about themselves. */
export const updateProfileSchema = z.object({
  full_name: z.optional(fullNameSchema),
  avatar_path: z.optional(z.nullable(z.string().check(z.maxLength(400)))),
  availability: z.optional(z.enum(availabilities)),
  locale: z.optional(z.string().check(z.minLength(2), z.maxLength(35))),
  timezone: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});
export type UpdateProfile = z.infer<typeof updateProfileSchema>;
