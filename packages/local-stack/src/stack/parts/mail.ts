import { createMailServer } from '../../mail/server.ts';
import { runPart } from '../run-part.ts';

runPart('mail', async (settings) => {
  const mail = await createMailServer(settings);
  return { stop: async () => mail.close() };
});
