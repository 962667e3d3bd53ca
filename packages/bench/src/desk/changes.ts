import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers/promises';
import type { Client } from 'pg';

/** Changes that reach the open queue. */
export const changesPerSecond = 100;
const stepMs = 100;

/** Changes tickets evenly, each of which tells everybody who looks. */
export class Changes {
  readonly #client: Client;
  readonly #ids: readonly string[];
  #next = 0;

  private constructor(client: Client, ids: readonly string[]) {
    this.#client = client;
    this.#ids = ids;
  }

  static async of(client: Client): Promise<Changes> {
    const { rows } = await client.query<{ id: string }>(
      'select id from public.tickets where deleted_at is null and merged_into_id is null order by id',
    );
    return new Changes(
      client,
      rows.map(({ id }) => id),
    );
  }

  /** Goes on until it is stopped. @param among changed in turn beside all others @returns how many in a second */
  async run(signal: AbortSignal, among: readonly string[] = []): Promise<number> {
    const perStep = (changesPerSecond * stepMs) / 1000;
    const start = performance.now();
    let done = 0;
    for await (const _tick of setInterval(stepMs)) {
      if (signal.aborted) break;
      // Where the clock was late, the next step is larger: so many in a second.
      const due = Math.round(((performance.now() - start) / 1000) * changesPerSecond);
      const count = Math.max(perStep, due - done);
      const extra = among.at(this.#next % Math.max(among.length, 1));
      const ids = Array.from({ length: count }, () => this.#take());
      await this.#client.query(
        `update public.tickets
        set priority = case priority when 'low' then 'medium' when 'medium' then 'high' else 'low' end
        where id = any ($1)`,
        [extra === undefined ? ids : [...ids.slice(1), extra]],
      );
      done += count;
    }
    return (done / (performance.now() - start)) * 1000;
  }

  #take(): string | undefined {
    this.#next += 1;
    return this.#ids[(this.#next * 7) % this.#ids.length];
  }
}
