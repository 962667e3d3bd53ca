// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { serveShell, type ShellScope } from './serve-shell.ts';

const origin = 'https://desk.example';
const at = (path: string) => new URL(path, origin).href;
const addressOf = (asked: RequestInfo | URL) =>
  asked instanceof Request ? asked.url : at(String(asked));

type Fetch = ShellScope['fetch'];

/** What a browser keeps under a name: answers by their addresses. */
class KeptAnswers {
  readonly answers = new Map<string, Response>();
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  readonly addAll = async (asked: Iterable<RequestInfo>): Promise<void> => {
    const paths = [...asked].map(addressOf);
    const answers = await Promise.all(paths.map(async (path) => this.#fetch(path)));
    // All or none, as the standard has it.
    if (!answers.every(({ ok }) => ok)) throw new TypeError('A file did not come.');
    for (const [index, answer] of answers.entries()) this.answers.set(paths[index] ?? '', answer);
  };

  readonly put = async (asked: RequestInfo | URL, answer: Response): Promise<void> => {
    await Promise.resolve(this.answers.set(addressOf(asked), answer));
  };

  readonly match = async (asked: RequestInfo | URL): Promise<Response | undefined> =>
    Promise.resolve(this.answers.get(addressOf(asked))?.clone());
}

/** A host and the browsers' caches, in which one build after the other installs its worker. */
class Device {
  /** What the host serves, by path; null is a device without a network. */
  host: Readonly<Record<string, string>> | null = {};
  readonly asked: string[] = [];
  readonly stored = new Map<string, KeptAnswers>();

  readonly #fetch: Fetch = async (asked, init) => {
    const url = new URL(addressOf(asked));
    this.asked.push(init?.cache === 'reload' ? `${url.pathname} (past the cache)` : url.pathname);
    if (this.host === null) throw new TypeError('Failed to fetch');
    const text = url.origin === origin ? this.host[url.pathname] : 'from elsewhere';
    return Promise.resolve(new Response(text, { status: text === undefined ? 404 : 200 }));
  };

  readonly #caches: ShellScope['caches'] = {
    open: async (name) => {
      const kept = this.stored.get(name) ?? new KeptAnswers(this.#fetch);
      this.stored.set(name, kept);
      return Promise.resolve(kept);
    },
    keys: async () => Promise.resolve([...this.stored.keys()]),
    delete: async (name) => Promise.resolve(this.stored.delete(name)),
    match: async (asked) => {
      const found = await Promise.all(
        [...this.stored.values()].map(async (kept) => kept.match(asked)),
      );
      return found.find((answer) => answer !== undefined);
    },
  };

  /** Starts a build's worker. */
  worker(version: string, files: readonly string[]) {
    const waiting = new Map<
      string,
      (event: { waitUntil: (work: Promise<unknown>) => void }) => void
    >();
    let answer: ((request: Request) => Promise<Response> | undefined) | undefined;
    const done: string[] = [];
    const scope: ShellScope = {
      location: { origin },
      caches: this.#caches,
      fetch: this.#fetch,
      skipWaiting: async () => Promise.resolve(void done.push('skips waiting')),
      clients: { claim: async () => Promise.resolve(void done.push('takes the windows')) },
      addEventListener: (
        ...[type, listen]:
          | [
              'install' | 'activate',
              (event: { waitUntil: (work: Promise<unknown>) => void }) => void,
            ]
          | [
              'fetch',
              (event: {
                request: Request;
                respondWith: (answer: Promise<Response>) => void;
              }) => void,
            ]
      ) => {
        if (type !== 'fetch') {
          waiting.set(type, listen);
          return;
        }
        answer = (request) => {
          let given: Promise<Response> | undefined;
          const respondWith = (response: Promise<Response>) => {
            given = response;
          };
          listen({ request, respondWith });
          return given;
        };
      },
    };
    serveShell(scope, { version, files });
    const happens = async (type: 'install' | 'activate') => {
      const work: Promise<unknown>[] = [];
      waiting.get(type)?.({ waitUntil: (promise) => work.push(promise) });
      await Promise.all(work);
    };
    return {
      done,
      install: async () => happens('install'),
      activate: async () => happens('activate'),
      /** The worker's answer as text; undefined where it leaves a request to the browser. */
      get: async (request: Request) => (await answer?.(request))?.text(),
    };
  }
}

/** A request for a page, which only a browser can make. */
function navigation(path: string): Request {
  const request = new Request(at(path));
  Object.defineProperty(request, 'mode', { value: 'navigate' });
  return request;
}

const file = (path: string) => new Request(at(path));
const files = ['/index.html', '/assets/app-1.js'];
const host = {
  '/index.html': 'page 1',
  '/queue/live': 'page 1',
  '/assets/app-1.js': 'script 1',
  '/runtime-config.json': 'project a',
};

async function installed(device = new Device()) {
  device.host = host;
  const worker = device.worker('1', files);
  await worker.install();
  await worker.activate();
  return { device, worker };
}

describe('the shell on the device', () => {
  test('is fetched whole, the page past the browser’s own cache, and takes over at once', async () => {
    const { device, worker } = await installed();
    expect(device.asked).toEqual([
      '/assets/app-1.js',
      '/index.html (past the cache)',
      '/runtime-config.json (past the cache)',
    ]);
    expect(worker.done).toEqual(['skips waiting', 'takes the windows']);
  });

  test('is not installed while one of its files is missing', async () => {
    const device = new Device();
    device.host = { '/index.html': 'page 1' };
    const worker = device.worker('1', files);
    await expect(worker.install()).rejects.toThrow('A file did not come.');
    expect(worker.done).toEqual([]);
  });

  test('starts the app at any address without a network', async () => {
    const { device, worker } = await installed();
    device.host = null;
    await expect(worker.get(navigation('/queue/live'))).resolves.toBe('page 1');
    await expect(worker.get(file('/assets/app-1.js'))).resolves.toBe('script 1');
    await expect(worker.get(file('/runtime-config.json'))).resolves.toBe('project a');
  });

  test('gives way to the network for the page and the configuration, and remembers the latter', async () => {
    const { device, worker } = await installed();
    device.host = { ...host, '/queue/live': 'page 2', '/runtime-config.json': 'project b' };
    await expect(worker.get(navigation('/queue/live'))).resolves.toBe('page 2');
    await expect(worker.get(file('/runtime-config.json'))).resolves.toBe('project b');
    device.host = null;
    // The page that names this build's files.
    await expect(worker.get(navigation('/queue/live'))).resolves.toBe('page 1');
    await expect(worker.get(file('/runtime-config.json'))).resolves.toBe('project b');
  });

  test('serves its files without asking anybody, and asks for those it does not have', async () => {
    const { device, worker } = await installed();
    device.asked.length = 0;
    await worker.get(file('/assets/app-1.js'));
    expect(device.asked).toEqual([]);
    device.host = { ...host, '/assets/late-1.js': 'late' };
    await expect(worker.get(file('/assets/late-1.js'))).resolves.toBe('late');
  });

  test('leaves alone what belongs to others, and what changes something', async () => {
    const { worker } = await installed();
    await expect(worker.get(new Request('https://api.example/rest/v1/x'))).resolves.toBeUndefined();
    const post = new Request(at('/assets/app-1.js'), { method: 'POST' });
    await expect(worker.get(post)).resolves.toBeUndefined();
  });

  test('says so when there is neither a network nor anything on the device', async () => {
    const device = new Device();
    device.host = null;
    await expect(device.worker('1', files).get(navigation('/'))).rejects.toThrow('Failed to fetch');
  });

  test('keeps the build before for windows that still run it, and no older one', async () => {
    const { device } = await installed();
    for (const version of ['2', '3']) {
      const worker = device.worker(version, ['/index.html']);
      await worker.install();
      await worker.activate();
    }
    expect([...device.stored.keys()]).toEqual(['autocrm-shell-2', 'autocrm-shell-3']);
  });

  test('does not touch caches of others', async () => {
    const device = new Device();
    device.stored.set('somebody-else', new KeptAnswers(fetch));
    await installed(device);
    expect([...device.stored.keys()]).toEqual(['somebody-else', 'autocrm-shell-1']);
  });
});
