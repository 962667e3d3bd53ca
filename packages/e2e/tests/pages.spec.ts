import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { answerOf, clientOf } from '../src/api/clients.ts';
import { AppPage } from '../src/pages/app-page.ts';
import { test } from '../src/people/test.ts';
import { demoAccount } from '../src/stack/running-stack.ts';

const screens = fileURLToPath(new URL('../test-results/screens/', import.meta.url));

const looks = [
  { theme: 'light', viewport: { width: 1440, height: 900 } },
  { theme: 'dark', viewport: { width: 1440, height: 900 } },
  { theme: 'light', viewport: { width: 390, height: 844 } },
  { theme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

interface Stop {
  name: string;
  path: string;
  /** What the page is called: its h1. */
  heading: string | RegExp;
}

const signedOut: readonly Stop[] = [
  { name: 'sign-in', path: '/sign-in', heading: 'Sign in' },
  { name: 'forgot-password', path: '/forgot-password', heading: 'Forgot your password?' },
  {
    name: 'expired-link',
    path: '/auth/confirmed?error_code=otp_expired',
    heading: 'This link no longer works',
  },
];

/** The help centre, as visitors see it. */
const helpCentre: readonly Stop[] = [
  { name: 'help', path: '/help', heading: 'Help centre' },
  { name: 'help-topic', path: '/help/categories/displays', heading: 'Displays' },
  {
    name: 'help-article',
    path: '/help/articles/display-goes-offline',
    heading: 'A display goes offline',
  },
  { name: 'help-search', path: '/help/search?q=dispaly%20dark', heading: /^Search:/ },
  { name: 'help-search-none', path: '/help/search?q=zebra', heading: 'Search: zebra' },
];

/** The ticket of the demo customer with the longest conversation: it shows most. */
async function longestTicket(): Promise<number> {
  const { client } = await clientOf(demoAccount('customer'));
  const [ticket] = answerOf(
    await client.from('tickets').select('number').order('seq', { ascending: false }).limit(1),
  );
  if (ticket === undefined) throw new Error('The demo customer has no ticket.');
  return ticket.number;
}

async function look(page: Page, stop: Stop, name: string): Promise<void> {
  await test.step(`${stop.name} (${name})`, async () => {
    await page.goto(stop.path);
    const shown = new AppPage(page);
    await expect(shown.heading(stop.heading)).toBeVisible();
    await settled(page);
    await shown.isAccessible();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(wider, `${stop.name} is wider than the screen, in px`).toBe(0);
    await page.screenshot({ path: path.join(screens, `${stop.name}-${name}.png`) });
  });
}

/** Nothing is loading any more, pictures and letters included. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

for (const { theme, viewport } of looks) {
  const name = `${theme}-${viewport.width}`;

  test(`the customer portal is sound, ${name}`, async ({ people }) => {
    test.setTimeout(180_000);
    const visitor = await people.visitor('customerPortal', { theme, viewport });
    const pages: readonly Stop[] = [
      ...signedOut,
      { name: 'sign-up', path: '/sign-up', heading: 'Create your account' },
      ...helpCentre,
    ];
    for (const stop of pages) {
      await look(visitor.page, { ...stop, name: `portal-${stop.name}` }, name);
    }
    const customer = await people.demo('customer', 0, { theme, viewport });
    customer.noise.expect(/status of 404/);
    const number = await longestTicket();
    const inside: readonly Stop[] = [
      { name: 'home', path: '/', heading: /^Hello/ },
      { name: 'tickets', path: '/tickets', heading: 'My tickets' },
      { name: 'tickets-none', path: '/tickets?status=closed&sort=priority', heading: 'My tickets' },
      { name: 'new-ticket', path: '/tickets/new', heading: 'New ticket' },
      { name: 'ticket', path: `/tickets/${number}`, heading: new RegExp(String(number)) },
      { name: 'account', path: '/account', heading: 'Account' },
      { name: 'not-found', path: '/nowhere', heading: /not/i },
    ];
    for (const stop of inside) {
      await look(customer.page, { ...stop, name: `portal-${stop.name}` }, name);
    }
  });

  test(`the agent desk is sound, ${name}`, async ({ people }) => {
    test.setTimeout(180_000);
    const visitor = await people.visitor('agentDesk', { theme, viewport });
    for (const stop of signedOut) {
      await look(visitor.page, { ...stop, name: `desk-${stop.name}` }, name);
    }
    const agent = await people.demo('agent', 0, { theme, viewport });
    const { client } = await clientOf(demoAccount('agent'));
    const [busiest] = answerOf(
      await client.from('tickets').select('number').order('seq', { ascending: false }).limit(1),
    );
    const number = busiest?.number ?? 0;
    const inside: readonly Stop[] = [
      { name: 'mine', path: '/queue/mine', heading: 'My tickets' },
      { name: 'unassigned', path: '/queue/unassigned', heading: 'Unassigned' },
      { name: 'live-filtered', path: '/queue/live?priority=urgent', heading: 'All live' },
      { name: 'waiting', path: '/queue/waiting', heading: 'Waiting' },
      { name: 'snoozed', path: '/queue/snoozed', heading: 'Snoozed' },
      { name: 'resolved', path: '/queue/resolved', heading: 'Recently resolved' },
      {
        name: 'ticket',
        path: `/queue/live/tickets/${number}`,
        heading: new RegExp(String(number)),
      },
    ];
    for (const stop of inside) {
      await look(agent.page, { ...stop, name: `desk-${stop.name}` }, name);
    }
  });

  test(`the admin console is sound, ${name}`, async ({ people }) => {
    test.setTimeout(180_000);
    const visitor = await people.visitor('adminConsole', { theme, viewport });
    for (const stop of signedOut) {
      await look(visitor.page, { ...stop, name: `console-${stop.name}` }, name);
    }
    const admin = await people.demo('admin', 0, { theme, viewport });
    await look(admin.page, { name: 'console-tickets', path: '/tickets', heading: 'Tickets' }, name);
    // Every place of the navigation, whichever there are.
    const navigation = admin.page.getByRole('navigation', { name: 'Main' });
    if (!(await navigation.isVisible())) {
      await admin.page.getByRole('button', { name: 'Show navigation' }).click();
      await expect(navigation).toBeVisible();
      await new AppPage(admin.page).isAccessible();
    }
    const places = await navigation
      .getByRole('link')
      .evaluateAll((links) =>
        links.flatMap((link) =>
          link instanceof HTMLAnchorElement && link.origin === window.location.origin
            ? [{ path: link.pathname, heading: link.innerText.trim() }]
            : [],
        ),
      );
    expect(places.length).toBeGreaterThan(1);
    for (const place of places) {
      const stop = { ...place, name: `console${place.path.replaceAll('/', '-')}` };
      await look(admin.page, stop, name);
    }
    const number = await longestTicket();
    const me = demoAccount('agent');
    const { session } = await clientOf(me);
    const inside: readonly Stop[] = [
      { name: 'ticket', path: `/tickets/${number}`, heading: new RegExp(String(number)) },
      { name: 'person', path: `/people/${session.user.id}`, heading: new RegExp(me.name) },
      { name: 'new-service-level', path: '/service-levels/new', heading: 'New service level' },
      { name: 'new-schedule', path: '/schedules/new', heading: 'New schedule' },
    ];
    for (const stop of inside) {
      await look(admin.page, { ...stop, name: `console-${stop.name}` }, name);
    }
  });
}
