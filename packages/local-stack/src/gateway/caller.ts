import { createSecretKey, timingSafeEqual } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { type ApiRequest, HttpError } from './http.ts';

export type RequestRole = 'anon' | 'authenticated' | 'service_role';

/** Who a request is made as. */
export interface Caller {
  readonly role: RequestRole;
  /** What `auth.jwt()` answers; a bare key has its role alone. */
  readonly claims: JWTPayload;
}

export interface ApiKeys {
  readonly publishable: string;
  readonly secret: string;
}

/** Compares without telling, by the time it takes, how much of a secret was right. */
function secretsEqual(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

function isRequestRole(value: unknown): value is RequestRole {
  return value === 'anon' || value === 'authenticated' || value === 'service_role';
}

function rejected(status: number, code: string, message: string): HttpError {
  return new HttpError(
    status,
    { code, message, details: null, hint: null },
    { 'www-authenticate': 'Bearer' },
  );
}

/** Finds out who makes a request, from its API key and its access token. */
export class CallerResolver {
  readonly #keys: ApiKeys;
  readonly #jwtKey: ReturnType<typeof createSecretKey>;

  constructor(keys: ApiKeys, jwtSecret: string) {
    this.#keys = keys;
    this.#jwtKey = createSecretKey(Buffer.from(jwtSecret));
  }

  /** The role an API key stands for, or `undefined` for anything else. */
  keyRole(candidate: string): 'anon' | 'service_role' | undefined {
    if (secretsEqual(candidate, this.#keys.publishable)) return 'anon';
    return secretsEqual(candidate, this.#keys.secret) ? 'service_role' : undefined;
  }

  /**
   * Checks an access token's signature and lifetime.
   *
   * @throws HttpError 401 in PostgREST's form (PGRST301, PGRST303)
   */
  async verify(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.#jwtKey, { algorithms: ['HS256'] });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw rejected(401, 'PGRST303', 'JWT expired');
      if (error instanceof errors.JOSEError) {
        throw rejected(401, 'PGRST301', 'No suitable key or wrong key type');
      }
      throw error;
    }
  }

  /**
   * The caller of a data or storage request. The API key is required; an access token, where there is
   * one, takes its place.
   *
   * @throws HttpError 401 without a valid key, or with a token that is not valid
   */
  async resolve(request: ApiRequest): Promise<Caller> {
    const bearer = bearerToken(request);
    const key = request.headers['apikey'] ?? request.query.get('apikey') ?? undefined;
    const role = this.requireKey(key);
    if (bearer === undefined || bearer === key) return { role, claims: { role } };
    const bearerRole = this.keyRole(bearer);
    if (bearerRole !== undefined) return { role: bearerRole, claims: { role: bearerRole } };
    const claims = await this.verify(bearer);
    const claimed = claims['role'];
    if (!isRequestRole(claimed)) {
      throw rejected(401, '42501', 'The role in the access token may not make requests');
    }
    return { role: claimed, claims };
  }

  /** @throws HttpError 401 when there is no key, or one nobody gave out */
  requireKey(key: string | undefined): 'anon' | 'service_role' {
    if (key === undefined || key === '') {
      throw new HttpError(401, {
        message: 'No API key found in request',
        hint: 'No `apikey` request header or url param was found.',
      });
    }
    const role = this.keyRole(key);
    if (role === undefined) {
      throw new HttpError(401, {
        message: 'Invalid API key',
        hint: 'Double check your Supabase `anon` or `service_role` API key.',
      });
    }
    return role;
  }
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(request: ApiRequest): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
}
