import { startPostgres } from '../../postgres/server.ts';
import { runPart } from '../run-part.ts';

runPart('postgres', async (settings) => {
  const server = await startPostgres({ ...settings, onLog: logNotable });
  return {
    stop: async () => server.stop(),
    ended: server.exited.then(() => 'The server process has ended.'),
  };
});

/** Starts and checkpoints, and the details under an error, are noise in the log of a whole stack. */
function logNotable(line: string): void {
  if (/ (WARNING|ERROR|FATAL|PANIC): {2}/.test(line)) console.log(line.replace(/^.* UTC /, ''));
}
