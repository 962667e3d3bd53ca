import type { Plugin } from 'vite';

/**
 * Vite plugin: asks the browser for one font with the page instead of after the stylesheet, so that text is drawn
 * once. The build alone knows the file's hashed name.
 *
 * @param name matches the file name of the subset that the first screen needs
 */
export function preloadFont(name: RegExp): Plugin {
  let base = '/';
  return {
    name: 'autocrm:preload-font',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find(
          (key) => name.test(key) && key.endsWith('.woff2'),
        );
        if (file === undefined)
          throw new Error(`The build has no font that matches ${String(name)}.`);
        return [
          {
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              href: `${base}${file}`,
              crossorigin: true,
            },
            injectTo: 'head',
          },
        ];
      },
    },
  };
}
