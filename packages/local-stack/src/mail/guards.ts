import type { MiddlewareHandler } from 'hono';

const LOCAL_HOST = /^(localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Nothing but what this server sends itself: no script but its own file, no frame but a message's. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The inbox holds links that sign people in. A name that an attacker points to this machine must not read it, and a page
 * elsewhere must not post to it: answers go to local names only, changes only to callers that are no foreign page.
 */
export const guardCallers: MiddlewareHandler = async (context, next) => {
  if (!LOCAL_HOST.test(context.req.header('host') ?? '')) return context.text('Unknown host', 421);
  const site = context.req.header('sec-fetch-site') ?? 'none';
  const isChange = !['GET', 'HEAD'].includes(context.req.method);
  if (isChange && site !== 'same-origin' && site !== 'none')
    return context.text('Cross-site request', 403);
  return next();
};

/** Headers of every answer; a handler may set a policy of its own. */
export const setSecurityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', PAGE_POLICY);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};
