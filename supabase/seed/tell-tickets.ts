import { valuesOfCustomer, valuesOfStaff } from './custom-fields.ts';
import { offices, rooms } from './help-desk.ts';
import { fraction, idOf, pick } from './random.ts';
import { drawRating } from './ratings.ts';
import { billingScenarios } from './scenarios/billing.ts';
import { calendarScenarios } from './scenarios/calendars.ts';
import { displayScenarios } from './scenarios/displays.ts';
import type { Scenario, TeamName, Turn } from './scenarios/scenario.ts';
import { type Person, type Status, Story, type StoryRows } from './story.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TICKETS = 300;
const scenarios = [...displayScenarios, ...calendarScenarios, ...billingScenarios];

export interface Cast {
  readonly demoCustomer: Person;
  readonly customers: readonly Person[];
  readonly lead: Person;
  readonly agents: Readonly<Record<TeamName, readonly Person[]>>;
}

export interface ToldTicket extends StoryRows {
  readonly tags: readonly string[];
}

interface Plan {
  readonly key: string;
  readonly customer: Person;
  readonly scenario: Scenario;
  readonly createdAt: Date;
  /** Where the story stops; `closed` follows by itself from what was resolved long enough. */
  readonly until: Exclude<Status, 'closed'>;
}

/** The demo customer's own tickets: how many days ago, and how far they came. */
const demoTickets: readonly (readonly [number, Plan['until'], string])[] = [
  [212, 'resolved', 'accounts'],
  [96, 'resolved', 'billing'],
  [3.5, 'resolved', 'calendar-sync'],
  [2.2, 'waiting', 'displays'],
  [1.7, 'open', 'returns'],
  [1.3, 'waiting', 'network'],
  [0.9, 'in_progress', 'orders'],
  [0.05, 'new', 'mobile-app'],
];

const shares: readonly {
  readonly youngerThanDays: number;
  readonly share: Partial<Record<Plan['until'], number>>;
}[] = [
  { youngerThanDays: 1.5, share: { new: 0.5, open: 0.3, in_progress: 0.2 } },
  {
    youngerThanDays: 6,
    share: { new: 0.1, open: 0.3, in_progress: 0.2, waiting: 0.25, resolved: 0.15 },
  },
  { youngerThanDays: 20, share: { open: 0.1, in_progress: 0.1, waiting: 0.25, resolved: 0.55 } },
  { youngerThanDays: 366, share: { waiting: 0.02, resolved: 0.98 } },
];

const untils = ['new', 'open', 'in_progress', 'waiting', 'resolved'] as const;

function drawUntil(key: string, ageDays: number): Plan['until'] {
  const row = shares.find(({ youngerThanDays }) => ageDays < youngerThanDays);
  let left = fraction(`until ${key}`);
  for (const until of untils) {
    left -= row?.share[until] ?? 0;
    if (left < 0) return until;
  }
  return 'resolved';
}

