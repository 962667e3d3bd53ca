import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

const providerSchema = z.object({
  enabled: z.boolean(),
  client_id: z.string(),
  secret: z.string(),
  url: z.string(),
});

const templateSchema = z.object({ subject: z.string(), content_path: z.string() });

const configSchema = z.object({
  api: z.object({
    schemas: z.array(z.string()).min(1),
    max_rows: z.number().int().positive(),
  }),
  auth: z.object({
    site_url: z.url(),
    additional_redirect_urls: z.array(z.string()),
    jwt_expiry: z.number().int().positive(),
    enable_signup: z.boolean(),
    enable_refresh_token_rotation: z.literal(true),
    refresh_token_reuse_interval: z.number().int().nonnegative(),
    minimum_password_length: z.number().int().min(6),
    rate_limit: z.object({
      email_sent: z.number().int().positive(),
      token_refresh: z.number().int().positive(),
      sign_in_sign_ups: z.number().int().positive(),
      token_verifications: z.number().int().positive(),
    }),
    email: z.object({
      enable_signup: z.boolean(),
      double_confirm_changes: z.boolean(),
      enable_confirmations: z.boolean(),
      otp_length: z.number().int().min(6).max(10),
      otp_expiry: z.number().int().positive(),
      template: z.object({
        confirmation: templateSchema,
        invite: templateSchema,
        magic_link: templateSchema,
        recovery: templateSchema,
        email_change: templateSchema,
      }),
    }),
    external: z.object({ google: providerSchema, github: providerSchema }),
  }),
  storage: z.object({ file_size_limit: z.string() }),
});

/** Settings of `supabase/config.toml` that the gateway obeys; the same file configures hosted Supabase. */
export type ProjectConfig = z.infer<typeof configSchema>;

export type MailKind = keyof ProjectConfig['auth']['email']['template'];

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kib: 1024,
  kb: 1024,
  mib: 1024 ** 2,
  mb: 1024 ** 2,
  gib: 1024 ** 3,
};

/** Reads a size such as `50MiB`. @returns bytes. @throws on anything else */
export function parseSize(text: string): number {
  const [, digits, unit = 'B'] = /^(\d+)\s*([a-z]+)?$/i.exec(text) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (digits === undefined || factor === undefined)
    throw new Error(`"${text}" is not a size such as 50MiB`);
  return Number(digits) * factor;
}

/**
 * Reads `supabase/config.toml` and the mail templates it names.
 *
 * @param root the folder that holds `supabase/`
 * @throws when the file is missing or a setting has the wrong form, naming it
 */
export async function readProjectConfig(root: string): Promise<{
  config: ProjectConfig;
  templates: Record<MailKind, { subject: string; html: string }>;
}> {
  const file = path.join(root, 'supabase/config.toml');
  const result = configSchema.safeParse(parse(await readFile(file, 'utf8')));
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  const config = result.data;
  const read = async (kind: MailKind): Promise<{ subject: string; html: string }> => {
    const { subject, content_path } = config.auth.email.template[kind];
    return { subject, html: await readFile(path.join(root, content_path), 'utf8') };
  };
  const [confirmation, invite, magic_link, recovery, email_change] = await Promise.all([
    read('confirmation'),
    read('invite'),
    read('magic_link'),
    read('recovery'),
    read('email_change'),
  ]);
  return { config, templates: { confirmation, invite, magic_link, recovery, email_change } };
}
