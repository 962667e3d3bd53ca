import { type Account, allAccounts, readDemoAccounts } from '@autocrm/database/seed/accounts.ts';
import { readArticles } from '@autocrm/database/seed/articles.ts';
import { isLoaded, loadDemo } from '@autocrm/database/seed/load.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster, withClient } from '../src/database.ts';
import { generate } from '../src/generate.ts';
import { brokenRules, structure } from './invariants.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(async () => cluster.stop());

describe('generated data', () => {
  test('keeps every rule that triggers would enforce, and leaves keys and indexes as they were', async () => {
    const url = await cluster.create('generated');
    await withClient(url, async (client) => {
      const before = await structure(client);
      await generate(client, { tickets: 2000 });
      expect(await brokenRules(client)).toEqual([]);
      expect(await structure(client)).toEqual(before);
    });
  });

  test('a run that fails leaves the database as it was', async () => {
    const url = await cluster.create('failed');
    await withClient(url, async (client) => {
      const before = await structure(client);
      await client.query("insert into public.teams (name) values ('Support 1')");
      await expect(generate(client, { tickets: 500 })).rejects.toThrow('teams_name_key');
      expect(await structure(client)).toEqual(before);
      expect(await brokenRules(client)).toEqual([]);
      const { rows } = await client.query<{ count: number }>(
        'select count(*) from public.profiles',
      );
      expect(rows[0]?.count).toBe(0);
    });
  });

  test('history that was tampered with is found', async () => {
    const url = await cluster.create('tampered');
    await withClient(url, async (client) => {
      await generate(client, { tickets: 200 });
      await client.query(`
        alter table public.ticket_activities disable trigger user;
        delete from public.ticket_activities
        where id = (select id from public.ticket_activities where type = 'comment' limit 1);
        alter table public.ticket_activities enable trigger user`);
      expect(await brokenRules(client)).toEqual([
        'the public feed of every ticket is numbered without a gap',
        'every message stands in the history under its number',
      ]);
    });
  });
});

/** Stands in for the Auth server, whose rows the triggers turn into profiles. */
async function signUpAll(url: string, accounts: readonly Account[]): Promise<Map<string, string>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ id: string; email: string }>(
      `insert into auth.users (id, aud, role, email, raw_user_meta_data, created_at, updated_at)
      select gen_random_uuid(), 'authenticated', 'authenticated', a.email, jsonb_build_object('full_name', a.name), now(), now()
      from jsonb_to_recordset($1) as a (email text, name text)
      returning id, email`,
      [JSON.stringify(accounts)],
    );
    return new Map(rows.map(({ id, email }) => [email, id]));
  });
}

describe('demo data', () => {
  test('keeps every rule, fills every state and gives the demo customer tickets to look at', async () => {
    const url = await cluster.create('demo');
    const demo = await readDemoAccounts();
    const accounts = allAccounts(demo);
    const ids = await signUpAll(url, accounts);
    await withClient(url, async (client) => {
      expect(await isLoaded(client)).toBe(false);
      expect(await loadDemo(client, accounts, ids, new Date())).toBe(300);
      expect(await isLoaded(client)).toBe(true);
      expect(await brokenRules(client)).toEqual([]);
      const { rows } = await client.query<{ status: string }>(
        'select distinct status from public.tickets order by 1',
      );
      expect(rows.map(({ status }) => status)).toEqual([
        'closed',
        'in_progress',
        'new',
        'open',
        'resolved',
        'waiting',
      ]);
      const own = await client.query<{ status: string }>(
        `select t.status from public.tickets as t join public.profiles as p on p.id = t.customer_id
        where p.email = $1 order by t.number`,
        [demo.find(({ role }) => role === 'customer')?.email],
      );
      expect(new Set(own.rows.map(({ status }) => status)).size).toBe(6);
      expect(own.rows).toHaveLength(8);
    });
  });

  test('the help centre, ratings, custom fields and notifications are there to be looked at', async () => {
    const url = await cluster.create('furnished');
    const demo = await readDemoAccounts();
    const accounts = allAccounts(demo);
    const ids = await signUpAll(url, accounts);
    await withClient(url, async (client) => {
      await loadDemo(client, accounts, ids, new Date());
      const count = async (sql: string, values: readonly unknown[] = []): Promise<number> => {
        const { rows } = await client.query<{ count: number }>(sql, [...values]);
        return rows[0]?.count ?? 0;
      };
      const { articles } = await readArticles();
      expect(await count('select count(*) from public.kb_articles')).toBe(articles.length);
      expect(await count('select count(*) from public.kb_articles where is_popular')).toBe(
        articles.filter(({ popular }) => popular).length,
      );
      expect(await count('select count(*) from public.kb_article_feedback')).toBeGreaterThan(50);
      const done = await count(
        "select count(*) from public.tickets where status in ('resolved', 'closed')",
      );
      const rated = await count('select count(*) from public.ticket_ratings');
      expect(rated / done).toBeGreaterThan(0.5);
      expect(rated / done).toBeLessThan(0.7);
      const poor = 'select count(*) from public.ticket_ratings where rating <= 2';
      expect(await count(poor)).toBeGreaterThan(3);
      expect(await count(poor)).toBeLessThan(rated * 0.15);
      expect(await count(`${poor} and comment = ''`)).toBe(0);
      for (const key of ['serial_number', 'display_count']) {
        const filled = 'select count(*) from public.tickets where custom_fields ? $1';
        expect(await count(filled, [key])).toBeGreaterThan(5);
      }
      expect(
        await count("select count(*) from public.ticket_desk where custom_fields ? 'root_cause'"),
      ).toBeGreaterThan(50);
      const notices = await client.query<{ unread: number; read: number }>(
        `select count(*) filter (where n.read_at is null) as unread, count(*) filter (where n.read_at is not null) as read
        from unnest($1::uuid[]) as p (id) left join public.notifications as n on n.recipient_id = p.id group by p.id`,
        [demo.map(({ email }) => ids.get(email))],
      );
      expect(notices.rows).toHaveLength(demo.length);
      expect(
        notices.rows.filter(({ unread, read }) => unread < 1 || unread > 9 || read < 1),
      ).toEqual([]);
    });
  });

  test('two databases get the same tickets, and no text has an unfilled blank', async () => {
    const accounts = allAccounts(await readDemoAccounts());
    const texts: string[][] = [];
    for (const name of ['first', 'second']) {
      const url = await cluster.create(name);
      const ids = await signUpAll(url, accounts);
      await withClient(url, async (client) => {
        await loadDemo(client, accounts, ids, new Date('2026-11-21T12:00:00Z'));
        const { rows } = await client.query<{ text: string }>(`
          select number || ' ' || subject || description || status || seq as text from public.tickets
          union all select id || body from public.ticket_messages where origin_ticket_id is null
          union all select id || body from public.ticket_notes
          union all select ticket_id || ' ' || rating || comment from public.ticket_ratings
          union all select number || custom_fields::text from public.tickets order by 1`);
        texts.push(rows.map(({ text }) => text));
      });
    }
    expect(texts[0]).toEqual(texts[1]);
    expect(texts[0]?.filter((text) => /\{\w+\}|undefined/.test(text))).toEqual([]);
  });
});
