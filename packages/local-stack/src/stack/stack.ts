import { buildApps } from './build-apps.ts';
import type { StackConfig } from './config.ts';
import type { DataPaths } from './data-dir.ts';
import type { StackKeys } from './keys.ts';
import { loadDemoData } from './load-demo-data.ts';
import { partSpecs } from './part-specs.ts';
import { Part } from './part.ts';
import { findFreePort } from './ports.ts';
import { prepareDatabase } from './prepare-database.ts';
import { messageOf } from './stack-error.ts';
import { readDemoAccounts, stackInfo, type StackInfo } from './stack-info.ts';
import type { StackLog } from './stack-log.ts';
import { appNames, type PartName, partNames, type StackHealth } from './stack-types.ts';
import { createStateFile, type StateFile } from './state-file.ts';

export interface StackOptions {
  config: StackConfig;
  paths: DataPaths;
  keys: StackKeys;
  log: StackLog;
}

/** All parts of one local Supabase with the three apps, supervised by this process. */
export class Stack {
  readonly info: StackInfo;
  readonly #options: StackOptions;
  readonly #parts: ReadonlyMap<PartName, Part>;
  readonly #state: StateFile;
  readonly #abort = new AbortController();
  #prepared = false;
  #stopped: Promise<void> | null = null;

  private constructor(
    options: StackOptions,
    info: StackInfo,
    parts: (onChange: () => void) => Map<PartName, Part>,
  ) {
    this.#options = options;
    this.info = info;
    this.#parts = parts(() => this.#announce());
    this.#state = createStateFile(options.paths, info, (error) => {
      options.log.part('stack').line(`The state cannot be noted: ${messageOf(error)}`);
    });
  }

  /** Works out how every part is started, without starting one. */
  static async create(options: StackOptions): Promise<Stack> {
    const { config, paths, keys, log } = options;
    const accounts = config.demoData ? await readDemoAccounts(config.repoRoot) : [];
    const [realtime, functions] = await Promise.all([findFreePort(), findFreePort()]);
    const info: StackInfo = {
      ...stackInfo(config, keys, accounts),
      ...(config.realtimeTestSecret === null
        ? {}
        : { realtimeTestUrl: `http://127.0.0.1:${realtime}` }),
    };
    const specs = await partSpecs({
      config,
      paths,
      keys,
      info,
      internalPorts: { realtime, functions },
    });
    return new Stack(options, info, (onChange) => {
      const make = (name: PartName): Part =>
        new Part(specs[name], { log: log.part(name), onChange });
      return new Map(partNames.map((name) => [name, make(name)]));
    });
  }

  /**
   * Starts everything in the order of need, side by side where nothing is needed, and loads the demo data at first.
   *
   * @throws StackError with the part that does not start; what did start runs on until `stop`.
   */
  async start(): Promise<void> {
    const { config, paths, log } = this.#options;
    await Promise.all([
      this.#startDatabase().then(async () =>
        Promise.all([this.#start('gateway'), this.#start('realtime'), this.#start('scheduler')]),
      ),
      this.#start('mail'),
      this.#start('functions'),
      this.#startApps(),
    ]);
    if (config.demoData) {
      const seedLog = log.part('demo data');
      const { info } = this;
      await loadDemoData({
        repoRoot: config.repoRoot,
        paths,
        info,
        log: seedLog,
        signal: this.#abort.signal,
      });
    }
    this.#prepared = true;
    this.#announce();
    await this.#state.settled();
  }

  /** Stops every part, Postgres last, and resolves when no process is left. Safe to call at any time and again. */
  async stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  health(): StackHealth {
    const parts = Object.fromEntries(
      Array.from(this.#parts, ([name, part]) => [name, part.report()]),
    );
    const allUp = Array.from(this.#parts.values()).every(
      (part) => part.report().state === 'healthy',
    );
    return { ready: this.#prepared && allUp, parts };
  }

  async #startDatabase(): Promise<void> {
    const { config, paths, keys, log } = this.#options;
    await this.#start('postgres');
    await prepareDatabase(config, paths, keys, log.part('postgres'));
  }

  async #startApps(): Promise<void> {
    const { config, log } = this.#options;
    if (config.mode === 'serve' && config.prebuiltApps === null) {
      await buildApps(config.repoRoot, log.part('build'), this.#abort.signal);
    }
    await Promise.all(appNames.map(async (name) => this.#start(name)));
  }

  async #start(name: PartName): Promise<void> {
    this.#abort.signal.throwIfAborted();
    await this.#part(name).start();
  }

  async #stopAll(): Promise<void> {
    this.#abort.abort();
    const others = partNames.filter((name) => name !== 'postgres');
    await Promise.all(others.map(async (name) => this.#part(name).stop()));
    await this.#part('postgres').stop();
    await this.#state.settled();
  }

  #part(name: PartName): Part {
    const part = this.#parts.get(name);
    if (part === undefined) throw new Error(`There is no part ${name}.`);
    return part;
  }

  #announce(): void {
    const health = this.health();
    this.#part('gateway').tell(health);
    this.#state.save(health);
  }
}
