import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentLimits, attachmentTypes, avatarLimits } from './attachment.ts';
import * as sets from './closed-sets.ts';
import { databaseErrorCodes } from './error-codes.ts';
import { slaSoonMinutes, slaStates } from './sla.ts';
import { ticketViews } from './ticket-list.ts';

const folder = resolve(import.meta.dirname, '../../../../supabase/migrations');
const sql = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .toSorted()
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

const quoted = (text: string): string[] =>
  [...text.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);

function domain(name: string): string[] {
  const found = new RegExp(
    `create domain public\\.${name} as text\\s+check \\(value in \\(([^;]*?)\\)\\);`,
  ).exec(sql);
  return quoted(found?.[1] ?? '');
}

function columnCheck(table: string, column: string): string[] {
  const body =
    new RegExp(`create table public\\.${table} \\(([\\s\\S]*?)\\n\\)`).exec(sql)?.[1] ?? '';
  return quoted(new RegExp(`check \\(${column} in \\(([^)]*)\\)\\)`).exec(body)?.[1] ?? '');
}

describe('closed sets are those of the database', () => {
  const domains = [
    ['user_role', sets.userRoles],
    ['ticket_status', sets.ticketStatuses],
    ['ticket_priority', sets.ticketPriorities],
    ['ticket_channel', sets.ticketChannels],
    ['activity_type', sets.activityTypes],
    ['app_permission', sets.appPermissions],
    ['availability', sets.availabilities],
    ['assignment_strategy', sets.assignmentStrategies],
    ['notification_type', sets.notificationTypes],
    ['sla_clock', sets.slaClocks],
    ['article_status', sets.articleStatuses],
    ['article_visibility', sets.articleVisibilities],
  ] as const;

  it.each(domains)('%s', (name, values) => {
    expect(domain(name)).toEqual([...values]);
  });

  it.each([
    ['tags', 'colour', sets.tagColours],
    ['ticket_messages', 'author_role', sets.authorRoles],
    ['ticket_transitions', 'actor', sets.transitionActors],
  ])('%s.%s', (table, column, values) => {
    expect(columnCheck(table, column)).toEqual([...values]);
  });

  it('no domain of the database is without its union', () => {
    const names = [...sql.matchAll(/create domain public\.(\w+)/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(domains.map(([name]) => name)));
  });

  it('the buckets take what the contract says', () => {
    const buckets = /insert into storage\.buckets[\s\S]*?;/.exec(sql)?.[0] ?? '';
    const [attachments = '', avatars = ''] = buckets.split("('avatars'");
    expect(quoted(attachments).filter((text) => text.includes('/'))).toEqual([...attachmentTypes]);
    expect(attachments).toContain(`false, ${attachmentLimits.max_bytes}, `);
    expect(quoted(avatars).filter((text) => text.includes('/'))).toEqual([...avatarLimits.types]);
    expect(avatars).toContain(`false, ${avatarLimits.max_bytes}, `);
  });

  it('what is due soon is so in lists and on screen, in the same words', () => {
    expect(sql).toContain(`select interval '${slaSoonMinutes} minutes'`);
    const states = /v_states <@ array\[(.*?)\]/.exec(sql)?.[1] ?? '';
    expect(quoted(states)).toEqual([...slaStates]);
  });

  it('the views are those that the queue knows', () => {
    const known = /Choose (mine.*?)\./.exec(sql)?.[1]?.replace(' or ', ', ').split(', ');
    expect(known?.toSorted()).toEqual([...ticketViews].toSorted());
  });
});

describe('error codes', () => {
  const literal = [...sql.matchAll(/private\.fail\(\s*'PT\d+',\s*'([a-z_]+)'/g)].map(
    ([, code = '']) => code,
  );
  // private.check_text and private.check_patch make theirs from the field's name.
  const made = [...sql.matchAll(/private\.check_text\('(\w+)'/g)].flatMap(([, field = '']) => [
    `${field}_too_short`,
    `${field}_too_long`,
  ]);
  const unknown = ['status_unknown', 'priority_unknown'];

  it('all codes that the database raises are listed, and no other', () => {
    const raised = new Set([...literal, ...made, ...unknown]);
    expect([...databaseErrorCodes]).toEqual([...raised].toSorted());
  });
});
