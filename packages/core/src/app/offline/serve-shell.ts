/** The files of a build that the app needs to start without a network. */
export interface Shell {
  /** Names the build: another one has a cache of its own. */
  version: string;
  /** Paths on the app's origin, `/index.html` among them. */
  files: readonly string[];
}

interface WaitingEvent {
  waitUntil: (work: Promise<unknown>) => void;
}

interface RequestEvent {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

type ShellCache = Pick<Cache, 'addAll' | 'match' | 'put'>;

interface ShellCaches extends Pick<CacheStorage, 'delete' | 'keys' | 'match'> {
  open: (name: string) => Promise<ShellCache>;
}

/** What is used of a service worker's global scope. */
export interface ShellScope {
  readonly location: { readonly origin: string };
  readonly caches: ShellCaches;
  readonly clients: { claim: () => Promise<void> };
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listen: (event: RequestEvent) => void): void;
}

const prefix = 'autocrm-shell-';
const page = '/index.html';
/** Where a build learns its project from; it may change without a build. */
const config = '/runtime-config.json';

/**
 * Has a service worker serve the app's own files: hashed files from the device, the page and the configuration from
 * the network while there is one. What belongs to the project's API is none of its business.
 */
export function serveShell(scope: ShellScope, shell: Shell): void {
  const name = `${prefix}${shell.version}`;
  scope.addEventListener('install', (event) => {
    event.waitUntil(install(scope, name, shell));
  });
  scope.addEventListener('activate', (event) => {
    event.waitUntil(activate(scope));
  });
  scope.addEventListener('fetch', (event) => {
    const answer = answerTo(scope, name, event.request);
    if (answer) event.respondWith(answer);
  });
}

async function install(scope: ShellScope, name: string, { files }: Shell): Promise<void> {
  const cache = await scope.caches.open(name);
  await cache.addAll(files.filter((file) => file !== page));
  // Past the browser's own cache: the page must name exactly these files.
  await Promise.all(
    [page, config].map(async (path) =>
      keep(cache, path, await scope.fetch(path, { cache: 'reload' })),
    ),
  );
  await scope.skipWaiting();
}

async function activate(scope: ShellScope): Promise<void> {
  // Windows of the build before go on with its files until they are reloaded; older ones are gone.
  const names = (await scope.caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.slice(0, -2).map(async (name) => scope.caches.delete(name)));
  await scope.clients.claim();
}

function answerTo(
  scope: ShellScope,
  name: string,
  request: Request,
): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return undefined;
  if (request.mode === 'navigate') return networkFirst(scope, name, page, request);
  if (pathname === config) return networkFirst(scope, name, config, request);
  return fromDevice(scope, request);
}

async function networkFirst(
  scope: ShellScope,
  name: string,
  path: string,
  request: Request,
): Promise<Response> {
  const cache = await scope.caches.open(name);
  try {
    const answer = await scope.fetch(request);
    // The page of another build stays with that build's own worker.
    if (path === config && answer.ok) await keep(cache, path, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}

async function fromDevice(scope: ShellScope, request: Request): Promise<Response> {
  return (await scope.caches.match(request, { ignoreVary: true })) ?? scope.fetch(request);
}

async function keep(cache: ShellCache, path: string, answer: Response): Promise<void> {
  if (answer.ok) await cache.put(path, answer);
}
