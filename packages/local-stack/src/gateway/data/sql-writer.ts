import pg from 'pg';
import { dataError } from './errors.ts';
import { type Condition, type FieldPath, type OrderTerm, parseList } from './query-syntax.ts';
import type { Relation } from './schema-cache.ts';

/** Quotes a name for SQL. */
export function identifier(name: string): string {
  return pg.escapeIdentifier(name);
}

/** Collects the values of a statement, so that none is ever part of its text. */
export class Parameters {
  readonly values: (string | null)[] = [];

  /** The placeholder for a value. */
  add(value: string | null): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** A relation under the alias it has in the statement. */
export interface Source {
  readonly alias: string;
  /** `undefined` for what a function returns without naming a table. */
  readonly relation: Relation | undefined;
  /** Embeds that a filter may ask for the presence of, as SQL by their name. */
  readonly embeds: Map<string, string>;
}

/** `"t"."column"->'step'`. */
export function fieldSql(source: Source, field: FieldPath): string {
  const column = source.relation?.columns.get(field.column);
  const base = `${source.alias}.${identifier(field.column)}`;
  if (field.steps.length === 0) return base;
  const isJson = column === undefined || column.base === 'json' || column.base === 'jsonb';
  return field.steps.reduce(
    (sql, { arrow, key }) => `${sql}${arrow}${/^-?\d+$/.test(key) ? key : pg.escapeLiteral(key)}`,
    isJson ? base : `to_jsonb(${base})`,
  );
}

const COMPARISONS: Readonly<Record<string, string>> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  like: 'like',
  ilike: 'ilike',
  match: '~',
  imatch: '~*',
  isdistinct: 'is distinct from',
  cs: '@>',
  cd: '<@',
  ov: '&&',
  sl: '<<',
  sr: '>>',
  nxr: '&<',
  nxl: '&>',
  adj: '-|-',
};

const QUANTIFIABLE = new Set(['eq', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike', 'match', 'imatch']);

const TEXT_SEARCHES: Readonly<Record<string, string>> = {
  fts: 'to_tsquery',
  plfts: 'plainto_tsquery',
  phfts: 'phraseto_tsquery',
  wfts: 'websearch_to_tsquery',
};

const IS_VALUES = new Set(['null', 'not_null', 'true', 'false', 'unknown']);

type Filter = Extract<Condition, { kind: 'filter' }>;

function unknownOperator(filter: Filter): Error {
  return dataError(
    400,
    'PGRST100',
    `"failed to parse filter (${filter.operator}.${filter.value})" (line 1, column 1)`,
    {
      details: 'expecting an operator (eq, gt, ...)',
    },
  );
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function textSearchSql(
  left: string,
  source: Source,
  filter: Filter,
  parameters: Parameters,
): string {
  const query = TEXT_SEARCHES[filter.operator];
  const base = source.relation?.columns.get(filter.field.column)?.base;
  const isVector = filter.field.steps.length === 0 && (base === 'tsvector' || base === undefined);
  const config =
    filter.modifier === undefined ? '' : `${parameters.add(filter.modifier)}::regconfig, `;
  const vector = isVector ? left : `to_tsvector(${config}${left})`;
  return `${vector} @@ ${query}(${config}${parameters.add(filter.value)})`;
}

function isSql(left: string, filter: Filter): string {
  const value = filter.value.toLowerCase();
  if (!IS_VALUES.has(value)) throw unknownOperator(filter);
  return `${left} is ${value === 'not_null' ? 'not null' : value}`;
}

function filterSql(source: Source, filter: Filter, parameters: Parameters): string {
  const embed =
    filter.field.steps.length === 0 ? source.embeds.get(filter.field.column) : undefined;
  const left = embed ?? fieldSql(source, filter.field);
  if (filter.operator === 'is') return isSql(left, filter);
  if (filter.operator in TEXT_SEARCHES) return textSearchSql(left, source, filter, parameters);
  if (filter.operator === 'in') {
    return `${left} = any (${parameters.add(arrayLiteral(parseList(filter.value)))})`;
  }
  const comparison = COMPARISONS[filter.operator];
  if (comparison === undefined) throw unknownOperator(filter);
  const isPattern = filter.operator === 'like' || filter.operator === 'ilike';
  // In a URL, where % is awkward, * stands for it.
  const value = isPattern ? filter.value.replaceAll('*', '%') : filter.value;
  const parameter = parameters.add(value);
  if (filter.modifier === undefined) return `${left} ${comparison} ${parameter}`;
  if (
    !QUANTIFIABLE.has(filter.operator) ||
    (filter.modifier !== 'any' && filter.modifier !== 'all')
  ) {
    throw unknownOperator(filter);
  }
  return `${left} ${comparison} ${filter.modifier} (${parameter})`;
}

/** A condition as SQL. @throws HttpError PGRST100 for an operator that does not exist */
export function conditionSql(source: Source, condition: Condition, parameters: Parameters): string {
  const sql =
    condition.kind === 'filter'
      ? filterSql(source, condition, parameters)
      : `(${condition.conditions
          .map((child) => conditionSql(source, child, parameters))
          .join(` ${condition.join} `)})`;
  return condition.isNegated ? `not (${sql})` : sql;
}

/** ` where …`, or nothing. */
export function whereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  '.asc': ' asc',
  '.desc': ' desc',
  '.nullsfirst': ' nulls first',
  '.nullslast': ' nulls last',
};

/** ` order by …`, or nothing. */
export function orderSql(source: Source, order: readonly OrderTerm[]): string {
  if (order.length === 0) return '';
  const terms = order.map(({ field, direction, nulls }) =>
    [fieldSql(source, field), DIRECTIONS[direction ?? ''], DIRECTIONS[nulls ?? '']].join(''),
  );
  return ` order by ${terms.join(', ')}`;
}

/** ` limit … offset …`, or nothing. */
export function pageSql(limit: number | undefined, offset: number): string {
  return `${limit === undefined ? '' : ` limit ${limit}`}${offset === 0 ? '' : ` offset ${offset}`}`;
}
