import { dataError } from './errors.ts';
import type { ColumnItem, EmbedItem, SelectItem } from './query-syntax.ts';
import { findRelationship, type Relationship } from './relationships.ts';
import type { RowOptions } from './request-options.ts';
import type { Schema } from './schema-cache.ts';
import {
  conditionSql,
  fieldSql,
  identifier,
  orderSql,
  pageSql,
  type Parameters,
  type Source,
  whereSql,
} from './sql-writer.ts';

/** The parts of a `select`, so that the rows and their number can be asked for with the same ones. */
export interface SelectParts {
  readonly columns: string;
  readonly from: string;
  readonly where: string;
  readonly order: string;
  readonly page: string;
}

/** What a request wants of one relation. */
export interface Selection {
  readonly items: readonly SelectItem[];
  readonly options: RowOptions | undefined;
}

export interface SelectContext {
  readonly schema: Schema;
  readonly parameters: Parameters;
  /** No page is longer than this. */
  readonly maxRows: number;
  /** Numbers the aliases of embedded relations. */
  nextAlias: number;
}

function columnSql(source: Source, item: ColumnItem): string {
  const sql = fieldSql(source, item.field);
  const cast = item.cast === undefined ? sql : `(${sql})::${castType(item.cast)}`;
  const name = item.alias ?? item.field.steps.at(-1)?.key ?? item.field.column;
  return `${cast} as ${identifier(name)}`;
}

function castType(name: string): string {
  if (!/^[a-z_][a-z0-9_ ]*(\[\])?$/i.test(name)) {
    throw dataError(400, '42704', `type "${name}" does not exist`);
  }
  return name;
}

function joinConditions(
  relationship: Relationship,
  origin: Source,
  target: Source,
  junctionAlias: string,
): { from: string; conditions: string[] } {
  const name = `${identifier(relationship.target.schema)}.${identifier(relationship.target.name)}`;
  const equal = (left: string, right: string, pairs: Relationship['columns']): string[] =>
    pairs.map(([l, r]) => `${left}.${identifier(l)} = ${right}.${identifier(r)}`);
  const { junction } = relationship;
  if (junction === undefined) {
    return {
      from: `${name} as ${target.alias}`,
      conditions: equal(origin.alias, target.alias, relationship.columns),
    };
  }
  const junctionName = `${identifier(junction.relation.schema)}.${identifier(junction.relation.name)}`;
  return {
    from: `${name} as ${target.alias} cross join ${junctionName} as ${junctionAlias}`,
    conditions: [
      ...equal(origin.alias, junctionAlias, relationship.columns),
      ...equal(junctionAlias, target.alias, junction.columns),
    ],
  };
}

/** One embed: its lateral join, and what it adds to the columns. */
function embedSql(
  context: SelectContext,
  origin: Source,
  item: EmbedItem,
  options: RowOptions | undefined,
): { join: string; column: string | undefined; presence: string } {
  if (origin.relation === undefined) {
    throw dataError(
      400,
      'PGRST200',
      `Could not find a relationship to '${item.relation}' in the schema cache`,
    );
  }
  const relationship = findRelationship(context.schema, origin.relation, item);
  context.nextAlias += 1;
  const number = context.nextAlias;
  const target: Source = {
    alias: `"t${number}"`,
    relation: relationship.target,
    embeds: new Map(),
  };
  const { from, conditions } = joinConditions(relationship, origin, target, `"j${number}"`);
  const parts = selectParts(context, target, { items: item.items, options }, { from, conditions });
  const isOne = relationship.cardinality === 'one';
  // Without order and page the planner can join a single row instead of asking for each.
  const rest = isOne ? '' : `${parts.order}${parts.page}`;
  const rows = `select ${parts.columns} from ${parts.from}${parts.where}${rest}`;
  if (item.isSpread && !isOne) {
    throw dataError(400, 'PGRST119', `A spread operation on '${item.relation}' is not possible`, {
      details: `'${origin.relation.name}' and '${item.relation}' do not form a to-one relationship`,
    });
  }
  const alias = `"e${number}"`;
  const presence = `${alias}.body`;
  const body = isOne ? 'row_to_json(r.*)' : 'json_agg(row_to_json(r.*))';
  const spread = item.isSpread ? ', r.*' : '';
  const lateral = `lateral (select ${body} as body${spread} from (${rows}) as r) as ${alias}`;
  const on = item.isInner ? `${presence} is not null` : 'true';
  const join = ` ${item.isInner ? 'join' : 'left join'} ${lateral} on ${on}`;
  const label = identifier(item.alias ?? item.relation);
  if (item.isSpread) return { join, column: spreadColumns(alias, item), presence };
  if (item.items.length === 0) return { join, column: undefined, presence };
  return {
    join,
    column: isOne ? `${presence} as ${label}` : `coalesce(${presence}, '[]') as ${label}`,
    presence,
  };
}

function spreadColumns(alias: string, item: EmbedItem): string {
  const names = item.items.map((child) => {
    if (child.kind === 'column')
      return child.alias ?? child.field.steps.at(-1)?.key ?? child.field.column;
    if (child.kind === 'embed' && !child.isSpread) return child.alias ?? child.relation;
    throw dataError(400, 'PGRST119', `A spread of '${item.relation}' must name its columns`);
  });
  return names.map((name) => `${alias}.${identifier(name)}`).join(', ');
}

function checkEmbedsExist(items: readonly SelectItem[], options: RowOptions | undefined): void {
  const names = new Set(
    items.flatMap((item) =>
      item.kind === 'embed' ? [item.alias ?? item.relation, item.relation] : [],
    ),
  );
  for (const name of options?.embeds.keys() ?? []) {
    if (names.has(name)) continue;
    throw dataError(400, 'PGRST108', `'${name}' is not an embedded resource in this request`, {
      hint: `Verify that '${name}' is included in the 'select' query parameter.`,
    });
  }
}

/**
 * Builds the parts of a select over one relation and everything embedded in it.
 *
 * @param base the relation itself and the conditions that tie it to what it is embedded in
 * @throws HttpError for a relationship or operator that does not exist
 */
export function selectParts(
  context: SelectContext,
  source: Source,
  request: Selection,
  base: { readonly from: string; readonly conditions: readonly string[] },
): SelectParts {
  const { items, options } = request;
  checkEmbedsExist(items, options);
  const columns: string[] = [];
  let from = base.from;
  for (const item of items) {
    if (item.kind === 'all') columns.push(`${source.alias}.*`);
    else if (item.kind === 'column') columns.push(columnSql(source, item));
    else {
      const name = item.alias ?? item.relation;
      const nested = options?.embeds.get(name) ?? options?.embeds.get(item.relation);
      const embed = embedSql(context, source, item, nested);
      from += embed.join;
      if (embed.column !== undefined) columns.push(embed.column);
      source.embeds.set(name, embed.presence);
    }
  }
  const filters = (options?.conditions ?? []).map((condition) =>
    conditionSql(source, condition, context.parameters),
  );
  const limit = Math.min(options?.limit ?? context.maxRows, context.maxRows);
  return {
    columns: columns.join(', '),
    from,
    where: whereSql([...base.conditions, ...filters]),
    order: orderSql(source, options?.order ?? []),
    page: pageSql(limit, options?.offset ?? 0),
  };
}
