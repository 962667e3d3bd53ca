import type { StackConfig } from './config.ts';
import { dataPaths, lockHolder } from './data-dir.ts';
import { isRecord } from './part-messages.ts';
import { readState } from './state-file.ts';

const patienceMs = 3_000;

export interface StatusReport {
  /** What `npm run --silent status` prints as JSON. */
  report: object;
  exitCode: number;
}

/** How to reach the stack of this data directory and how its parts are now; exit code 1 when it does not run. */
export async function readStatus(config: StackConfig): Promise<StatusReport> {
  const paths = dataPaths(config.dataDir);
  const [holder, state] = await Promise.all([lockHolder(paths), readState(paths)]);
  if (holder === undefined || state === undefined) {
    const message = 'AutoCRM is not running. `npm start` starts it.';
    return { report: { running: false, message }, exitCode: 1 };
  }
  const { processes: _processes, ready, parts, ...info } = state;
  const live = await liveHealth(String(info['apiUrl']));
  return {
    report: { running: true, pid: holder.pid, ready, ...info, parts, ...live },
    exitCode: 0,
  };
}

/** What the gateway says just now; without an answer, the supervisor's last note stands. */
async function liveHealth(apiUrl: string): Promise<object> {
  try {
    const response = await fetch(`${apiUrl}/health`, { signal: AbortSignal.timeout(patienceMs) });
    const health: unknown = await response.json();
    if (!isRecord(health)) return { ready: false };
    return { ready: response.status === 200, parts: health['parts'] };
  } catch {
    return { ready: false };
  }
}
