import { createHmac, createSecretKey } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { storageError } from './errors.ts';

export type SignedPurpose = 'download' | 'upload';

export interface SignedGrant {
  /** `bucket/path` */
  readonly url: string;
  readonly owner: string | undefined;
  readonly upsert: boolean;
}

/** Signs and checks the tokens of links that work without signing in. */
export class LinkSigner {
  readonly #key: ReturnType<typeof createSecretKey>;

  constructor(secret: string) {
    // A key of its own: such a token is never an access token, nor the other way round.
    this.#key = createSecretKey(createHmac('sha256', secret).update('storage links').digest());
  }

  /** @param seconds how long the link works */
  sign(purpose: SignedPurpose, grant: SignedGrant, seconds: number): Promise<string> {
    return new SignJWT({ url: grant.url, owner: grant.owner, upsert: grant.upsert })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(purpose)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(this.#key);
  }

  /** @throws HttpError when the token is wrong, too old, or for something else */
  async verify(purpose: SignedPurpose, token: string | null, url: string): Promise<SignedGrant> {
    try {
      const { payload } = await jwtVerify(token ?? '', this.#key, {
        algorithms: ['HS256'],
        audience: purpose,
      });
      if (payload['url'] !== url) throw storageError(400, 'InvalidSignature', 'Invalid signature');
      const owner = payload['owner'];
      return {
        url,
        owner: typeof owner === 'string' ? owner : undefined,
        upsert: payload['upsert'] === true,
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw storageError(400, 'InvalidJWT', '"exp" claim timestamp check failed');
      if (error instanceof errors.JOSEError)
        throw storageError(400, 'InvalidJWT', 'Invalid signature');
      throw error;
    }
  }
}
