import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import type { BlankSchema } from 'hono/types';
import { Problem, problemResponse } from './problem.ts';
import { pickRequestId } from './request-id.ts';

export interface FunctionEnv {
  Variables: { requestId: string };
}

export type FunctionApp = Hono<FunctionEnv, BlankSchema, string>;

export interface FunctionDeps {
  newId: () => string;
  /** Where unexpected failures go; their cause is for the log alone. */
  logError: (message: string, cause: unknown) => void;
}

const maxBodyBytes = 100 * 1024;

/**
 * The frame every function shares: request id, CORS, body limit, and one way for errors to leave.
 *
 * @param name of the function, which is the first segment of the paths it is asked for.
 */
export function createFunctionApp(name: string, deps: FunctionDeps): FunctionApp {
  const app: FunctionApp = new Hono<FunctionEnv>().basePath(`/${name}`);
  app.use(async (context, next) => {
    const requestId = pickRequestId(context.req.header('x-request-id'), deps.newId);
    context.set('requestId', requestId);
    await next();
    context.res.headers.set('x-request-id', requestId);
  });
  app.use(
    cors({
      // Callers are known by their bearer token, never by a cookie, so any origin may ask.
      origin: '*',
      allowHeaders: ['authorization', 'apikey', 'content-type', 'x-client-info', 'x-request-id'],
      allowMethods: ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
      exposeHeaders: ['x-request-id', 'retry-after'],
      maxAge: 86_400,
    }),
  );
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new Problem(413, 'body_too_large', {
          detail: `At most ${maxBodyBytes} bytes are read.`,
        });
      },
    }),
  );
  app.notFound((context) =>
    problemResponse(new Problem(404, 'route_not_found'), context.get('requestId')),
  );
  app.onError((error, context) => {
    const problem = toProblem(error);
    if (problem.status >= 500) {
      deps.logError(`${context.get('requestId')} ${context.req.method} ${context.req.path}`, error);
    }
    return problemResponse(problem, context.get('requestId'));
  });
  return app;
}

function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new Problem(error.status, 'bad_request');
  }
  return new Problem(500, 'internal_error', {
    detail: 'This is our fault. Quote the request id when you ask about it.',
  });
}
