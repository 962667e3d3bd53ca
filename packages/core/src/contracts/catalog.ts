import * as z from 'zod/mini';
import {
  assignmentStrategies,
  tagColours,
  ticketPriorities,
  ticketStatuses,
  transitionActors,
} from './closed-sets.ts';
import { idSchema } from './scalars.ts';

export const categoryColumns = 'id,name,slug,description,parent_id,position,is_active';
export const categorySchema = z.object({
  id: idSchema,
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  parent_id: z.nullable(idSchema),
  position: z.number(),
  is_active: z.boolean(),
});
export type Category = z.infer<typeof categorySchema>;

export const tagColumns = 'id,name,colour';
export const tagSchema = z.object({ id: idSchema, name: z.string(), colour: z.enum(tagColours) });
export type Tag = z.infer<typeof tagSchema>;

export const priorityColumns = 'priority,label,description,colour';
export const priorityDefinitionSchema = z.object({
  priority: z.enum(ticketPriorities),
  label: z.string(),
  description: z.string(),
  colour: z.string(),
});
export type PriorityDefinition = z.infer<typeof priorityDefinitionSchema>;

export const transitionColumns = 'from_status,to_status,actor';
export const transitionSchema = z.object({
  from_status: z.enum(ticketStatuses),
  to_status: z.enum(ticketStatuses),
  actor: z.enum(transitionActors),
});

export const teamColumns = 'id,name,description,is_active,schedule_id';
export const teamSchema = z.object({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  is_active: z.boolean(),
  /** Whose hours count for its service levels; null: those of the policy. */
  schedule_id: z.nullable(idSchema),
});

/** A team with who works in it. */
export const teamWithMembersColumns =
  `${teamColumns},assignment_strategy,team_members(profile_id,is_lead)` as const;
export const teamWithMembersSchema = z.extend(teamSchema, {
  assignment_strategy: z.enum(assignmentStrategies),
  team_members: z.array(z.object({ profile_id: idSchema, is_lead: z.boolean() })),
});
export type TeamWithMembers = z.infer<typeof teamWithMembersSchema>;

export const settingColumns = 'key,value,is_public';
export const settingSchema = z.object({
  key: z.string(),
  value: z.json(),
  is_public: z.boolean(),
});
export type Setting = z.infer<typeof settingSchema>;

const withFallback = z.catch;

/** Settings by name. A key the reader may not see, or that is malformed, falls back to what the product ships with. */
export const settingsSchema = z.object({
  company_name: withFallback(z.string(), 'AutoCRM'),
  portal_welcome: withFallback(z.string(), 'How can we help?'),
  auto_close_days: withFallback(z.number(), 7),
  attachment_max_bytes: withFallback(z.number(), 20_971_520),
  attachment_max_count: withFallback(z.number(), 10),
});
export type Settings = z.infer<typeof settingsSchema>;
