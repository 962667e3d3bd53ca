import type { TokenFailure, TokenResult } from './tokens.ts';

type FailedToken = Extract<TokenResult, { ok: false }>;

/** Codes by which a refused join is told apart; the text is for people. */
const JOIN_CODES: Record<TokenFailure, string> = {
  expired: 'InvalidJWTToken',
  missing_claims: 'InvalidJWTToken',
  malformed: 'MalformedJWT',
  signature: 'JwtSignatureError',
};

const TEXTS: Record<TokenFailure, string> = {
  expired: 'Token has expired',
  missing_claims: 'Fields `role` and `exp` are required in JWT',
  malformed: 'The token provided is not a valid JWT',
  signature: 'Failed to validate JWT signature',
};

/** What a channel is told about its token. */
export function tokenFailureMessage({ failure, expiredFor }: FailedToken): string {
  return failure === 'expired' ? expiredMessage(expiredFor) : TEXTS[failure];
}

/** @param seconds since the token expired */
export function expiredMessage(seconds: number): string {
  return `${TEXTS.expired} ${seconds} seconds ago`;
}

/** The reason in the reply to a join. */
export function tokenJoinReason(result: FailedToken): string {
  return `${JOIN_CODES[result.failure]}: ${tokenFailureMessage(result)}`;
}

/** The reason in the HTTP answer to a refused connection. */
export function tokenUpgradeReason({ failure }: FailedToken): string {
  return TEXTS[failure];
}
