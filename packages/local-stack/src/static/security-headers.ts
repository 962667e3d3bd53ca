export interface ApiOrigin {
  /** Where the apps reach Supabase, without a path: `https://<project>.supabase.co`. */
  apiOrigin: string;
}

/**
 * The Content-Security-Policy of the three apps, one directive per line of the table. Deployments send the same one:
 * scripts and styles are files of the app itself, and nothing but the project's API is talked to.
 */
export function contentSecurityPolicy({ apiOrigin }: ApiOrigin): string {
  const socketOrigin = apiOrigin.replace(/^http/, 'ws');
  const directives: readonly (readonly [string, string])[] = [
    ['default-src', "'self'"],
    ['script-src', "'self'"],
    ['style-src', "'self'"],
    ['font-src', "'self'"],
    ['img-src', `'self' blob: data: ${apiOrigin}`],
    ['connect-src', `'self' ${apiOrigin} ${socketOrigin}`],
    ['frame-src', `blob: ${apiOrigin}`],
    ['worker-src', "'self'"],
    ['manifest-src', "'self'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
  ];
  return directives.map(([name, value]) => `${name} ${value}`).join('; ');
}

/** Every header that protects the apps' pages. */
export function securityHeaders(origin: ApiOrigin): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(origin),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
