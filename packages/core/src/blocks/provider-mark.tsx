import type { SignInProvider } from '../contracts/account.ts';

/** A provider's initial in a disc: their logos are theirs, and come with rules of their own. */
export function ProviderMark({ provider }: { provider: SignInProvider }) {
  return (
    <span
      aria-hidden
      className="bg-sunken text-muted grid size-5 place-items-center rounded-full text-xs font-semibold uppercase"
    >
      {provider.slice(0, 1)}
    </span>
  );
}
