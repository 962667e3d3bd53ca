import { useState } from 'react';
import type { SignInProvider } from '../contracts/account.ts';
import type { ServerError } from '../forms/server-errors.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useAuthLabels } from './auth-labels.tsx';

export interface ProviderButtonsProps {
  /** Those that the project is configured for; without one nothing is shown. */
  providers: readonly SignInProvider[];
  /** Leads to the provider; answers why that did not work. */
  onChoose: (provider: SignInProvider) => Promise<ServerError | undefined>;
}

/** Signing in with an account from elsewhere, below the form for a password. */
export function ProviderButtons({ providers, onChoose }: ProviderButtonsProps) {
  const labels = useAuthLabels();
  const [pending, setPending] = useState<SignInProvider | null>(null);
  const [error, setError] = useState<ServerError>();
  if (providers.length === 0) return null;
  const choose = async (provider: SignInProvider) => {
    setPending(provider);
    setError(undefined);
    const problem = await onChoose(provider);
    if (!problem) return;
    setPending(null);
    setError(problem);
  };
  return (
    <div className="mt-6 grid gap-2">
      <p className="text-muted before:bg-border after:bg-border mb-2 flex items-center gap-3 text-sm before:h-px before:flex-1 after:h-px after:flex-1">
        {labels.providers.or}
      </p>
      {error ? <Banner tone="danger">{error.message}</Banner> : null}
      {providers.map((provider) => (
        <Button
          key={provider}
          full
          pending={pending === provider}
          onClick={() => {
            void choose(provider);
          }}
        >
          {labels.providers.go_on(labels.providers.names[provider])}
        </Button>
      ))}
    </div>
  );
}
