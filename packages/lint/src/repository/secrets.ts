const secrets: Readonly<Record<string, RegExp>> = {
  'a Supabase secret key': /\bsb_secret_[A-Za-z0-9_-]{20,}/,
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  'a signed token': /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
  'an AWS key': /\bAKIA[0-9A-Z]{16}\b/,
  'a GitHub token': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{50,})/,
  'a Slack token': /\bxox[abprs]-[\w-]{20,}/,
  'an API key': /\bsk[-_](?:live_|proj-)?[A-Za-z0-9]{32,}/,
  'a webhook secret': /\bwhsec_[A-Za-z0-9+/]{24,}/,
};

/** One line for each line of a file that holds what looks like a real secret. Says what and where, not its value. */
export function secretProblems(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    Object.entries(secrets)
      .filter(([, pattern]) => pattern.test(line))
      .map(([kind]) => `${file}:${index + 1}: holds ${kind}.`),
  );
}