/** All tickets of the demo, oldest first. */
function planTickets(cast: Cast, now: Date): Plan[] {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  const demo = demoTickets.map(([days, until, category], index): Plan => {
    const fitting = scenarios.filter((scenario) => scenario.category === category);
    const key = `demo ${index}`;
    const scenario = pick(fitting, `scenario ${key}`);
    return { key, customer: cast.demoCustomer, scenario, createdAt: daysAgo(days), until };
  });
  const others = Array.from({ length: TICKETS - demo.length }, (_, index): Plan => {
    const key = `ticket ${index}`;
    const days = 360 * ((index + 0.5) / (TICKETS - demo.length)) ** 1.6;
    return {
      key,
      customer: pick(cast.customers, `customer ${key}`),
      scenario: pick(scenarios, `scenario ${key}`),
      createdAt: daysAgo(days),
      until: drawUntil(key, days),
    };
  });
  return [...demo, ...others].toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** Fills the names and numbers of one ticket into its scenario's texts. */
function filler({ key, customer, createdAt }: Plan): (text: string) => string {
  const digits = (name: string, length: number): string =>
    String(Math.floor(fraction(`${name} ${key}`) * 9 * 10 ** (length - 1)) + 10 ** (length - 1));
  const values: Record<string, string> = {
    room: pick(rooms, `room ${key}`),
    office: pick(offices, `office ${customer.name}`),
    serial: `RD4-${digits('batch', 3)}-${digits('serial', 4)}`,
    order: `RO-${digits('order', 5)}`,
    invoice: `RL-${createdAt.getUTCFullYear()}-${digits('invoice', 4)}`,
    count: String(3 + Math.floor(fraction(`count ${key}`) * 20)),
  };
  return (text) => text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}

function lastIndexBy(turns: readonly Turn[], matches: (turn: Turn) => boolean): number {
  return turns.findLastIndex((turn, index) => index < turns.length - 1 && matches(turn));
}

/** The part of the conversation that has happened when the story stops. */
function toldTurns({ scenario: { turns }, until }: Plan): readonly Turn[] {
  if (until === 'new') return [];
  if (until === 'resolved') return turns;
  if (until === 'waiting')
    return turns.slice(0, lastIndexBy(turns, (turn) => turn.asks === true) + 1);
  const end = lastIndexBy(turns, ({ by }) =>
    until === 'open' ? by === 'customer' : by !== 'customer',
  );
  return turns.slice(0, end + 1);
}

/** Hands out the times of a story's events, in order, all of them in the past. */
function clock(plan: Plan, events: number, now: Date): () => Date {
  const gaps = Array.from({ length: events + 1 }, (_, index) => {
    const share = fraction(`gap ${plan.key} ${index}`);
    return index === 0 ? (0.3 + 4 * share) * HOUR_MS : (0.4 + 16 * share ** 2) * HOUR_MS;
  });
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const room = (now.getTime() - plan.createdAt.getTime()) * 0.97;
  const pace = Math.min(1, room / total);
  let at = plan.createdAt.getTime();
  let index = 0;
  return () => {
    at += (gaps[index] ?? 0) * pace;
    index += 1;
    return new Date(at);
  };
}

interface Setting {
  readonly plan: Plan;
  readonly cast: Cast;
  readonly teamIds: Readonly<Record<TeamName, string>>;
  readonly fill: (text: string) => string;
  readonly tick: () => Date;
}

function converse(story: Story, agent: Person, turns: readonly Turn[], setting: Setting): void {
  const { plan, fill, tick } = setting;
  for (const turn of turns) {
    const at = tick();
    const text = fill(turn.text);
    if (turn.by === 'note') story.note(agent, text, at);
    else if (turn.by === 'customer') story.say(plan.customer, text, at);
    else {
      story.say(agent, text, at);
      if (turn.asks === true) story.change(agent, 'waiting', at);
    }
  }
}

function resolve(story: Story, agent: Person, { plan, cast, tick }: Setting, now: Date): void {
  const at = tick();
  story.change(agent, 'resolved', at);
  const waited = at.getTime() - plan.createdAt.getTime();
  const rating = drawRating(plan.key, waited / HOUR_MS);
  // The demo customer's latest is left for whoever tries the demo.
  const isLeft =
    plan.customer === cast.demoCustomer && now.getTime() - plan.createdAt.getTime() < 7 * DAY_MS;
  if (rating !== null && !isLeft) story.rate(rating, tick());
}

function settle(story: Story, agent: Person, setting: Setting, now: Date): void {
  const { plan, tick } = setting;
  if (plan.until === 'in_progress') story.change(agent, 'in_progress', tick());
  if (plan.until === 'resolved') resolve(story, agent, setting, now);
  if (plan.until === 'waiting' && fraction(`snooze ${plan.key}`) < 0.15) {
    story.snooze(agent, new Date(now.getTime() + 2 * DAY_MS), tick());
  }
  story.closeWhenDue(now);
  // Most people have read what was written to them; the demo customer has something new.
  const hasRead =
    plan.customer === setting.cast.demoCustomer
      ? plan.until !== 'waiting'
      : fraction(`read ${plan.key}`) < 0.8;
  if (hasRead) story.readBy(plan.customer);
  if (plan.until === 'resolved' || fraction(`seen ${plan.key}`) < 0.6) story.readBy(agent);
}

function tell(setting: Setting, now: Date): ToldTicket {
  const { plan, cast, fill, tick, teamIds } = setting;
  const { scenario, customer, key } = plan;
  const team = { id: teamIds[scenario.team], name: scenario.team };
  const agent = pick(cast.agents[scenario.team], `agent ${key}`);
  const story = new Story(
    {
      key,
      customer,
      subject: fill(pick(scenario.subjects, `subject ${key}`)),
      description: fill(scenario.description),
      category_id: idOf(`category ${scenario.category}`),
      priority: fraction(`priority ${key}`) < 0.8 ? scenario.priority : 'low',
      channel: fraction(`channel ${key}`) < 0.75 ? 'portal' : 'email',
      custom_fields: valuesOfCustomer(key, scenario, fill),
      staff_fields: plan.until === 'resolved' ? valuesOfStaff(key, scenario) : {},
    },
    plan.createdAt,
  );
  if (plan.until === 'new') {
    if (fraction(`routed ${key}`) < 0.35) story.route(cast.lead, team, tick());
    return { ...story.rows(), tags: [] };
  }
  const touched = tick();
  story.route(agent, team, touched);
  story.take(agent, touched);
  story.tag(agent, scenario.tags, touched);
  converse(story, agent, toldTurns(plan), setting);
  settle(story, agent, setting, now);
  return { ...story.rows(), tags: scenario.tags };
}

/** The demo's tickets with everything that hangs on them, told up to `now`. */
export function tellTickets(
  cast: Cast,
  teamIds: Readonly<Record<TeamName, string>>,
  now: Date,
): ToldTicket[] {
  return planTickets(cast, now).map((plan) => {
    const events = toldTurns(plan).length + 3;
    return tell({ plan, cast, teamIds, fill: filler(plan), tick: clock(plan, events, now) }, now);
  });
}
