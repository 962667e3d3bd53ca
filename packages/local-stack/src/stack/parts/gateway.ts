import { createGateway } from '../../gateway/gateway.ts';
import { runPart } from '../run-part.ts';

runPart('gateway', async (settings, context) => {
  const { port, publicUrl, projectRoot, storageDir, keys, appUrls } = settings;
  const gateway = await createGateway({
    database: { port: settings.databasePort, name: 'postgres', password: keys.databasePassword },
    storageDir,
    keys,
    smtp: { host: '127.0.0.1', port: settings.smtpPort, from: 'AutoCRM <no-reply@autocrm.test>' },
    publicUrl,
    appUrls,
    projectRoot,
    upstreams: { realtime: settings.realtimeUrl, functions: settings.functionsUrl },
    health: async () => {
      const health = context.stackHealth();
      return { ok: health['ready'] === true, ...health };
    },
    onError: (error) => console.error(error),
  });
  await gateway.listen(port);
  return {
    stop: async () => gateway.close(),
    async check() {
      if (!(await gateway.health()).ok) throw new Error('The database is out of reach.');
    },
  };
});
