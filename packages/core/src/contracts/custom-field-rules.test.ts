import { describe, expect, test } from 'vitest';
import { customField } from '../testing/factories.ts';
import {
  customerFields,
  customValueOf,
  customValueProblem,
  customValuesOf,
} from './custom-field-rules.ts';
import type { CustomFieldType, CustomValue } from './custom-field.ts';

const options = ['Office', 'Home'];
const field = (type: CustomFieldType, is_required = false) =>
  customField({ key: 'k', label: 'Place', type, options, is_required });

describe('a typed value', () => {
  test.each<[CustomFieldType, CustomValue, CustomValue]>([
    ['text', ' SN-1 ', 'SN-1'],
    ['number', '-12.5', -12.5],
    ['boolean', false, false],
    ['date', '2024-02-29', '2024-02-29'],
    ['select', 'Home', 'Home'],
    ['multiselect', ['Home', 'Office'], ['Home', 'Office']],
  ])('of type %s fits and is sent in its type', (type, typed, sent) => {
    expect(customValueProblem(field(type, true), typed)).toBeUndefined();
    expect(customValueOf(field(type), typed)).toEqual(sent);
  });

  test.each<[CustomFieldType, CustomValue, string]>([
    ['text', 'x'.repeat(1001), 'Place has at most 1,000 characters.'],
    ['number', '1,000', 'Place must be a number.'],
    ['number', 'many', 'Place must be a number.'],
    ['date', '2023-02-29', 'Place must be a date.'],
    ['date', 'tomorrow', 'Place must be a date.'],
    ['select', 'Moon', 'Choose one of the options for Place.'],
    ['multiselect', ['Home', 'Moon'], 'Choose among the options for Place.'],
  ])('of type %s that does not fit is refused in words: %s', (type, typed, problem) => {
    expect(customValueProblem(field(type), typed)).toBe(problem);
  });

  test.each<[CustomFieldType, CustomValue | undefined]>([
    ['text', '   '],
    ['number', ''],
    ['date', undefined],
    ['select', ''],
    ['multiselect', []],
  ])('of type %s that was left out is missed only where it is needed', (type, typed) => {
    expect(customValueProblem(field(type), typed)).toBeUndefined();
    expect(customValueProblem(field(type, true), typed)).toBe('Place is needed.');
    expect(customValueOf(field(type), typed)).toBeUndefined();
  });

  test('a required question that was not ticked is answered with no', () => {
    expect(customValueOf(field('boolean', true), undefined)).toBe(false);
    expect(customValueOf(field('boolean'), undefined)).toBeUndefined();
  });
});

describe('the fields of a ticket', () => {
  const category_id = '00000000-0000-4000-8000-000000000777';
  const fields = [
    customField({ key: 'second', position: 2 }),
    customField({ key: 'first', position: 1, category_id }),
    customField({ key: 'staff', position: 0, visible_to_customers: false }),
    customField({ key: 'gone', position: 0, is_active: false }),
  ];

  test('are those for customers in its category, in their order', () => {
    const keys = (category: string | null) =>
      customerFields(fields, category).map(({ key }) => key);
    expect(keys(category_id)).toEqual(['first', 'second']);
    expect(keys(null)).toEqual(['second']);
  });

  test('are all that is sent', () => {
    const typed = { first: 'a', second: 'b', staff: 'c' };
    expect(customValuesOf(customerFields(fields, null), typed)).toEqual({ second: 'b' });
  });
});
