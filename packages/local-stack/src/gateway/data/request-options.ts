import type { ApiRequest } from '../http.ts';
import { dataError } from './errors.ts';
import {
  type Condition,
  type OrderTerm,
  parseField,
  parseFilter,
  parseGroup,
  parseOrder,
} from './query-syntax.ts';

/** What a request says about the rows of one relation: its own or an embedded one's. */
export interface RowOptions {
  readonly conditions: Condition[];
  order: readonly OrderTerm[];
  limit: number | undefined;
  offset: number;
  /** By the name or alias of the embed. */
  readonly embeds: Map<string, RowOptions>;
}

export type CountKind = 'exact' | 'planned' | 'estimated';

/** The `Prefer` header (RFC 7240) as the Data API understands it. */
export interface Preferences {
  readonly result: 'minimal' | 'representation' | 'headers-only';
  readonly resolution: 'merge-duplicates' | 'ignore-duplicates' | undefined;
  readonly missing: 'default' | 'null';
  readonly count: CountKind | undefined;
}

function emptyOptions(): RowOptions {
  return { conditions: [], order: [], limit: undefined, offset: 0, embeds: new Map() };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) {
    throw dataError(400, 'PGRST100', `"failed to parse ${name} (${text})" (line 1, column 1)`);
  }
  return Number(text);
}

/** The options of the relation a dotted key belongs to, and the rest of the key. */
function descend(root: RowOptions, key: string): [RowOptions, string] {
  // Dots inside the path of a JSON value do not lead into an embed.
  const arrow = key.indexOf('->');
  const plain = arrow < 0 ? key : key.slice(0, arrow);
  const names = plain.split('.');
  const last = (names.pop() ?? '') + (arrow < 0 ? '' : key.slice(arrow));
  let options = root;
  if (names.at(-1) === 'not' && (last === 'and' || last === 'or')) {
    names.pop();
    return [descendBy(options, names), `not.${last}`];
  }
  options = descendBy(options, names);
  return [options, last];
}

function descendBy(root: RowOptions, names: readonly string[]): RowOptions {
  let options = root;
  for (const name of names) {
    const next = options.embeds.get(name) ?? emptyOptions();
    options.embeds.set(name, next);
    options = next;
  }
  return options;
}

const RESERVED = new Set(['select', 'columns', 'on_conflict', 'apikey']);

/**
 * Reads filters, order and page of a request.
 *
 * @param isArgument tells parameters that are arguments of a function from filters
 * @throws HttpError PGRST100
 */
export function readRowOptions(
  query: URLSearchParams,
  isArgument: (name: string, value: string) => boolean = () => false,
): RowOptions {
  const root = emptyOptions();
  for (const [key, value] of query) {
    if (RESERVED.has(key) || isArgument(key, value)) continue;
    const [options, name] = descend(root, key);
    if (name === 'order') options.order = value === '' ? [] : parseOrder(value);
    else if (name === 'limit') options.limit = wholeNumber('limit', value);
    else if (name === 'offset') options.offset = wholeNumber('offset', value);
    else if (name === 'and' || name === 'or')
      options.conditions.push(parseGroup(value, false, name));
    else if (name === 'not.and') options.conditions.push(parseGroup(value, true, 'and'));
    else if (name === 'not.or') options.conditions.push(parseGroup(value, true, 'or'));
    else options.conditions.push(parseFilter(parseField(name), value));
  }
  return root;
}

/** Applies the `Range` header (`0-9`), which older clients send in place of limit and offset. */
export function applyRangeHeader(options: RowOptions, request: ApiRequest): void {
  const range = /^(\d+)-(\d*)$/.exec(request.headers['range'] ?? '');
  if (range === null || request.method !== 'GET') return;
  const from = Number(range[1]);
  options.offset += from;
  if (range[2] === undefined || range[2] === '') return;
  const size = Number(range[2]) - from + 1;
  if (size < 1) throw dataError(416, 'PGRST103', 'Requested range not satisfiable');
  options.limit = Math.min(options.limit ?? size, size);
}

function oneOf<T extends string>(allowed: readonly T[], value: string | undefined): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

/** Reads the `Prefer` header; what it does not know is ignored, as the RFC asks. */
export function readPreferences(request: ApiRequest): Preferences {
  const given = new Map(
    (request.headers['prefer'] ?? '').split(',').map((part): [string, string] => {
      const [name = '', value = ''] = part.trim().split('=', 2);
      return [name, value];
    }),
  );
  return {
    result: oneOf(['minimal', 'representation', 'headers-only'], given.get('return')) ?? 'minimal',
    resolution: oneOf(['merge-duplicates', 'ignore-duplicates'], given.get('resolution')),
    missing: oneOf(['default', 'null'], given.get('missing')) ?? 'null',
    count: oneOf(['exact', 'planned', 'estimated'], given.get('count')),
  };
}
