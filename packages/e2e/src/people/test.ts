import { type Browser, test as base } from '@playwright/test';
import { type Account, createCustomer, createStaff } from '../api/accounts.ts';
import { signIn } from '../api/clients.ts';
import { type AppKey, demoAccount, runningStack } from '../stack/running-stack.ts';
import { type Arrival, Person } from './person.ts';

type Look = Pick<Arrival, 'viewport' | 'theme'>;
type Credentials = Pick<Account, 'email' | 'password'>;

const homes = { customer: 'customerPortal', agent: 'agentDesk', admin: 'adminConsole' } as const;

/** The people of one test. Each has a browser of their own, which must have had nothing to complain about at the end. */
class People {
  readonly #browser: Browser;
  readonly #arrived: Person[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Somebody whom the app does not know. */
  async visitor(app: AppKey, look: Look = {}): Promise<Person> {
    return this.#arrive({ stack: runningStack(), app, ...look });
  }

  /** Somebody who signed in to the app before. */
  async signedIn(account: Credentials, app: AppKey, look: Look = {}): Promise<Person> {
    const { session } = await signIn(account);
    return this.#arrive({ stack: runningStack(), app, session, ...look });
  }

  /** A person of the demo data, in their app; admins may be at the desk too. */
  async demo(
    role: keyof typeof homes,
    position = 0,
    { app = homes[role], ...look }: Look & { app?: AppKey } = {},
  ): Promise<Person> {
    return this.signedIn(demoAccount(role, position), app, look);
  }

  /** A new customer in the portal. */
  async customer(name?: string): Promise<{ account: Account; person: Person }> {
    const account = await createCustomer(name);
    return { account, person: await this.signedIn(account, 'customerPortal') };
  }

  /** A new agent at the desk. */
  async agent(
    name?: string,
    teams: readonly string[] = [],
  ): Promise<{ account: Account; person: Person }> {
    const account = await createStaff('agent', { ...(name ? { name } : {}), teams });
    return { account, person: await this.signedIn(account, 'agentDesk') };
  }

  /** Closes all browsers and says what they complained about. */
  async leave(): Promise<void> {
    await Promise.all(this.#arrived.map(async ({ context }) => context.close()));
    for (const [index, { noise }] of this.#arrived.entries())
      noise.assertNone(`Person ${index + 1}`);
  }

  async #arrive(arrival: Arrival): Promise<Person> {
    const person = await Person.arrive(this.#browser, arrival);
    this.#arrived.push(person);
    return person;
  }
}

export const test = base.extend<{ people: People }>({
  people: async ({ browser }, use) => {
    const people = new People(browser);
    await use(people);
    await people.leave();
  },
});
