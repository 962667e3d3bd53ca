import { dataError } from './errors.ts';
import { TextReader } from './text-reader.ts';

/** A column, with the steps into it when it is JSON. */
export interface FieldPath {
  readonly column: string;
  readonly steps: readonly { readonly arrow: '->' | '->>'; readonly key: string }[];
}

export interface ColumnItem {
  readonly kind: 'column';
  readonly field: FieldPath;
  readonly alias: string | undefined;
  readonly cast: string | undefined;
}

export interface EmbedItem {
  readonly kind: 'embed';
  readonly relation: string;
  readonly alias: string | undefined;
  readonly hint: string | undefined;
  readonly isInner: boolean;
  readonly isSpread: boolean;
  readonly items: readonly SelectItem[];
}

export type SelectItem = { readonly kind: 'all' } | ColumnItem | EmbedItem;

export interface OrderTerm {
  readonly field: FieldPath;
  readonly direction: '.asc' | '.desc' | undefined;
  readonly nulls: '.nullsfirst' | '.nullslast' | undefined;
}

/** One filter, or a tree of them. */
export type Condition =
  | {
      readonly kind: 'filter';
      readonly field: FieldPath;
      readonly isNegated: boolean;
      readonly operator: string;
      /** `any` or `all` of a list, or the configuration of a text search. */
      readonly modifier: string | undefined;
      readonly value: string;
    }
  | {
      readonly kind: 'group';
      readonly isNegated: boolean;
      readonly join: 'and' | 'or';
      readonly conditions: readonly Condition[];
    };

function takeOneOf<T extends string>(reader: TextReader, tokens: readonly T[]): T | undefined {
  return tokens.find((token) => reader.take(token));
}

function readField(reader: TextReader): FieldPath {
  const column = reader.name();
  const steps: { arrow: '->' | '->>'; key: string }[] = [];
  for (;;) {
    const arrow = takeOneOf(reader, ['->>', '->']);
    if (arrow === undefined) return { column, steps };
    steps.push({ arrow, key: reader.match(/-?\d+(?![\w])/) ?? reader.name() });
  }
}

function readCast(reader: TextReader): string | undefined {
  return reader.take('::') ? reader.name() : undefined;
}

function readEmbed(
  reader: TextReader,
  start: { relation: string; alias: string | undefined; isSpread: boolean },
): EmbedItem {
  let hint: string | undefined;
  let isInner = false;
  while (reader.take('!')) {
    const word = reader.name();
    if (word === 'inner') isInner = true;
    else if (word !== 'left') hint = word;
  }
  reader.expect('(');
  const items = reader.take(')') ? [] : readItems(reader);
  if (items.length > 0) reader.expect(')');
  return { kind: 'embed', ...start, hint, isInner, items };
}

function readItem(reader: TextReader): SelectItem {
  if (reader.take('*')) return { kind: 'all' };
  const isSpread = reader.take('...');
  let alias: string | undefined;
  let field = readField(reader);
  // `alias:name` and `name::cast` begin alike.
  const afterName = reader.match(/:(?!:)/);
  if (afterName !== undefined) {
    alias = field.column;
    field = readField(reader);
  }
  const next = reader.match(/(?=[!(])/);
  if (next !== undefined) return readEmbed(reader, { relation: field.column, alias, isSpread });
  const cast = readCast(reader);
  if (reader.match(/(?=\.(?:count|sum|avg|min|max)\(\))/) !== undefined) {
    throw dataError(400, 'PGRST123', 'Use of aggregate functions is not allowed');
  }
  return { kind: 'column', field, alias, cast };
}

function readItems(reader: TextReader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    reader.match(/\s*/);
    items.push(readItem(reader));
    reader.match(/\s*/);
  } while (reader.take(','));
  return items;
}

/** @throws HttpError PGRST100 */
export function parseSelect(text: string): SelectItem[] {
  if (text.trim() === '') return [{ kind: 'all' }];
  const reader = new TextReader(text);
  const items = readItems(reader);
  if (!reader.isDone) reader.fail('"," or the end');
  return items;
}

/** @throws HttpError PGRST100 */
export function parseOrder(text: string): OrderTerm[] {
  const reader = new TextReader(text);
  const terms: OrderTerm[] = [];
  do {
    const field = readField(reader);
    const direction = takeOneOf(reader, ['.asc', '.desc']);
    const nulls = takeOneOf(reader, ['.nullsfirst', '.nullslast']);
    terms.push({ field, direction, nulls });
  } while (reader.take(','));
  if (!reader.isDone) reader.fail('"," or the end');
  return terms;
}

const OPERATION = /^(not\.)?([a-z]+)(?:\(([^)]*)\))?\.([\s\S]*)$/;

/**
 * Reads the right-hand side of a filter: `eq.1`, `not.in.(1,2)`, `fts(english).word`.
 *
 * @throws HttpError PGRST100
 */
export function parseFilter(field: FieldPath, text: string): Condition {
  const [, not, operator, modifier, value] = OPERATION.exec(text) ?? [];
  if (operator === undefined || value === undefined) {
    throw dataError(400, 'PGRST100', `"failed to parse filter (${text})" (line 1, column 1)`, {
      details: 'expecting an operator and a value, as in "eq.1"',
    });
  }
  return { kind: 'filter', field, isNegated: not !== undefined, operator, modifier, value };
}

/** @throws HttpError PGRST100 */
export function parseField(text: string): FieldPath {
  const reader = new TextReader(text);
  const field = readField(reader);
  if (!reader.isDone) reader.fail('the end');
  return field;
}

function readCondition(reader: TextReader): Condition {
  const group = reader.match(/(?:not\.)?(?:and|or)(?=\()/);
  if (group !== undefined) {
    return readGroup(reader, group.startsWith('not.'), group.endsWith('or') ? 'or' : 'and');
  }
  const field = readField(reader);
  reader.expect('.');
  const operation = reader.match(/(?:not\.)?[a-z]+(?:\([^)]*\))?\./);
  if (operation === undefined) reader.fail('an operator');
  return parseFilter(field, operation + reader.value());
}

function readGroup(reader: TextReader, isNegated: boolean, join: 'and' | 'or'): Condition {
  reader.expect('(');
  const conditions: Condition[] = [];
  do {
    reader.match(/\s*/);
    conditions.push(readCondition(reader));
  } while (reader.take(','));
  reader.expect(')');
  return { kind: 'group', isNegated, join, conditions };
}

/**
 * Reads the value of `and`, `or`, `not.and` and `not.or`: `(a.eq.1,or(b.gt.2,c.is.null))`.
 *
 * @throws HttpError PGRST100
 */
export function parseGroup(text: string, isNegated: boolean, join: 'and' | 'or'): Condition {
  const reader = new TextReader(text);
  const group = readGroup(reader, isNegated, join);
  if (!reader.isDone) reader.fail('the end');
  return group;
}

/** The elements of a list written `(a,"b,c",d)`. @throws HttpError PGRST100 */
export function parseList(text: string): string[] {
  const reader = new TextReader(text);
  reader.expect('(');
  const values: string[] = [];
  if (reader.take(')')) return values;
  do values.push(reader.value());
  while (reader.take(','));
  reader.expect(')');
  return values;
}
