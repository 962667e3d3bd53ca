import * as z from 'zod/mini';
import { AppError } from './app-error.ts';
import { appError, toAppError } from './to-app-error.ts';

const httpUrl = z.string().check(
  z.trim(),
  z.refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'is not an http(s) address',
  }),
  z.overwrite((text) => text.replace(/\/+$/, '')),
);

const appUrlsSchema = z.object({
  customerPortal: httpUrl,
  agentDesk: httpUrl,
  adminConsole: httpUrl,
});
export type AppUrls = z.infer<typeof appUrlsSchema>;

const runtimeConfigSchema = z.object({
  supabaseUrl: httpUrl,
  supabasePublishableKey: z.string().check(
    z.minLength(1, 'is empty'),
    // A secret key in a browser would open every table to everybody.
    z.refine((key) => !key.startsWith('sb_secret_'), { error: 'is a secret key' }),
  ),
  mailUrl: z.optional(httpUrl),
  apps: z.optional(appUrlsSchema),
});
export type RuntimeConfig = z.infer<typeof runtimeConfigSchema>;

const builtInSchema = z.object({
  VITE_SUPABASE_URL: z.optional(z.string()),
  VITE_SUPABASE_PUBLISHABLE_KEY: z.optional(z.string()),
  VITE_CUSTOMER_PORTAL_URL: z.optional(z.string()),
  VITE_AGENT_DESK_URL: z.optional(z.string()),
  VITE_ADMIN_CONSOLE_URL: z.optional(z.string()),
});

/** Where a build without `VITE_SUPABASE_*` learns its project from. */
const runtimeConfigPath = '/runtime-config.json';

/**
 * Which Supabase project this app talks to: what was built in, else `/runtime-config.json` from its own origin.
 *
 * @param builtIn the build's variables, `import.meta.env` in an app
 * @throws AppError `config_invalid`, with `details.problems`, one sentence per fault, for the set-up page
 */
export async function loadRuntimeConfig(builtIn: unknown): Promise<RuntimeConfig> {
  const env = builtInSchema.parse(builtIn ?? {});
  if (env.VITE_SUPABASE_URL || env.VITE_SUPABASE_PUBLISHABLE_KEY) {
    const apps = {
      customerPortal: env.VITE_CUSTOMER_PORTAL_URL,
      agentDesk: env.VITE_AGENT_DESK_URL,
      adminConsole: env.VITE_ADMIN_CONSOLE_URL,
    };
    return check({
      supabaseUrl: env.VITE_SUPABASE_URL,
      supabasePublishableKey: env.VITE_SUPABASE_PUBLISHABLE_KEY,
      ...(Object.values(apps).every(Boolean) ? { apps } : {}),
    });
  }
  return check(await fetchConfig());
}

async function fetchConfig(): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(runtimeConfigPath, { cache: 'no-store' });
  } catch (error) {
    throw toAppError(error);
  }
  // A static host without the file may answer with the app's page.
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!response.ok || !isJson) {
    throw configError([
      'Neither VITE_SUPABASE_URL and VITE_SUPABASE_PUBLISHABLE_KEY were set when this app was built, nor is there a /runtime-config.json.',
    ]);
  }
  return response.json().catch((error: unknown) => {
    throw appError('unexpected', 'config_invalid', error);
  });
}

function check(config: unknown): RuntimeConfig {
  const parsed = runtimeConfigSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  throw configError(
    parsed.error.issues.map(
      ({ path, code, message }) =>
        `${path.join('.')} ${code === 'invalid_type' ? 'is missing' : message}.`,
    ),
  );
}

function configError(problems: readonly string[]): AppError {
  const { message } = appError('unexpected', 'config_invalid');
  return new AppError({
    kind: 'unexpected',
    code: 'config_invalid',
    message,
    details: { problems },
  });
}

/** The faults that a `config_invalid` error lists; empty for any other error. */
export function configProblems(error: AppError): readonly string[] {
  const parsed = z.array(z.string()).safeParse(error.details['problems']);
  return parsed.success ? parsed.data : [];
}
