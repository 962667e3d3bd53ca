import { describe, expect, it } from 'vitest';
import { lintMigrations } from './schema-rules.ts';

const name = '20260101000000_tickets_tables.sql';

function lint(sql: string): string[] {
  return lintMigrations([{ name, sql }]);
}

function withPrivileges(create: string, extra = ''): string {
  return `${create};
    comment on function public.f(int) is 'Does f.';
    revoke execute on function public.f(int) from public, anon;
    grant execute on function public.f(int) to authenticated;
    ${extra}`;
}

function policy(expression: string): string {
  return `create policy tickets_select_staff on public.tickets for select to authenticated using (${expression});`;
}

const soundFunction = `create function public.f(a int) returns int language sql
  set search_path = '' as $$ select a; $$`;

describe('file names', () => {
  it('takes a version and words in lower case', () => {
    expect(lintMigrations([{ name, sql: '' }])).toEqual([]);
  });

  it.each(['20260101_tickets.sql', '20260101000000-tickets.sql', '20260101000000_Tickets.sql'])(
    'refuses %s',
    (wrong) => {
      expect(lintMigrations([{ name: wrong, sql: '' }])).toEqual([
        expect.stringContaining('name it'),
      ]);
    },
  );

  it('refuses a version used twice', () => {
    const twin = { name: '20260101000000_people_tables.sql', sql: '' };
    expect(lintMigrations([{ name, sql: '' }, twin])).toEqual([
      expect.stringContaining('has the version'),
    ]);
  });
});

