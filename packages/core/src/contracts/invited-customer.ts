import * as z from 'zod/mini';
import { emailSchema, fullNameSchema } from './account-forms.ts';
import { idSchema } from './scalars.ts';

/** What staff fill in to give a customer an account; the customer chooses the password by a mailed link. */
export const inviteCustomerSchema = z.object({ email: emailSchema, full_name: fullNameSchema });
export type InviteCustomer = z.infer<typeof inviteCustomerSchema>;

/** The account as it was made. */
export const customerInvitedSchema = z.object({
  id: idSchema,
  email: z.string(),
  full_name: z.string(),
});
