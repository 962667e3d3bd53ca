import { runningStack } from './running-stack.ts';

/** Disconnects everybody from live updates, as a restart of the service would. */
export async function dropRealtime(): Promise<void> {
  await control('drop');
}

/** Swallows the next so many live updates, for everybody. */
export async function swallowUpdates(count: number): Promise<void> {
  await control(`mute?count=${count}`);
}

async function control(action: string): Promise<void> {
  const answer = await fetch(`${runningStack().realtimeTestUrl}/__test/${action}`, {
    method: 'POST',
    headers: { 'x-test-secret': process.env['AUTOCRM_REALTIME_TEST_SECRET'] ?? '' },
  });
  if (!answer.ok) throw new Error(`Realtime refused ${action}: ${answer.status}`);
}
