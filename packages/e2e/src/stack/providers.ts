const variable = 'AUTOCRM_E2E_PROVIDER';

/** Somebody with an account at Google and GitHub alike. */
export interface ProviderAccount {
  id: number;
  login: string;
  name: string;
  email: string;
  isVerified: boolean;
}

/** Hands the address of the server that stands in for Google and GitHub to the test workers. */
export function publishProvider(url: string): void {
  process.env[variable] = url;
}

/** Gives somebody an account at the providers, or changes the one with that id. */
export async function putProviderAccount(account: ProviderAccount): Promise<void> {
  const url = process.env[variable];
  if (url === undefined) throw new Error(`${variable} must name the providers' stand-in.`);
  const answer = await fetch(`${url}/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!answer.ok) throw new Error(`The stand-in refused: ${await answer.text()}`);
}
