import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { providersQuery, signInWithProvider } from '../auth/providers.ts';
import { ProviderButtons } from '../blocks/auth-providers.tsx';
import { leaveTo } from '../lib/leave-to.ts';
import { attempt } from './attempt.ts';
import { authPaths, mailLinkTo } from './auth-paths.ts';

/** The configured providers. They lead back to sign-in, which knows where the person wanted to go. */
export function AppProviderButtons() {
  const [params] = useSearchParams();
  // Whoever cannot be told of the providers still has the password.
  const { data: providers = [] } = useQuery(providersQuery());
  const wanted = params.get('return_to');
  const search = wanted === null ? '' : `?${new URLSearchParams({ return_to: wanted }).toString()}`;
  return (
    <ProviderButtons
      providers={providers}
      onChoose={async (provider) =>
        attempt(async () => {
          const redirect_to = mailLinkTo(`${authPaths.signIn}${search}`);
          leaveTo(await signInWithProvider(provider, { redirect_to }));
        })
      }
    />
  );
}
