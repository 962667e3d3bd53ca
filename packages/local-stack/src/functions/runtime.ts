import { type Handler, handlerOf } from './handler.assert.ts';

// Runs on Deno, and serves every edge function under one port as the hosted platform does under one host name: a function
// hands its handler to `Deno.serve`, so that call is caught while the function is loaded.
// Arguments: port, URL of the functions' directory with a slash at the end, names.
const [portText, directory, ...names] = Deno.args;
const { serve } = Deno;
const handlers = new Map<string, Handler>();
const broken = new Map<string, string>();

for (const name of names) await load(name);
serve({ hostname: '127.0.0.1', port: Number(portText), onListen: () => undefined }, route);
void endWithSupervisor();

async function load(name: string): Promise<void> {
  Deno.serve = (...parameters: unknown[]): void => {
    const handler = parameters.find((parameter) => typeof parameter === 'function');
    if (handler !== undefined) handlers.set(name, handlerOf(handler));
  };
  try {
    await import(new URL(`${name}/index.ts`, directory).href);
    if (!handlers.has(name)) throw new Error('it does not call Deno.serve(handler)');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    broken.set(name, reason);
    console.error(`${name} cannot be loaded: ${reason}`);
  }
}

async function route(request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === '/_runtime/health') {
    const body = { functions: [...handlers.keys()], broken: Object.fromEntries(broken) };
    return Response.json(body, { status: broken.size === 0 ? 200 : 503 });
  }
  url.pathname = url.pathname.replace(/^\/functions\/v1(?=\/)/, '');
  const name = url.pathname.split('/')[1] ?? '';
  const handler = handlers.get(name);
  if (handler !== undefined) return handler(new Request(url, request));
  if (broken.has(name)) {
    return Response.json(
      { code: 'BOOT_ERROR', message: 'Function failed to start' },
      { status: 503 },
    );
  }
  return Response.json(
    { code: 'NOT_FOUND', message: 'Requested function was not found' },
    { status: 404 },
  );
}

/** The pipe on standard input closes when the supervisor dies, however it dies. */
async function endWithSupervisor(): Promise<void> {
  const reader = Deno.stdin.readable.getReader();
  while (!(await reader.read()).done);
  Deno.exit(0);
}