describe('policies', () => {
  it.each([
    'customer_id = (select auth.uid())',
    'team_id = any (array(select private.my_team_ids()))',
    "(select private.has_permission('tickets.view_all'))",
    '(select private.topic_id((select realtime.topic()))) = ticket_id',
    'exists (select 1 from public.tickets t where t.id = ticket_id and t.owner = (select auth.uid()))',
    "subject = '100% @@ ilike auth.uid()'",
    '(storage.foldername(name))[1] = (select auth.uid())::text',
  ])('may ask %s', (expression) => {
    expect(lint(policy(expression))).toEqual([]);
  });

  it.each([
    ['customer_id = auth.uid()', 'wrap auth.uid()'],
    ['private.is_staff()', 'wrap private.is_staff()'],
    ["current_setting('role') = 'x'", 'wrap current_setting()'],
    ['exists (select 1 from public.tickets t where private.is_staff())', 'wrap private.is_staff()'],
    ['(select private.can_see(ticket_id))', 'takes the row'],
    ["search @@ to_tsquery('a')", '@@ is not leakproof'],
    ["subject ilike 'a'", 'ilike is not leakproof'],
    ["subject ~~* 'a'", '~~* is not leakproof'],
    ["subject % 'a'", '% is not leakproof'],
    ["tags @> '{a}'", '@> is not leakproof'],
  ])('may not ask %s', (expression, message) => {
    expect(lint(policy(expression))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    [
      'create policy tickets_all_staff on public.tickets to authenticated using (true)',
      'one policy per command',
    ],
    [
      'create policy tickets_all_staff on public.tickets for all to authenticated using (true)',
      'one policy per',
    ],
    ['create policy tickets_select_any on public.tickets for select using (true)', 'to which role'],
    [
      'create policy tickets_select_any on public.tickets for select to public using (true)',
      'name the roles',
    ],
    [
      'create policy tickets_update_own on public.tickets for update to authenticated using (true)',
      'both using and with check',
    ],
    [
      'create policy see on public.tickets for select to authenticated using (true)',
      'tickets_select_<role>',
    ],
    [
      'create policy tickets_select_a on tickets for select to authenticated using (true)',
      'name the schema',
    ],
  ])('refuses: %s', (sql, message) => {
    expect(lint(sql)).toEqual([expect.stringContaining(message)]);
  });

  it('names a policy on a table of another schema with that schema', () => {
    const rest = 'on storage.objects for select to authenticated using (true);';
    expect(lint(`create policy storage_objects_select_authenticated ${rest}`)).toEqual([]);
    expect(lint(`create policy objects_select_authenticated ${rest}`)).toHaveLength(1);
  });

  it('takes an update policy with both halves, and looks into both', () => {
    const head = 'create policy tickets_update_own on public.tickets for update to authenticated';
    expect(lint(`${head} using ((select private.is_staff())) with check (true);`)).toEqual([]);
    expect(lint(`${head} using (true) with check (private.is_staff());`)).toHaveLength(1);
  });
});

describe('functions', () => {
  it('takes one with a search path, a comment, and privileges by name', () => {
    expect(lint(withPrivileges(soundFunction))).toEqual([]);
  });

  it('is not misled by comments or by what stands in strings', () => {
    const sql = withPrivileges(
      soundFunction,
      "-- create type a as enum;\nselect 'create policy x; on y';",
    );
    expect(lint(sql)).toEqual([]);
  });

  it.each([
    [soundFunction.replace("set search_path = ''", ''), 'search_path'],
    [soundFunction.replace("= ''", "= 'public'"), 'search_path'],
    [soundFunction.replace('sql\n', 'sql security definer\n'), 'belongs in private'],
  ])('refuses: %s', (create, message) => {
    expect(lint(withPrivileges(create))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['comment on', 'needs a `comment on function`'],
    ['revoke', 'revoke its execution first'],
    ['grant', 'grant its execution by name'],
  ])('refuses one without %s', (verb, message) => {
    const sql = withPrivileges(soundFunction).replace(new RegExp(`^\\s*${verb}.*$`, 'm'), '');
    expect(lint(sql)).toEqual([expect.stringContaining(message)]);
  });

  it('asks no grant for a trigger function, and takes a revoke for the whole schema afterwards', () => {
    const create = `create function private.t() returns trigger language plpgsql security definer
      set search_path = '' as $$ begin return new; end $$;
      comment on function private.t() is 'Fires.';`;
    const revoke = 'revoke execute on all functions in schema private from public;';
    expect(lint(create + revoke)).toEqual([]);
    expect(lint(revoke + create)).toEqual([expect.stringContaining('revoke its execution first')]);
  });
});

describe('default privileges', () => {
  const fromAll = 'alter default privileges revoke execute on functions from public;';
  const inPublic =
    'alter default privileges in schema public revoke execute on functions from anon, authenticated;';
  const unrevoked = withPrivileges(soundFunction).replace(/^\s*revoke.*$/m, '');

  it('stand for the revoke of each function, where they cover everybody and the API roles', () => {
    expect(lint(fromAll + inPublic + unrevoked)).toEqual([]);
  });

  it.each([
    ['only one schema', inPublic.replace('anon, authenticated', 'public, anon, authenticated')],
    ['not the API roles', fromAll],
  ])('do not, where they cover %s', (_, defaults) => {
    expect(lint(defaults + unrevoked)).toEqual([expect.stringContaining('revoke its execution')]);
  });

  it('do not reach functions made before them', () => {
    expect(lint(unrevoked + fromAll + inPublic)).toEqual([
      expect.stringContaining('revoke its execution'),
    ]);
  });
});

describe('tables and types', () => {
  const table = 'create table public.tickets (id uuid primary key)';
  const comment = "comment on table public.tickets is 'What customers ask.'";
  const security = 'alter table public.tickets enable row level security';

  it('takes a table with a comment and row level security', () => {
    expect(lint([table, comment, security].join(';\n'))).toEqual([]);
  });

  it.each([
    [[table, security], 'needs a `comment on table`'],
    [[table, comment], 'needs `enable row level security`'],
    [['create table tickets (id int)', "comment on table tickets is 'x'"], 'name its schema'],
    [["create type public.status as enum ('a')"], 'use a domain'],
  ])('refuses %j', (statements, message) => {
    expect(lint(statements.join(';\n'))).toEqual([expect.stringContaining(message)]);
  });

  it('names the file and the line', () => {
    expect(lint(`-- a note; with a semicolon\n\n${policy('private.is_staff()')}`)[0]).toMatch(
      /^20260101000000_tickets_tables\.sql:3: policy tickets_select_staff: wrap/,
    );
  });
});
