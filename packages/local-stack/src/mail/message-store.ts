import { EventEmitter } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseMail } from './parse-mail.ts';

const summarySchema = z.object({
  id: z.string(),
  /** Moment of arrival, ISO 8601 in UTC. */
  receivedAt: z.string(),
  /** Who it was handed in for, in lower case: unlike the headers, these include blind copies. */
  recipients: z.array(z.string()),
  /** Empty for a bounce. */
  sender: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  attachmentCount: z.number(),
  bytes: z.number(),
});

/** What a list shows of a message. */
export type MessageSummary = Readonly<z.infer<typeof summarySchema>>;

export interface Envelope {
  readonly sender: string;
  readonly recipients: readonly string[];
}

export interface MessageQuery {
  /** Part of a recipient's address. */
  readonly to?: string;
  /** Part of the subject. */
  readonly subject?: string;
}

const SUMMARY_SUFFIX = '.json';
const RAW_SUFFIX = '.eml';
const ID_DIGITS = 14;

/** Messages on disk: the raw text as it came, and beside it what lists need. The oldest make room for the newest. */
export class MessageStore {
  readonly #directory: string;
  readonly #capacity: number;
  readonly #arrivals = new EventEmitter<{ arrival: [MessageSummary] }>().setMaxListeners(0);
  /** Oldest first. */
  #summaries: MessageSummary[];
  #lastAdd: Promise<unknown> = Promise.resolve();

  private constructor(directory: string, capacity: number, summaries: MessageSummary[]) {
    this.#directory = directory;
    this.#capacity = capacity;
    this.#summaries = summaries;
  }

  /**
   * Opens the store, reading what an earlier run left.
   * @param capacity number of messages to keep
   */
  static async open(directory: string, capacity: number): Promise<MessageStore> {
    await mkdir(directory, { recursive: true });
    const files = (await readdir(directory)).filter((name) => name.endsWith(SUMMARY_SUFFIX));
    const summaries = await Promise.all(
      files.map(async (name) =>
        summarySchema.parse(JSON.parse(await readFile(path.join(directory, name), 'utf8'))),
      ),
    );
    summaries.sort((left, right) => left.id.localeCompare(right.id));
    return new MessageStore(directory, capacity, summaries);
  }

  /** Keeps a message; it is on disk when this resolves. Messages are kept one after the other, in the order of their ids. */
  async add(raw: Buffer, envelope: Envelope): Promise<MessageSummary> {
    const kept = this.#lastAdd.then(async () => this.#keep(raw, envelope));
    this.#lastAdd = kept.catch(() => undefined); // the caller learns of it; the next message must not
    return kept;
  }

  /** Newest first. */
  list(query: MessageQuery = {}): MessageSummary[] {
    return this.#summaries.filter((summary) => matches(summary, query)).toReversed();
  }

  /** A message with its raw text; `null` when there is none of that id. */
  async get(id: string): Promise<{ summary: MessageSummary; raw: Buffer } | null> {
    const summary = this.#summaries.find((candidate) => candidate.id === id);
    return summary === undefined
      ? null
      : { summary, raw: await readFile(this.#path(id, RAW_SUFFIX)) };
  }

  /** Deletes what matches; without a query, everything. @returns how many there were */
  async clear(query: MessageQuery = {}): Promise<number> {
    const doomed = this.list(query);
    await this.#forget(doomed);
    return doomed.length;
  }

  /**
   * Waits for a message: the newest that matches, or the next that comes.
   * @param after id of a message that the answer must be newer than
   * @returns `null` when the signal ends the wait
   */
  async waitFor(
    query: MessageQuery,
    after: string,
    signal: AbortSignal,
  ): Promise<MessageSummary | null> {
    const wanted = (summary: MessageSummary): boolean =>
      summary.id > after && matches(summary, query);
    const present = this.list(query).find(wanted);
    if (present !== undefined) return present;
    return new Promise((resolve) => {
      const finish = (found: MessageSummary | null): void => {
        this.#arrivals.off('arrival', onArrival);
        signal.removeEventListener('abort', onAbort);
        resolve(found);
      };
      const onArrival = (summary: MessageSummary): void => {
        if (wanted(summary)) finish(summary);
      };
      const onAbort = (): void => finish(null);
      this.#arrivals.on('arrival', onArrival);
      signal.addEventListener('abort', onAbort);
      if (signal.aborted) onAbort();
    });
  }

  async #keep(raw: Buffer, envelope: Envelope): Promise<MessageSummary> {
    const mail = await parseMail(raw);
    const moment = Date.now();
    const summary: MessageSummary = {
      id: this.#nextId(moment),
      receivedAt: new Date(moment).toISOString(),
      recipients: envelope.recipients.map((address) => address.toLowerCase()),
      sender: envelope.sender,
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      attachmentCount: mail.attachments.length,
      bytes: raw.length,
    };
    await writeFile(this.#path(summary.id, RAW_SUFFIX), raw);
    // The summary makes the message exist, so it appears last and whole.
    const target = this.#path(summary.id, SUMMARY_SUFFIX);
    await writeFile(`${target}.part`, JSON.stringify(summary));
    await rename(`${target}.part`, target);
    this.#summaries.push(summary);
    await this.#forget(
      this.#summaries.slice(0, Math.max(0, this.#summaries.length - this.#capacity)),
    );
    this.#arrivals.emit('arrival', summary);
    return summary;
  }

  /** Ids sort by arrival, also within a millisecond and when the clock is set back. */
  #nextId(moment: number): string {
    const last = Number(this.#summaries.at(-1)?.id ?? 0);
    return String(Math.max(moment, last + 1)).padStart(ID_DIGITS, '0');
  }

  async #forget(doomed: readonly MessageSummary[]): Promise<void> {
    const ids = new Set(doomed.map((summary) => summary.id));
    this.#summaries = this.#summaries.filter((summary) => !ids.has(summary.id));
    for (const id of ids) {
      await rm(this.#path(id, SUMMARY_SUFFIX), { force: true });
      await rm(this.#path(id, RAW_SUFFIX), { force: true });
    }
  }

  /** Only ids that this store made reach here, so none can point outside its directory. */
  #path(id: string, suffix: string): string {
    return path.join(this.#directory, `${id}${suffix}`);
  }
}

function matches(summary: MessageSummary, { to, subject }: MessageQuery): boolean {
  const address = to?.trim().toLowerCase() ?? '';
  const words = subject?.trim().toLowerCase() ?? '';
  return (
    (address === '' || summary.recipients.some((recipient) => recipient.includes(address))) &&
    (words === '' || summary.subject.toLowerCase().includes(words))
  );
}
