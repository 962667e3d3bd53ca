import { join } from 'node:path';

/** A vitest reporter with its options, as `reporters` takes it. */
type Reporter = 'default' | ['json', { readonly outputFile: string }];

/** The file that a suite writes its counts to for `npm test`, or undefined where nobody asked for them. */
export function reportFile(suite: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = env['AUTOCRM_REPORT_DIR'];
  return folder ? join(folder, `${suite}.json`) : undefined;
}

/** Vitest's reporters for a suite: the readable one, and the counts where `AUTOCRM_REPORT_DIR` is set. */
export function reporters(suite: string, env: NodeJS.ProcessEnv): Reporter[] {
  const outputFile = reportFile(suite, env);
  return outputFile ? ['default', ['json', { outputFile }]] : ['default'];
}
