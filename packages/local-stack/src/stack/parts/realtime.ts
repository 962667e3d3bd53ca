import { createRealtimeServer } from '../../realtime/server.ts';
import { runPart } from '../run-part.ts';

runPart('realtime', async ({ port, databaseUrl, keys, testSecret }) => {
  const realtime = createRealtimeServer({
    databaseUrl,
    jwtSecret: keys.jwtSecret,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    privateOnly: true,
    ...(testSecret === null ? {} : { testControls: { secret: testSecret } }),
    log: (line) => console.log(line),
  });
  await realtime.listen(port, '127.0.0.1');
  return {
    stop: async () => realtime.close(),
    async check() {
      if (!realtime.health().ok) throw new Error('The database is out of reach.');
    },
  };
});
