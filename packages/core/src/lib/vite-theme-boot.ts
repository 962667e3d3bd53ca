import type { Plugin } from 'vite';
import { THEME_STORAGE_KEY } from './theme.ts';

const FILE = 'theme-boot.js';
const SOURCE = `try {
  const theme = localStorage.getItem(${JSON.stringify(THEME_STORAGE_KEY)});
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden: the system's theme stands.
}
`;

/**
 * Vite plugin: a tiny classic script in <head> that applies the stored theme before the first paint. It is a file
 * of its own because the Content-Security-Policy (script-src 'self') forbids inline scripts.
 */
export function themeBoot(): Plugin {
  let base = '/';
  return {
    name: 'autocrm:theme-boot',
    configResolved(config) {
      base = config.base;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `${base}${FILE}`) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'text/javascript');
        response.end(SOURCE);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: SOURCE });
    },
    transformIndexHtml() {
      return [{ tag: 'script', attrs: { src: `${base}${FILE}` }, injectTo: 'head-prepend' }];
    },
  };
}
