import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Session } from '@supabase/supabase-js';
import { Noise } from '../checks/noise.ts';
import { Wiretap } from '../checks/wiretap.ts';
import type { AppKey, RunningStack } from '../stack/running-stack.ts';

/** The key under which each app keeps its session. */
const sessionKeys: Readonly<Record<AppKey, string>> = {
  customerPortal: 'autocrm:customer-portal:session',
  agentDesk: 'autocrm:agent-desk:session',
  adminConsole: 'autocrm:admin-console:session',
};

export interface Arrival {
  stack: RunningStack;
  app: AppKey;
  /** Absent for visitors. */
  session?: Session | undefined;
  viewport?: { width: number; height: number };
  theme?: 'light' | 'dark';
}

/** One person with a browser of their own. */
export class Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly noise: Noise;
  readonly wiretap: Wiretap;
  #open: () => void = () => undefined;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.noise = new Noise(context);
    this.wiretap = Wiretap.on(context);
  }

  /** Opens a browser with nothing in it but, if given, a session of the app. */
  static async arrive(browser: Browser, arrival: Arrival): Promise<Person> {
    const { stack, app, session, viewport, theme } = arrival;
    const origin = stack.apps[app];
    const localStorage = session
      ? [{ name: sessionKeys[app], value: JSON.stringify(session) }]
      : [];
    const context = await browser.newContext({
      baseURL: origin,
      // Half-faded text has less contrast than the text that is meant.
      reducedMotion: 'reduce',
      storageState: { cookies: [], origins: [{ origin, localStorage }] },
      ...(viewport ? { viewport } : {}),
      ...(theme ? { colorScheme: theme } : {}),
    });
    return new Person(context, await context.newPage());
  }

  /** Keeps this person's calls of a command on the way until they are let go, so that somebody else is faster. */
  async holdsRequests(command: string): Promise<void> {
    const gate = Promise.withResolvers<void>();
    this.#open = gate.resolve;
    await this.page.route(`**/rest/v1/rpc/${command}`, async (route) => {
      await gate.promise;
      await route.continue();
    });
  }

  async letsRequestsGo(): Promise<void> {
    this.#open();
    await this.page.unrouteAll({ behavior: 'wait' });
  }
}
