import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import {
  type Compared,
  type Measured,
  measureCounts,
  measureKeyedReads,
  measureOpening,
  measureReplies,
} from './actions.ts';
import { startCluster, withClient } from './database.ts';
import { generate } from './generate.ts';
import { lists, type ListTimes, measureList, sortsOf } from './lists.ts';
import { personas, pickPeople } from './people.ts';
import { describeMachine, verdictTable, writeFigures } from './report.ts';
import { measureArticleSearch, measureTicketSearch } from './searches.ts';
import {
  countsVerdict,
  growthVerdict,
  keyedReadVerdict,
  listVerdict,
  openingVerdict,
  replyVerdict,
  searchVerdict,
  type Verdict,
} from './verdicts.ts';

const SMALL = 10_000;
const legend = `×: times of the same page as a plain query without row level security; up to 1 ms more is granted at any ratio, which the command costs by itself (who asks, which filters, planning). Growth: from ${SMALL} tickets, of pages that are full in both.`;

interface Options {
  readonly size: number;
  readonly runs: number;
  readonly write: boolean;
  /** Databases that were generated before, instead of new ones. */
  readonly url: string | undefined;
  readonly smallUrl: string | undefined;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '1000000' },
      runs: { type: 'string', default: '200' },
      write: { type: 'boolean', default: false },
      url: { type: 'string' },
      'small-url': { type: 'string' },
    },
  });
  const size = Number(values.size);
  const runs = Number(values.runs);
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(runs) || runs < 1) {
    throw new RangeError('--size and --runs are whole numbers.');
  }
  return { size, runs, write: values.write, url: values.url, smallUrl: values['small-url'] };
}

async function fill(url: string, tickets: number): Promise<void> {
  await withClient(url, (client) =>
    generate(client, {
      tickets,
      onStep: (step, seconds) => {
        if (seconds >= 1) console.log(`  ${step}: ${seconds.toFixed(0)} s`);
      },
    }),
  );
}

async function measureLists(client: Client, runs: number): Promise<ListTimes[]> {
  const people = await pickPeople(client, runs);
  const results: ListTimes[] = [];
  for (const list of lists) {
    for (const sort of sortsOf(list)) {
      const subject = { list, sort, people: people[list.persona] };
      results.push(await measureList(client, subject, runs));
    }
  }
  return results;
}

interface ActionTimes {
  readonly openings: readonly Measured[];
  readonly counts: readonly Measured[];
  readonly replies: readonly Measured[];
  readonly reads: readonly Compared[];
  readonly searches: readonly Measured[];
}

async function measureActions(client: Client, runs: number): Promise<ActionTimes> {
  const people = await pickPeople(client, runs);
  const openings: Measured[] = [];
  const counts: Measured[] = [];
  const searches: Measured[] = [];
  for (const persona of personas) {
    openings.push(await measureOpening(client, persona, people[persona], runs));
    searches.push(...(await measureTicketSearch(client, persona, people[persona], runs)));
    searches.push(await measureArticleSearch(client, persona, people[persona], runs));
    if (persona === 'customer') continue;
    counts.push(await measureCounts(client, persona, people[persona], runs));
  }
  const reads = await measureKeyedReads(client, people.agent, runs);
  const replies = [
    await measureReplies(client, 'agent', runs),
    await measureReplies(client, 'customer', runs),
  ];
  return { openings, counts, replies, reads, searches };
}

interface Sized {
  readonly small: ListTimes | undefined;
  readonly large: ListTimes;
}

/** Of each list, the sort that is slowest on the large database. */
function slowestSorts(sized: readonly Sized[]): Sized[] {
  const slowest = new Map<ListTimes['list'], Sized>();
  for (const times of sized) {
    const { list, rpc } = times.large;
    if (rpc.p95 > (slowest.get(list)?.large.rpc.p95 ?? 0)) slowest.set(list, times);
  }
  return [...slowest.values()];
}

/** All verdicts: growth where a small database was measured too. */
function judge(sized: readonly Sized[], actions: ActionTimes): Verdict[] {
  const growth = sized.map(({ small, large }) =>
    small === undefined ? null : growthVerdict(small, large),
  );
  return [
    ...sized.map(({ large }) => listVerdict(large)),
    ...growth.filter((verdict) => verdict !== null),
    ...actions.openings.map(openingVerdict),
    ...actions.searches.map(searchVerdict),
    ...actions.counts.map(countsVerdict),
    ...actions.reads.map(keyedReadVerdict),
    ...actions.replies.map(replyVerdict),
  ];
}

async function run(options: Options, urls: { small?: string; large: string }): Promise<boolean> {
  const small =
    urls.small === undefined
      ? []
      : await withClient(urls.small, (client) => measureLists(client, options.runs));
  return withClient(urls.large, async (client) => {
    const machine = await describeMachine(client);
    const { rows } = await client.query<{ count: number }>('select count(*) from public.tickets');
    const large = await measureLists(client, options.runs);
    const sized = large.map((times, index) => ({ small: small[index], large: times }));
    const actions = await measureActions(client, options.runs);
    const verdicts = judge(sized, actions);
    const intro = `${String(rows[0]?.count)} tickets, ${options.runs} runs each with random people. ${machine}.`;
    console.log(`${intro}\n\n${verdictTable(verdicts)}\n\n${legend}`);
    const missed = verdicts.filter(({ met }) => !met).length;
    console.log(`\n${verdicts.length - missed} budgets met, ${missed} missed`);
    if (options.write) {
      await writeFigures('Database', [
        `${intro} Of each list the slowest of its sorts; ${verdicts.length - missed} budgets met, ${missed} missed over all sorts.`,
        verdictTable(judge(slowestSorts(sized), actions)),
        legend,
      ]);
    }
    return missed === 0;
  });
}

async function main(): Promise<boolean> {
  const options = readOptions();
  if (options.url !== undefined) {
    const { url, smallUrl } = options;
    return run(options, smallUrl === undefined ? { large: url } : { small: smallUrl, large: url });
  }
  const cluster = await startCluster();
  try {
    const [small, large] = [await cluster.create('small'), await cluster.create('large')];
    console.log(`Generating ${SMALL} and ${options.size} tickets`);
    await fill(small, SMALL);
    await fill(large, options.size);
    return await run(options, { small, large });
  } finally {
    await cluster.stop();
  }
}

process.exitCode = (await main()) ? 0 : 1;
