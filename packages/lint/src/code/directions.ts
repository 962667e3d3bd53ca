import { posix } from 'node:path';

/** One import as written: the importing file and the target, both relative to the repository's root. */
export type ImportSite = {
  readonly file: string;
  readonly specifier: string;
  readonly isType: boolean;
};

type CoreLayer = {
  readonly imports: readonly string[];
  readonly typesFrom?: readonly string[];
};

/** What each folder of packages/core/src may import from its sisters, besides itself. */
const coreLayers: Readonly<Record<string, CoreLayer>> = {
  contracts: { imports: [] },
  lib: { imports: [] },
  db: { imports: ['contracts', 'lib'] },
  data: { imports: ['db', 'contracts', 'lib'] },
  auth: { imports: ['data', 'db', 'contracts', 'lib'] },
  realtime: { imports: ['data', 'db', 'contracts', 'lib'] },
  ui: { imports: ['lib'] },
  forms: { imports: ['ui', 'lib'], typesFrom: ['db'] },
  blocks: { imports: ['ui', 'forms', 'contracts', 'lib'] },
  app: {
    imports: ['contracts', 'lib', 'db', 'data', 'auth', 'realtime', 'ui', 'forms', 'blocks'],
  },
  testing: {
    imports: ['contracts', 'lib', 'db', 'data', 'auth', 'realtime', 'ui', 'forms', 'blocks', 'app'],
  },
};

/** What each layer of an app may import from its sisters; `app` wires them together. */
const appLayers: Readonly<Record<string, readonly string[]>> = {
  app: ['routes', 'features', 'lib', 'messages'],
  routes: ['features', 'lib', 'messages'],
  features: ['lib', 'messages'],
  lib: ['messages'],
  messages: [],
};

/** Leaves of `src/app/` that every layer may read: they import nothing but lib and core. */
const appLeaves = /^src\/app\/(?:paths|env)(?:\.tsx?)?$/;

const supabaseLayers = new Set(['db', 'data', 'auth', 'realtime', 'testing']);
const dataFreeLayers = new Set(['contracts', 'lib', 'ui', 'forms', 'blocks']);
const testFile = /(?:\.test\.tsx?|\/vitest\.(?:config|setup)\.ts|\/test-setup\.tsx?)$/;
const contractPackages = /^zod(?:$|\/)/;
const workspaceFolder = /^(apps|packages)\/[^/]+|^supabase(?=\/)/;

/** Where a specifier leads: a path in the repository, or the name of a package from outside. */
type Target = { readonly path: string } | { readonly external: string };

function targetOf({ file, specifier }: ImportSite): Target {
  if (specifier.startsWith('.')) return { path: posix.join(posix.dirname(file), specifier) };
  const ours = /^@autocrm\/([^/]+)(?:\/(.*))?$/.exec(specifier);
  if (!ours) return { external: specifier };
  const [, name = '', rest = ''] = ours;
  if (name === 'database') return { path: posix.join('supabase', rest) };
  const appNames = ['customer-portal', 'agent-desk', 'admin-console'];
  if (appNames.includes(name)) return { path: posix.join('apps', name, rest) };
  return { path: posix.join('packages', name, name === 'core' ? 'src' : '', rest) };
}

function checkExternal(file: string, name: string): string | undefined {
  const layer = coreLayerOf(file);
  const isProduct = layer !== undefined || file.startsWith('apps/');
  if (layer === 'contracts' && !contractPackages.test(name) && !testFile.test(file)) {
    return `contracts run in browser, Node and Deno and may import zod only, not "${name}".`;
  }
  if (isProduct && name.startsWith('@supabase/') && !supabaseLayers.has(layer ?? '')) {
    return 'Only core/db, data, auth and realtime may import supabase-js.';
  }
  if (layer && dataFreeLayers.has(layer) && name.startsWith('@tanstack/react-query')) {
    return `core/${layer} takes data as props; queries live in core/data.`;
  }
  return undefined;
}

function coreLayerOf(path: string): string | undefined {
  return /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1];
}

function checkCore({ file, isType }: ImportSite, path: string): string | undefined {
  const from = coreLayerOf(file);
  const to = coreLayerOf(path);
  if (!from || !to || from === to || testFile.test(file)) return undefined;
  const layer = coreLayers[from];
  if (!layer) return `core has no layer "${from}": add it to the table of directions first.`;
  if (layer.imports.includes(to) || (isType && layer.typesFrom?.includes(to))) return undefined;
  return `core/${from} may not import core/${to}.`;
}

function checkApp({ file }: ImportSite, app: string, path: string): string | undefined {
  const inside = path.slice(app.length + 1);
  if (testFile.test(file) || appLeaves.test(inside)) return undefined;
  const [, from = '', fromUnit = ''] =
    /^src\/([^/]+)\/([^/]+)/.exec(file.slice(app.length + 1)) ?? [];
  const [, to = '', toUnit = ''] = /^src\/([^/]+)\/([^/]+)/.exec(inside) ?? [];
  const allowed = appLayers[from];
  if (!allowed || !to) return undefined;
  if (appLeaves.test(file.slice(app.length + 1)) && to !== 'lib' && to !== 'app') {
    return `app/paths and app/env are leaves and may not import ${to}.`;
  }
  if (from === to) {
    const isSister = from === 'features' || from === 'routes' ? fromUnit !== toUnit : false;
    return isSister
      ? `${from}/${fromUnit} may not import ${to}/${toUnit}: what two need moves down to lib or core.`
      : undefined;
  }
  return allowed.includes(to) ? undefined : `${from} may not import ${to}.`;
}

function checkFunctions(file: string, path: string): string | undefined {
  const own = /^supabase\/functions\/[^/]+\//.exec(file)?.[0] ?? '';
  const isAllowed =
    path.startsWith(own) ||
    path.startsWith('supabase/functions/_shared/') ||
    path.startsWith('packages/core/src/contracts/');
  return isAllowed
    ? undefined
    : 'An edge function may import its own folder, _shared and core/contracts only.';
}

/**
 * Holds one import against the directions of docs/architecture.md.
 *
 * @returns the sentence to report, or undefined where the import is allowed
 */
export function checkImport(site: ImportSite): string | undefined {
  const { file } = site;
  const target = targetOf(site);
  if ('external' in target) return checkExternal(file, target.external);
  const { path } = target;
  if (file.startsWith('supabase/functions/')) return checkFunctions(file, path);

  const from = workspaceFolder.exec(file)?.[0];
  const to = workspaceFolder.exec(path)?.[0];
  if (!from) return undefined;
  if (from !== to) return checkAcross(site, from, to ?? path);
  if (from === 'packages/core') return checkCore(site, path);
  return from.startsWith('apps/') ? checkApp(site, from, path) : undefined;
}

function checkAcross(site: ImportSite, from: string, to: string): string | undefined {
  if (site.specifier.startsWith('.')) {
    return `A relative import may not leave ${from}: name the package instead.`;
  }
  if (from === 'packages/core') return 'core imports nothing of ours.';
  if (to.startsWith('apps/')) return 'Nothing imports an app.';
  if (!from.startsWith('apps/')) return undefined;
  if (to !== 'packages/core') return `An app imports core and nothing else of ours, not ${to}.`;
  return /\/testing\//.test(site.specifier) && !testFile.test(site.file)
    ? 'core/testing is for tests only.'
    : undefined;
}
