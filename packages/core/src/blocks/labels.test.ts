import { describe, expect, test } from 'vitest';
import { enBlockLabels, enCustomerBlockLabels } from './labels.ts';

const say = (type: string, old_value: unknown, new_value: unknown) =>
  enBlockLabels.timeline.activity({ type, old_value, new_value }, enBlockLabels);

describe('a change is told in plain words', () => {
  test.each([
    ['status_change', 'new', 'in_progress', 'changed the status from New to In progress'],
    ['priority_change', null, 'urgent', 'set the priority to Urgent'],
    ['agent_assignment', 'Ana', null, 'removed the assignee'],
    ['agent_assignment', null, 'Ana', 'assigned the ticket to Ana'],
    ['subject_change', 'a', 'b', 'changed the subject from “a” to “b”'],
    [
      'subject_change',
      { subject: 'a' },
      { subject: 'a', description_changed: true },
      'changed the description',
    ],
    [
      'subject_change',
      { subject: 'a' },
      { subject: 'b', description_changed: true },
      'changed the subject from “a” to “b” and the description',
    ],
    ['tags_change', {}, { added: ['vip', 'export'] }, 'added the tags vip, export'],
    ['tags_change', { removed: ['vip'] }, {}, 'removed the tags vip'],
    ['agent_assignment', { name: null }, { name: 'Ana' }, 'assigned the ticket to Ana'],
    [
      'priority_change',
      { priority: 'low' },
      { priority: 'urgent' },
      'changed the priority from Low to Urgent',
    ],
    ['category_change', 'Billing', null, 'removed the category'],
    ['rated', null, 5, 'rated the answer 5 of 5'],
    ['rated', null, { rating: 4 }, 'rated the answer 4 of 5'],
    [
      'sla_breached',
      {},
      { clock: 'next_response', due_at: '2026-11-21T09:00:00Z' },
      'marked the next response as overdue',
    ],
    ['sla_breached', {}, {}, 'marked a service target as overdue'],
    ['something_new', null, null, 'changed the ticket'],
  ])('%s from %j to %j: %s', (type, before, after, sentence) => {
    expect(say(type, before, after)).toBe(sentence);
  });

  test('whoever assigns a ticket to themselves took it', () => {
    const activity = { type: 'agent_assignment', old_value: null, new_value: { name: 'Ana' } };
    const by = (name: string) => enBlockLabels.timeline.activity(activity, enBlockLabels, name);
    expect(by('Ana')).toBe('took the ticket');
    expect(by('Ben')).toBe('assigned the ticket to Ana');
  });

  test('a status this version does not know is shown as it is', () => {
    expect(say('status_change', 'constructor', 'paused')).toBe(
      'changed the status from constructor to paused',
    );
  });

  test('a value of an unexpected shape never reads "[object Object]"', () => {
    expect(say('category_change', { title: 'x' }, { name: { en: 'y' } })).not.toContain('object');
  });
});

test('customers are told what concerns them', () => {
  expect(enCustomerBlockLabels.status.waiting).toBe('Waiting for you');
  expect(Object.keys(enCustomerBlockLabels)).toEqual(Object.keys(enBlockLabels));
});
