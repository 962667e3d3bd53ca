import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Plugin } from 'vite';
import { createAppServer } from '../../static/app-server.ts';
import { type RuntimeConfig, runtimeConfigPath } from '../../static/runtime-config.ts';
import type { PartSettings } from '../part-settings.ts';
import { runPart, type RunningPart } from '../run-part.ts';

runPart('app', async (settings) => (settings.mode === 'dev' ? develop(settings) : serve(settings)));

async function serve({ buildDir, port, runtimeConfig }: PartSettings['app']): Promise<RunningPart> {
  const server = createAppServer({
    directory: buildDir,
    runtimeConfig,
    logError: (message) => console.error(message),
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { stop: async () => close(server) };
}

async function develop({ root, port, runtimeConfig }: PartSettings['app']): Promise<RunningPart> {
  // Loaded here, since a stack that serves builds has no use for it and it takes long.
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    clearScreen: false,
    server: { host: '127.0.0.1', port, strictPort: true },
    plugins: [runtimeConfigPlugin(runtimeConfig)],
  });
  await vite.listen();
  return { stop: async () => vite.close() };
}

/** Gives the dev server the same configuration file that the static server has. */
function runtimeConfigPlugin(config: RuntimeConfig): Plugin {
  return {
    name: 'autocrm-runtime-config',
    configureServer(vite) {
      vite.middlewares.use(runtimeConfigPath, (_request, response) => {
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.setHeader('cache-control', 'no-store');
        response.end(JSON.stringify(config));
      });
    },
  };
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
