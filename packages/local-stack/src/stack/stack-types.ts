/** Every supervised part, in the order in which a reader wants to see them. */
export const partNames = [
  'postgres',
  'gateway',
  'realtime',
  'functions',
  'mail',
  'scheduler',
  'customer-portal',
  'agent-desk',
  'admin-console',
] as const;

export type PartName = (typeof partNames)[number];

export type PartState = 'stopped' | 'starting' | 'healthy' | 'unhealthy' | 'restarting';

export interface PartReport {
  state: PartState;
  pid: number | null;
  restarts: number;
  detail: string | null;
}

/** What `GET /health` shows: `ready` only once every part is healthy and the first-run work is done. */
export interface StackHealth {
  ready: boolean;
  parts: Partial<Record<PartName, PartReport>>;
}

export const appNames = ['customer-portal', 'agent-desk', 'admin-console'] as const;

export type AppName = (typeof appNames)[number];

export type AppKey = 'customerPortal' | 'agentDesk' | 'adminConsole';

export const appKeys: Readonly<Record<AppName, AppKey>> = {
  'customer-portal': 'customerPortal',
  'agent-desk': 'agentDesk',
  'admin-console': 'adminConsole',
};

export type AppUrls = Record<AppKey, string>;

export interface DemoAccount {
  role: string;
  name: string;
  email: string;
  password: string;
  note: string;
}
