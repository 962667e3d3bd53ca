import pg from 'pg';
import { PUBLIC_TABLES, TABLES } from '../access-matrix.ts';
import {
  type CallerName,
  CALLERS,
  type Grants,
  idOf,
  type InsertSituation,
  type Outcome,
  type RowSituation,
  type TableRules,
  type UpdateSituation,
} from '../matrix/model.ts';
import { TOPICS } from '../matrix/topics.ts';
import { assume, type Caller } from './database.ts';

export type Command = 'select' | 'insert' | 'update' | 'delete';

/** One attempt of one caller and what must come of it. */
export interface AccessCase {
  readonly name: string;
  /** Qualified table, and the command, whose policy decides. */
  readonly table: string;
  readonly command: Command;
  readonly caller: CallerName;
  readonly expected: Outcome;
  /** Deactivated callers own the row: once active again, they succeed. */
  readonly whenActive: boolean;
  readonly attempt: (client: pg.ClientBase) => Promise<Outcome>;
}

const COMMANDS: readonly Command[] = ['select', 'insert', 'update', 'delete'];

function callerOf(name: CallerName): Caller {
  if (name === 'anon') return { role: 'anon', id: null };
  return { role: 'authenticated', id: idOf('person', name) };
}

/** Runs `work` as a caller and undoes it. An error of the database becomes its SQLSTATE. */
export async function tryAs(
  client: pg.ClientBase,
  caller: CallerName,
  work: () => Promise<Outcome>,
): Promise<string> {
  await client.query('savepoint attempt');
  try {
    await assume(client, callerOf(caller));
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== undefined) return error.code;
    throw error;
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}

function statement(table: string, command: Command, rule: RowSituation | UpdateSituation): string {
  if (command === 'select') return `select 1 from ${table} where ${rule.where}`;
  if (command === 'delete') return `delete from ${table} where ${rule.where}`;
  return `update ${table} set ${'set' in rule ? rule.set : ''} where ${rule.where}`;
}

async function changeRows(client: pg.ClientBase, text: string): Promise<Outcome> {
  const { rowCount } = await client.query(text);
  return (rowCount ?? 0) > 0 ? 'done' : 'nothing';
}

