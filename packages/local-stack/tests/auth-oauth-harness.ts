import { randomInt, randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { decodeJwt } from 'jose';
import {
  type OAuthServer,
  startOAuthServer,
  type StandInPerson,
} from '../src/testing/oauth-server.ts';
import { APP_URL, newEmail, TestGateway } from './gateway-harness.ts';

export type Provider = 'google' | 'github';

/** A gateway whose Google and GitHub are a stand-in, and browsers that sign in through it. */
export class OAuthWorld {
  readonly gateway: TestGateway;
  readonly server: OAuthServer;

  private constructor(gateway: TestGateway, server: OAuthServer) {
    this.gateway = gateway;
    this.server = server;
  }

  static async start(): Promise<OAuthWorld> {
    const server = await startOAuthServer();
    return new OAuthWorld(await TestGateway.start({ environment: server.environment }), server);
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.server.stop();
  }

  /** Somebody new at the providers. */
  newPerson(about: Partial<StandInPerson> = {}): StandInPerson {
    const person = {
      id: randomInt(1, 2 ** 40),
      login: `login-${randomUUID()}`,
      name: 'Grace Hopper',
      email: newEmail('grace'),
      isVerified: true,
      ...about,
    };
    this.server.add(person);
    return person;
  }

  /** A browser with an app open in it. */
  browser(): OAuthBrowser {
    return new OAuthBrowser(this.gateway);
  }
}

/** Where an address leads, without going there. */
export async function leadsTo(address: string | URL): Promise<URL> {
  const answer = await fetch(address, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? `about:blank?status=${answer.status}`);
}

export class OAuthBrowser {
  readonly auth: ReturnType<typeof createClient>['auth'];

  constructor(gateway: TestGateway) {
    const stored = new Map<string, string>();
    this.auth = createClient(gateway.url, gateway.publishableKey, {
      auth: {
        flowType: 'pkce',
        autoRefreshToken: false,
        detectSessionInUrl: false,
        storage: {
          getItem: (key) => stored.get(key) ?? null,
          setItem: (key, value) => void stored.set(key, value),
          removeItem: (key) => void stored.delete(key),
        },
      },
    }).auth;
  }

  /** Presses "Sign in with …". @returns the address of the provider's page */
  async begin(provider: Provider, redirectTo = `${APP_URL}/welcome`): Promise<URL> {
    const { data, error } = await this.auth.signInWithOAuth({
      provider,
      options: { redirectTo, skipBrowserRedirect: true },
    });
    if (error !== null) throw error;
    return leadsTo(data.url);
  }

  /** Begins, chooses a person there, and comes back. @returns where in the app it ends */
  async visit(provider: Provider, person: StandInPerson, redirectTo?: string): Promise<URL> {
    const page = await this.begin(provider, redirectTo);
    page.searchParams.set('person', String(person.id));
    return leadsTo(await leadsTo(page));
  }

  /** The whole way, to a session. @returns the user and what the access token says */
  async signIn(provider: Provider, person: StandInPerson) {
    const end = await this.visit(provider, person);
    const { data, error } = await this.auth.exchangeCodeForSession(
      end.searchParams.get('code') ?? '',
    );
    if (error !== null) throw error;
    return { user: data.user, claims: decodeJwt(data.session.access_token) };
  }
}

/** The reason an app is told, which stands in the query and in the fragment alike. */
export function reasonOf(url: URL): Record<string, string> {
  return Object.fromEntries(
    ['error', 'error_code', 'error_description'].flatMap((name) => {
      const value = url.searchParams.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
