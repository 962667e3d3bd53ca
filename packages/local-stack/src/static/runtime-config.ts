import type { AppUrls } from '../stack/stack-types.ts';

/** What an app built without `VITE_SUPABASE_*` fetches from `/runtime-config.json` before it starts. */
export interface RuntimeConfig {
  supabaseUrl: string;
  supabasePublishableKey: string;
  mailUrl: string;
  apps: AppUrls;
}

export const runtimeConfigPath = '/runtime-config.json';
