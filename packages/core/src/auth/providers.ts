import { queryOptions } from '@tanstack/react-query';
import { authSettingsSchema, type SignInProvider, signInProviders } from '../contracts/account.ts';
import { runtimeConfig, supabase } from '../db/client.ts';
import { appError, toAppError } from '../db/to-app-error.ts';

/** Which of the known providers the project is configured for; Auth tells it to everybody. @throws AppError */
async function fetchProviders(signal: AbortSignal): Promise<SignInProvider[]> {
  const { supabaseUrl, supabasePublishableKey } = runtimeConfig();
  const headers = { apikey: supabasePublishableKey };
  try {
    const response = await fetch(`${supabaseUrl}/auth/v1/settings`, { headers, signal });
    if (!response.ok) throw appError('unavailable', `http_${response.status}`);
    const { external } = authSettingsSchema.parse(await response.json());
    return signInProviders.filter((provider) => external[provider] === true);
  } catch (error) {
    signal.throwIfAborted();
    throw toAppError(error);
  }
}

/** The ways to sign in besides a password; changes when the project is set up anew. */
export function providersQuery() {
  return queryOptions({
    queryKey: ['auth', 'providers'] as const,
    queryFn: ({ signal }) => fetchProviders(signal),
    staleTime: 'static',
  });
}

/**
 * Begins to sign in at a provider.
 *
 * @param redirect_to absolute address of this app, allowed by the project, that the provider's answer leads to; the
 * client takes the code from it when the app starts
 * @returns the address at which the person goes on
 * @throws AppError
 */
export async function signInWithProvider(
  provider: SignInProvider,
  { redirect_to }: { redirect_to: string },
): Promise<string> {
  const { data, error } = await supabase().auth.signInWithOAuth({
    provider,
    options: { redirectTo: redirect_to, skipBrowserRedirect: true },
  });
  if (error) throw toAppError(error);
  return data.url;
}
