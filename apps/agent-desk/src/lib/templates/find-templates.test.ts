import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';
import { describe, expect, test } from 'vitest';
import { responseTemplate } from '../../test-setup.tsx';
import { findTemplates } from './find-templates.ts';

const names = (found: ResponseTemplate[]) => found.map(({ title }) => title);
const templates = [
  responseTemplate({ title: 'Refund the order', shortcut: 'refund-order', use_count: 9 }),
  responseTemplate({ title: 'Refund', shortcut: 'refund', use_count: 1 }),
  responseTemplate({ title: 'Restart a display', shortcut: null, use_count: 3 }),
  responseTemplate({ title: 'Old refund', shortcut: 'old', is_active: false }),
];

describe('templates are found', () => {
  test('by their shortcut first, whole before its beginning', () => {
    expect(names(findTemplates(templates, 'refund'))).toEqual(['Refund', 'Refund the order']);
  });

  test('by the beginnings of words of their title', () => {
    expect(names(findTemplates(templates, 'dis rest'))).toEqual(['Restart a display']);
  });

  test('all of them by how often they are used, while nothing is typed', () => {
    expect(names(findTemplates(templates, ''))).toEqual([
      'Refund the order',
      'Restart a display',
      'Refund',
    ]);
  });

  test('not at all by what none of them has', () => {
    expect(findTemplates(templates, 'invoice')).toEqual([]);
  });
});
