import * as z from 'zod/mini';
import { emailSchema, fullNameSchema, newPasswordSchema } from './account-forms.ts';
import { openTicketLimitSchema } from './catalog-forms.ts';
import { staffRoles } from './closed-sets.ts';
import { idSchema } from './scalars.ts';

/** What an admin fills in to give a colleague an account. Without a password, one is made and shown once. */
export const createStaffSchema = z.object({
  email: emailSchema,
  full_name: fullNameSchema,
  role: z.enum(staffRoles, 'Choose agent or admin.'),
  password: z.optional(newPasswordSchema),
  team_ids: z.optional(z.array(idSchema).check(z.maxLength(50))),
});

export type CreateStaff = z.infer<typeof createStaffSchema>;

/** The account as it was made. `password` is there only when it was made up, and only in this one answer. */
export const staffCreatedSchema = z.object({
  id: idSchema,
  email: z.string(),
  full_name: z.string(),
  role: z.enum(staffRoles),
  team_ids: z.array(idSchema),
  password: z.optional(z.string()),
});

export type StaffCreated = z.infer<typeof staffCreatedSchema>;

/** What an admin changes about a person besides role, rights and teams. */
export const editPersonSchema = z.object({
  full_name: fullNameSchema,
  max_open_tickets: openTicketLimitSchema,
});
export type EditPerson = z.output<typeof editPersonSchema>;
