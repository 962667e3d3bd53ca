import { expect, it } from 'vitest';
import { secretProblems } from './secrets.ts';

const letters = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';

it.each([
  ['a Supabase secret key', `sb_secret_${letters}`],
  ['a private key', ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ')],
  ['a signed token', `eyJ${letters}.eyJ${letters}.${letters}`],
  ['an AWS key', ['AKIA', 'ABCDEFGHIJKLMNOP'].join('')],
  ['a GitHub token', `ghp_${letters}`],
  ['a Slack token', `xoxb-${letters}`],
  ['an API key', `sk-${letters}`],
  ['a webhook secret', `whsec_${letters}`],
])('finds %s and does not repeat it', (kind, secret) => {
  expect(secretProblems('a.ts', `first\nconst key = '${secret}';`)).toEqual([
    `a.ts:2: holds ${kind}.`,
  ]);
});

it.each([
  'sb_secret_…',
  'sb_secret_[A-Za-z0-9]{20,}',
  'sb_publishable_abcdefghijklmnopqrstuvwxyz',
  'const skeleton = useSkeletonThatHasAVeryLongNameIndeed();',
  '-----BEGIN PUBLIC KEY-----',
])('leaves %s alone', (text) => {
  expect(secretProblems('a.ts', text)).toEqual([]);
});