async function insertRow(
  client: pg.ClientBase,
  table: string,
  rule: InsertSituation,
  caller: CallerName,
): Promise<Outcome> {
  const self = idOf('person', caller);
  const values = Object.values(rule.values).map((value) =>
    typeof value === 'string' ? value.replace(/^caller/, self) : value,
  );
  const columns = Object.keys(rule.values).join(', ');
  await client.query(
    `insert into ${table} (${columns}) values (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
    values,
  );
  return 'done';
}

const isGranted = (grants: Grants, command: Command): boolean => grants[command] !== undefined;

function grantsOf(rules: TableRules, caller: CallerName): Grants {
  return caller === 'anon' ? rules.anon : rules.authenticated;
}

function situationCases(table: string, rules: TableRules, command: Command): AccessCase[] {
  return Object.entries<RowSituation | InsertSituation>(rules[command] ?? {}).flatMap(
    ([situation, rule]) =>
      CALLERS.map((caller) => {
        const denied =
          command === 'insert' || !isGranted(grantsOf(rules, caller), command)
            ? '42501'
            : 'nothing';
        return {
          name: `${caller} · ${command} · ${situation}`,
          table,
          command,
          caller,
          expected: rule.allowed.includes(caller) ? 'done' : (rule.refusals?.[caller] ?? denied),
          whenActive: rule.ownedBy === caller,
          attempt: async (client) =>
            'values' in rule
              ? insertRow(client, table, rule, caller)
              : changeRows(client, statement(table, command, rule)),
        };
      }),
  );
}

/**
 * A change that reads no column is not held to the select policy, so it shows what the policy of its own command
 * lets through: no more rows than the same change that does read one.
 */
function blindCases(table: string, rules: TableRules, command: 'update' | 'delete'): AccessCase[] {
  const [rule] = Object.values<RowSituation | UpdateSituation>(rules[command] ?? {});
  if (rule === undefined) return [];
  const seeing = statement(table, command, { ...rule, where: 'created_at is not null' });
  const blind = seeing.slice(0, seeing.indexOf(' where '));
  return (['customer', 'viewer'] as const).map((caller) => ({
    name: `${caller} · ${command} · without looking, no row they do not see`,
    table,
    command,
    caller,
    expected: 'nothing' as const,
    whenActive: false,
    attempt: async (client: pg.ClientBase) => {
      await client.query('savepoint seeing');
      const seen = await client.query(seeing);
      await client.query('rollback to savepoint seeing');
      const changed = await client.query(blind);
      return changed.rowCount === seen.rowCount ? 'nothing' : 'done';
    },
  }));
}

function ungrantedStatement(table: string, command: Command): string {
  if (command === 'select') return `select 1 from ${table} where false`;
  if (command === 'insert') return `insert into ${table} default values`;
  const column = table.endsWith('_search') ? 'document' : 'created_at';
  if (command === 'update') return `update ${table} set ${column} = ${column}`;
  return `delete from ${table}`;
}

function ungrantedCases(table: string, rules: TableRules): AccessCase[] {
  return COMMANDS.flatMap((command) =>
    CALLERS.filter((caller) => !isGranted(grantsOf(rules, caller), command)).map((caller) => ({
      name: `${caller} · ${command} · is not granted`,
      table,
      command,
      caller,
      expected: '42501' as const,
      whenActive: false,
      attempt: async (client: pg.ClientBase) =>
        changeRows(client, ungrantedStatement(table, command)),
    })),
  );
}

/** Every case of the matrix on tables. */
function tableCases(): AccessCase[] {
  const declared = Object.entries(TABLES).flatMap(([table, rules]) => [
    ...COMMANDS.flatMap((command) => situationCases(table, rules, command)),
    ...blindCases(table, rules, 'update'),
    ...blindCases(table, rules, 'delete'),
  ]);
  const ungranted = Object.entries(PUBLIC_TABLES).flatMap(([name, rules]) =>
    ungrantedCases(`public.${name}`, rules),
  );
  return [...declared, ...ungranted];
}

async function enterTopic(client: pg.ClientBase, topic: string): Promise<void> {
  await client.query(`select set_config('realtime.topic', $1, true)`, [topic]);
}

async function canRead(client: pg.ClientBase, topic: string, caller: CallerName): Promise<Outcome> {
  // The probe is the server's: written with its rights, then looked for with the caller's.
  await client.query('reset role');
  const probe = await client.query<{ id: string }>(
    `insert into realtime.messages (topic, extension, inserted_at, updated_at)
    values ($1, 'broadcast', now(), now()) returning id`,
    [topic],
  );
  await assume(client, callerOf(caller));
  await enterTopic(client, topic);
  return changeRows(
    client,
    `select id from realtime.messages where id = '${probe.rows[0]?.id ?? ''}'`,
  );
}

async function canSend(client: pg.ClientBase, topic: string, extension: string): Promise<Outcome> {
  await enterTopic(client, topic);
  await client.query(
    'insert into realtime.messages (topic, extension, inserted_at, updated_at) values ($1, $2, now(), now())',
    [topic, extension],
  );
  return 'done';
}

/** Every case of the matrix on realtime topics, tried the way the Realtime server asks. */
function topicCases(): AccessCase[] {
  const table = 'realtime.messages';
  return Object.entries(TOPICS).flatMap(([name, rules]) =>
    CALLERS.flatMap((caller): AccessCase[] => [
      {
        name: `${caller} · join · ${name}`,
        table,
        command: 'select',
        caller,
        expected: rules.read.includes(caller) ? 'done' : 'nothing',
        whenActive: false,
        attempt: async (client) => canRead(client, rules.topic, caller),
      },
      ...(['broadcast', 'presence'] as const).map((extension) => ({
        name: `${caller} · ${extension} · ${name}`,
        table,
        command: 'insert' as const,
        caller,
        expected: rules[extension].includes(caller) ? ('done' as const) : ('42501' as const),
        whenActive: false,
        attempt: async (client: pg.ClientBase) => canSend(client, rules.topic, extension),
      })),
    ]),
  );
}

/** The whole matrix of tables, files and topics. */
export const ACCESS_CASES: readonly AccessCase[] = [...tableCases(), ...topicCases()];
