// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  catalogLimits,
  openTicketLimitSchema,
  settingsFormSchema,
  slugOf,
} from './catalog-forms.ts';

test.each([
  ['Sécurité & accès', 'securite-acces'],
  ['  API v2.1 ', 'api-v2-1'],
  ['Größe', 'gro-e'],
  ['日本語', ''],
  [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
])('%s becomes an address that the database takes', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each([
  ['', null],
  ['1', 1],
  [' 1000 ', 1000],
])('a limit of "%s" is %s', (text, limit) => {
  expect(z.parse(openTicketLimitSchema, text)).toBe(limit);
});

test.each(['0', '1001', '-1', '2.5', 'many'])('a limit is not %s', (text) => {
  expect(z.safeParse(openTicketLimitSchema, text).success).toBe(false);
});

const valid = {
  company_name: 'Acme',
  portal_welcome: 'Hello',
  auto_close_days: '7',
  attachment_max_megabytes: '20',
  attachment_max_count: '10',
};

test('settings become numbers', () => {
  expect(z.parse(settingsFormSchema, valid)).toEqual({
    ...valid,
    auto_close_days: 7,
    attachment_max_megabytes: 20,
    attachment_max_count: 10,
  });
});

test.each([
  ['auto_close_days', '0'],
  ['auto_close_days', '366'],
  ['attachment_max_megabytes', '21'],
  ['attachment_max_count', '21'],
  ['company_name', ' '],
  ['company_name', 'x'.repeat(81)],
])('%s is not "%s"', (field, value) => {
  expect(z.safeParse(settingsFormSchema, { ...valid, [field]: value }).success).toBe(false);
});

test('the bounds are those of the migrations', async () => {
  const folder = new URL('../../../../supabase/migrations/', import.meta.url);
  const catalog = await readFile(new URL('20261101000200_catalog_tables.sql', folder), 'utf8');
  const people = await readFile(new URL('20261101000100_people_tables.sql', folder), 'utf8');
  const { auto_close_days: days, attachment_max_count: files } = catalogLimits;
  expect(catalog).toContain(`'auto_close_days' then`);
  expect(catalog).toContain(`between ${days.min} and ${days.max}`);
  expect(catalog).toContain(`between ${files.min} and ${files.max}`);
  expect(catalog).toContain(
    `between 1024 and ${catalogLimits.attachment_max_megabytes.max * 1_048_576}`,
  );
  expect(catalog).toContain(`char_length(description) <= ${catalogLimits.category.description})`);
  expect(catalog).toContain(
    `char_length(btrim(label)) between 1 and ${catalogLimits.priority.label})`,
  );
  expect(people).toContain(`char_length(btrim(name)) between 1 and ${catalogLimits.team.name})`);
  expect(people).toContain(`char_length(description) <= ${catalogLimits.team.description})`);
});
