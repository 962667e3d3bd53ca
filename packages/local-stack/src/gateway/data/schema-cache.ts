import pg from 'pg';
import { z } from 'zod';
import { FOREIGN_KEYS_SQL, FUNCTIONS_SQL, RELATIONS_SQL } from './schema-queries.ts';

const columnSchema = z.object({
  name: z.string(),
  /** As PostgreSQL writes it, for casts. */
  type: z.string(),
  /** The type under a domain, or the type itself. */
  base: z.string(),
  /** The expression for a value nobody gave. */
  default: z.string().nullable(),
});

const relationSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(columnSchema),
  primary_key: z.array(z.string()),
  unique_keys: z.array(z.array(z.string())),
});

const foreignKeySchema = z.object({
  name: z.string(),
  schema: z.string(),
  source: z.string(),
  target: z.string(),
  columns: z.array(z.tuple([z.string(), z.string()])),
});

const argumentSchema = z.object({
  name: z.string(),
  type: z.string(),
  optional: z.boolean(),
  variadic: z.boolean(),
});

const functionSchema = z.object({
  schema: z.string(),
  name: z.string(),
  volatility: z.enum(['i', 's', 'v']),
  returns_set: z.boolean(),
  returns_void: z.boolean(),
  returns_rows: z.boolean(),
  returns_relation: z.string().nullable(),
  arguments: z.array(argumentSchema),
});

export type Column = z.infer<typeof columnSchema>;
export type ForeignKey = z.infer<typeof foreignKeySchema>;
export type DatabaseFunction = z.infer<typeof functionSchema>;

export interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
}

/** What is known of the exposed schemas. */
export interface Schema {
  readonly relations: ReadonlyMap<string, Relation>;
  readonly foreignKeys: readonly ForeignKey[];
  readonly functions: ReadonlyMap<string, readonly DatabaseFunction[]>;
}

/** The key a relation or function is filed under. */
export function qualified(schema: string, name: string): string {
  return `${schema}.${name}`;
}

async function load(pool: pg.Pool, schemas: readonly string[]): Promise<Schema> {
  const read = async (sql: string): Promise<unknown[]> => {
    const { rows } = await pool.query<Record<string, unknown>>(sql, [schemas]);
    return rows;
  };
  const [relations, keys, functions] = await Promise.all([
    read(RELATIONS_SQL),
    read(FOREIGN_KEYS_SQL),
    read(FUNCTIONS_SQL),
  ]);
  const byName = new Map<string, Relation>();
  for (const row of z.array(relationSchema).parse(relations)) {
    byName.set(qualified(row.schema, row.name), {
      schema: row.schema,
      name: row.name,
      columns: new Map(row.columns.map((column) => [column.name, column])),
      primaryKey: row.primary_key,
      uniqueKeys: row.unique_keys,
    });
  }
  const grouped = Map.groupBy(z.array(functionSchema).parse(functions), (f) =>
    qualified(f.schema, f.name),
  );
  return {
    relations: byName,
    foreignKeys: z.array(foreignKeySchema).parse(keys),
    functions: grouped,
  };
}

const RELOAD_CHANNEL = 'pgrst';
const RECONNECT_MS = 500;

/** Keeps what is known of the exposed schemas, and forgets it when a migration has changed them. */
export class SchemaCache {
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #schemas: readonly string[];
  readonly #onError: (error: Error) => void;
  #current: Promise<Schema> | undefined;
  #listener: pg.Client | undefined;
  #reconnect: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: {
    readonly pool: pg.Pool;
    readonly url: string;
    readonly schemas: readonly string[];
    readonly onError: (error: Error) => void;
  }) {
    this.#pool = options.pool;
    this.#url = options.url;
    this.#schemas = options.schemas;
    this.#onError = options.onError;
  }

  get schemas(): readonly string[] {
    return this.#schemas;
  }

  /** Hears of changes from now on; PostgreSQL announces each DDL statement on the channel `pgrst`. */
  async listen(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ connectionString: this.#url });
    const again = (error?: Error): void => {
      if (this.#listener !== client) return;
      this.#listener = undefined;
      this.#current = undefined;
      if (this.#closed) return;
      if (error !== undefined) this.#onError(error);
      this.#reconnect = setTimeout(() => void this.listen(), RECONNECT_MS);
    };
    this.#listener = client;
    client.on('error', again);
    client.on('end', again);
    client.on('notification', () => (this.#current = undefined));
    try {
      await client.connect();
      await client.query(`listen ${RELOAD_CHANNEL}`);
    } catch (error) {
      again(error instanceof Error ? error : new Error(String(error)));
    }
    // A change may have been announced while nobody listened.
    this.#current = undefined;
  }

  /** @throws the PostgreSQL error when the catalogue cannot be read; the next call tries again */
  async get(): Promise<Schema> {
    this.#current ??= load(this.#pool, this.#schemas).catch((error: unknown) => {
      this.#current = undefined;
      throw error;
    });
    return this.#current;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#reconnect);
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.end();
  }
}
