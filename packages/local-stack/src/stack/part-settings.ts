import type { RuntimeConfig } from '../static/runtime-config.ts';
import type { StackKeys } from './keys.ts';

/** What each kind of part is told when it starts. */
export interface PartSettings {
  postgres: {
    dataDir: string;
    port: number;
    password: string;
  };
  gateway: {
    projectRoot: string;
    port: number;
    publicUrl: string;
    databasePort: number;
    storageDir: string;
    keys: StackKeys;
    smtpPort: number;
    /** Where links in mails may lead; the first is where they lead unless told otherwise. */
    appUrls: [string, ...string[]];
    realtimeUrl: string;
    functionsUrl: string;
  };
  realtime: {
    /** On the loopback address; only the gateway talks to it. */
    port: number;
    databaseUrl: string;
    keys: StackKeys;
    /** Opens the controls by which a test loses, delays or swallows events. */
    testSecret: string | null;
  };
  mail: {
    smtpPort: number;
    httpPort: number;
    dataDir: string;
  };
  scheduler: {
    databaseUrl: string;
    intervalMs: number;
  };
  app: {
    mode: 'serve' | 'dev';
    /** The app's package, for the dev server. */
    root: string;
    /** The app's production build. */
    buildDir: string;
    port: number;
    runtimeConfig: RuntimeConfig;
  };
}

export type PartKind = keyof PartSettings;
