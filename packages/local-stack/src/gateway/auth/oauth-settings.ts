import type { ProjectConfig } from '../config.ts';

type External = ProjectConfig['auth']['external'];

export type ProviderName = keyof External;

export interface ProviderSettings {
  readonly clientId: string;
  readonly secret: string;
  /** In place of the provider's own address, without a slash at the end; empty for the provider's own. */
  readonly url: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The value of `env(NAME)`, or the text itself. An unset variable counts as empty. */
function readText(text: string, environment: Environment): string {
  const name = /^env\((\w+)\)$/.exec(text)?.[1];
  return name === undefined ? text : (environment[name] ?? '');
}

function isOn(variable: string, text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new Error(`${variable} must be true or false, but is "${text}"`);
}

function readOne(
  name: ProviderName,
  config: External[ProviderName],
  environment: Environment,
): ProviderSettings | undefined {
  const variable = (key: string): string => `SUPABASE_AUTH_EXTERNAL_${name}_${key}`.toUpperCase();
  const value = (key: 'client_id' | 'secret' | 'url'): string =>
    environment[variable(key)] || readText(config[key], environment);
  const override = environment[variable('enabled')] ?? '';
  if (!(override === '' ? config.enabled : isOn(variable('enabled'), override))) return undefined;
  const required = (key: 'client_id' | 'secret'): string => {
    const text = value(key);
    if (text !== '') return text;
    throw new Error(
      `auth.external.${name} is enabled without a ${key}: "${config[key]}" in supabase/config.toml is empty`,
    );
  };
  const url = value('url').replace(/\/$/, '');
  if (url !== '' && !/^https?:/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new Error(`auth.external.${name}.url is not an http(s) address`);
  return { clientId: required('client_id'), secret: required('secret'), url };
}

/**
 * The providers that are switched on. As with the Supabase CLI, a variable named after a setting, such as
 * `SUPABASE_AUTH_EXTERNAL_GOOGLE_ENABLED`, wins over `supabase/config.toml`.
 *
 * @throws when one is switched on and not wholly configured, naming what is missing
 */
export function readProviderSettings(
  external: External,
  environment: Environment,
): ReadonlyMap<ProviderName, ProviderSettings> {
  const found = new Map<ProviderName, ProviderSettings>();
  for (const name of ['google', 'github'] as const) {
    const settings = readOne(name, external[name], environment);
    if (settings !== undefined) found.set(name, settings);
  }
  return found;
}
