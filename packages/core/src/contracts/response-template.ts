import * as z from 'zod/mini';
import { ticketPriorities, ticketStatuses } from './closed-sets.ts';
import { idSchema, textSchema, timestampSchema } from './scalars.ts';

/** What a template does to the ticket when its text is sent; what is absent stays as it is. */
export const templateActionsSchema = z.object({
  status: z.exactOptional(z.enum(ticketStatuses)),
  priority: z.exactOptional(z.enum(ticketPriorities)),
  add_tag_ids: z.exactOptional(z.array(idSchema)),
  /** `me`: whoever sends it; null takes the assignee away. */
  assigned_agent_id: z.exactOptional(z.nullable(z.union([idSchema, z.literal('me')]))),
  team_id: z.exactOptional(z.nullable(idSchema)),
});
export type TemplateActions = z.infer<typeof templateActionsSchema>;

export const responseTemplateColumns =
  'id,title,shortcut,body,owner_id,team_id,actions,use_count,is_active,updated_at';

/** A prepared text. Its owner's alone, a team's, or, without either, everybody's. */
export const responseTemplateSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** Typed behind a slash, it brings the text at once. */
  shortcut: z.nullable(z.string()),
  /** Markdown with variables such as `{{customer.name}}`. */
  body: z.string(),
  owner_id: z.nullable(idSchema),
  team_id: z.nullable(idSchema),
  actions: templateActionsSchema,
  use_count: z.number(),
  is_active: z.boolean(),
  updated_at: timestampSchema,
});
export type ResponseTemplate = z.infer<typeof responseTemplateSchema>;

const limits = { title: 120, body: 20_000 } as const;

/** What is written of a template; the row's check constraints hold the same bounds. */
export const responseTemplateFormSchema = z.object({
  title: textSchema({
    min: 1,
    max: limits.title,
    tooShort: 'Give it a title.',
    tooLong: 'Shorten this to 120 characters.',
    isLine: true,
  }),
  /** Empty for none. */
  shortcut: z
    .string()
    .check(
      z.trim(),
      z.regex(/^[a-z0-9-]{0,40}$/, 'Use up to 40 small letters, digits and hyphens.'),
    ),
  body: textSchema({
    min: 1,
    max: limits.body,
    tooShort: 'Write something first.',
    tooLong: 'Shorten this to 20,000 characters.',
  }),
  owner_id: z.nullable(idSchema),
  team_id: z.nullable(idSchema),
  actions: templateActionsSchema,
  is_active: z.boolean(),
});
export type ResponseTemplateForm = z.infer<typeof responseTemplateFormSchema>;

/** A template filled in for a ticket. */
export const renderedTemplateSchema = z.object({
  body: z.string(),
  actions: templateActionsSchema,
  /** Variables that nothing is known for; they stand in the text as they were written. */
  unknown: z.array(z.string()),
});
export type RenderedTemplate = z.infer<typeof renderedTemplateSchema>;

/** What may stand in a template in double braces. */
export const templateVariables = [
  'customer.name',
  'customer.first_name',
  'customer.email',
  'ticket.number',
  'ticket.subject',
  'agent.name',
  'agent.first_name',
  'team.name',
  'company.name',
] as const;
export type TemplateVariable = (typeof templateVariables)[number];
