import * as z from 'zod/mini';
import { emailSchema } from './account-forms.ts';
import { idSchema, timestampSchema } from './scalars.ts';

/** A place where somebody is signed in. */
export const accountSessionSchema = z.object({
  id: idSchema,
  created_at: timestampSchema,
  refreshed_at: timestampSchema,
  user_agent: z.nullable(z.string()),
  /** Whether it is the one that asks. */
  is_current: z.boolean(),
});
export type AccountSession = z.infer<typeof accountSessionSchema>;

const exportedFileSchema = z.object({ file_name: z.string(), storage_path: z.string() });

/** Everything held about a person. Only what leads to files is looked into; the rest is handed on as it came. */
export const accountExportSchema = z.looseObject({
  exported_at: timestampSchema,
  profile: z.looseObject({ avatar_path: z.nullish(z.string()) }),
  tickets: z.array(z.looseObject({ number: z.number(), attachments: z.array(exportedFileSchema) })),
});
export type AccountExport = z.infer<typeof accountExportSchema>;

export const deleteAccountSchema = z.object({ email: emailSchema });
export type DeleteAccount = z.infer<typeof deleteAccountSchema>;

/** Which ways to sign in a project offers, as Auth's public `settings` tell. */
export const signInProviders = ['google', 'github'] as const;
export type SignInProvider = (typeof signInProviders)[number];

export const authSettingsSchema = z.object({ external: z.record(z.string(), z.boolean()) });
