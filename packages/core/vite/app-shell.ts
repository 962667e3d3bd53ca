import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const worker = fileURLToPath(new URL('../src/app/offline/service-worker.ts', import.meta.url));

/** Scripts and styles, the letters of the first screen, and what `public` holds for the browser's frame. */
const needed = /\.(js|css)$|latin-wght-normal.*\.woff2$/;

export interface AppShellOptions {
  /** Files of `public` that the app needs without a network, as paths. */
  publicFiles: readonly string[];
}

/**
 * Vite plugin: adds `/sw.js`, a service worker that keeps the build's files on the device, so that the app starts
 * without a network. The app itself registers it.
 */
export function appShell({ publicFiles }: AppShellOptions): Plugin {
  return {
    name: 'autocrm:app-shell',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => needed.test(fileName));
      const files = ['/index.html', ...publicFiles, ...built.map(({ fileName }) => `/${fileName}`)];
      const html = bundle['index.html'];
      const page = html?.type === 'asset' ? String(html.source) : '';
      const version = createHash('sha256').update(page).update(files.join('\n')).digest('hex');
      const source = await bundleWorker({ version: version.slice(0, 16), files: files.toSorted() });
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

async function bundleWorker(shell: { version: string; files: string[] }): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { appShell: JSON.stringify(shell) },
    build: {
      write: false,
      target: 'baseline-widely-available',
      lib: { entry: worker, formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!('output' in output)) throw new Error('The service worker was not built.');
  return output.output[0].code;
}
