import { createScheduler } from '../../scheduler/scheduler.ts';
import { runPart } from '../run-part.ts';

runPart('scheduler', async (settings) =>
  createScheduler({ ...settings, log: (line) => console.log(line) }),
);
