import { createFunctionApp, type FunctionApp, type FunctionDeps } from '../_shared/function-app.ts';

export interface HealthDeps extends FunctionDeps {
  now(): Date;
  /** Asks the data API for something small; throws when it gives no answer. */
  pingDatabase(): Promise<void>;
}

/** `GET /health` says that functions run; `GET /health/ready` also asks the database through the data API. */
export function createApp(deps: HealthDeps): FunctionApp {
  const app = createFunctionApp('health', deps);
  app.get('/', (context) => context.json({ status: 'ok', time: deps.now().toISOString() }));
  app.get('/ready', async (context) => {
    try {
      await deps.pingDatabase();
      return context.json({ status: 'ok', database: 'ok' });
    } catch (error) {
      deps.logError('The database gives no answer.', error);
      return context.json({ status: 'failing', database: 'unreachable' }, 503);
    }
  });
  return app;
}
