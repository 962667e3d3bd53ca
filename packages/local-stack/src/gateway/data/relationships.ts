import { dataError } from './errors.ts';
import type { EmbedItem } from './query-syntax.ts';
import { type ForeignKey, qualified, type Relation, type Schema } from './schema-cache.ts';

/** How rows of one relation lead to rows of another. */
export interface Relationship {
  readonly target: Relation;
  readonly cardinality: 'one' | 'many';
  /** Equal columns, ours first; through the junction where there is one. */
  readonly columns: readonly (readonly [string, string])[];
  readonly junction:
    | { readonly relation: Relation; readonly columns: readonly (readonly [string, string])[] }
    | undefined;
  /** Names by which a request can tell this relationship from its siblings. */
  readonly hints: readonly string[];
  readonly description: string;
}

function reversed(key: ForeignKey): [string, string][] {
  return key.columns.map(([source, target]) => [target, source]);
}

function describe(key: ForeignKey, from: 'source' | 'target'): string {
  const sources = key.columns.map(([source]) => source).join(', ');
  const targets = key.columns.map(([, target]) => target).join(', ');
  return from === 'source'
    ? `${key.name} using ${key.source}(${sources}) and ${key.target}(${targets})`
    : `${key.name} using ${key.target}(${targets}) and ${key.source}(${sources})`;
}

function isUnique(relation: Relation, columns: readonly string[]): boolean {
  return relation.uniqueKeys.some(
    (unique) => unique.length === columns.length && unique.every((name) => columns.includes(name)),
  );
}

function forward(schema: Schema, key: ForeignKey): Relationship | undefined {
  const target = schema.relations.get(qualified(key.schema, key.target));
  if (target === undefined) return undefined;
  return {
    target,
    cardinality: 'one',
    columns: key.columns,
    junction: undefined,
    hints: [key.name, ...key.columns.map(([source]) => source), key.target],
    description: describe(key, 'source'),
  };
}

function backward(schema: Schema, key: ForeignKey): Relationship | undefined {
  const target = schema.relations.get(qualified(key.schema, key.source));
  if (target === undefined) return undefined;
  const columns = key.columns.map(([source]) => source);
  return {
    target,
    cardinality: isUnique(target, columns) ? 'one' : 'many',
    columns: reversed(key),
    junction: undefined,
    hints: [key.name, ...columns, key.source],
    description: describe(key, 'target'),
  };
}

/** Many-to-many: a table whose primary key holds a foreign key to each side. */
function throughJunctions(schema: Schema, origin: Relation): Relationship[] {
  const found: Relationship[] = [];
  for (const first of schema.foreignKeys) {
    if (first.schema !== origin.schema || first.target !== origin.name) continue;
    const relation = schema.relations.get(qualified(first.schema, first.source));
    if (relation === undefined) continue;
    const isKeyed = (key: ForeignKey): boolean =>
      key.columns.every(([source]) => relation.primaryKey.includes(source));
    if (!isKeyed(first)) continue;
    for (const second of schema.foreignKeys) {
      if (second === first || second.schema !== first.schema || second.source !== first.source)
        continue;
      const target = schema.relations.get(qualified(second.schema, second.target));
      if (target === undefined || !isKeyed(second)) continue;
      found.push({
        target,
        cardinality: 'many',
        columns: reversed(first),
        junction: { relation, columns: second.columns },
        hints: [relation.name, second.name],
        description: `${relation.name} using ${describe(first, 'source')} and ${describe(second, 'source')}`,
      });
    }
  }
  return found;
}

function candidates(schema: Schema, origin: Relation, name: string): Relationship[] {
  const direct: Relationship[] = [];
  for (const key of schema.foreignKeys) {
    if (key.schema !== origin.schema) continue;
    const isColumn = key.columns.length === 1 && key.columns[0]?.[0] === name;
    if (key.source === origin.name && (key.target === name || key.name === name || isColumn)) {
      const relationship = forward(schema, key);
      if (relationship !== undefined) direct.push(relationship);
    }
    if (key.target === origin.name && (key.source === name || key.name === name)) {
      const relationship = backward(schema, key);
      if (relationship !== undefined) direct.push(relationship);
    }
  }
  return [
    ...direct,
    ...throughJunctions(schema, origin).filter(({ target }) => target.name === name),
  ];
}

/**
 * Finds the one relationship an embed means.
 *
 * @throws HttpError PGRST200 when there is none, PGRST201 when the request does not say which of several
 */
export function findRelationship(schema: Schema, origin: Relation, embed: EmbedItem): Relationship {
  const { relation: name, hint } = embed;
  const named = candidates(schema, origin, name);
  const matching = hint === undefined ? named : named.filter(({ hints }) => hints.includes(hint));
  const [only, ...others] = matching;
  if (only === undefined) {
    const using = hint === undefined ? '' : ` using the hint '${hint}'`;
    throw dataError(
      400,
      'PGRST200',
      `Could not find a relationship between '${origin.name}' and '${name}' in the schema cache`,
      {
        details:
          `Searched for a foreign key relationship between '${origin.name}' and '${name}'${using}` +
          ` in the schema '${origin.schema}', but no matches were found.`,
      },
    );
  }
  if (others.length > 0) {
    throw dataError(
      300,
      'PGRST201',
      `Could not embed because more than one relationship was found for '${origin.name}' and '${name}'`,
      {
        details: matching.map(({ cardinality, description, target }) => ({
          cardinality: `to-${cardinality}`,
          embedding: `${origin.name} with ${target.name}`,
          relationship: description,
        })),
        hint: `Try changing '${name}' to one of the following: ${matching
          .map(({ hints }) => `'${name}!${hints[0] ?? ''}'`)
          .join(', ')}. Find the desired relationship in the 'details' key.`,
      },
    );
  }
  return only;
}
