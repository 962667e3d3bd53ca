import { styleText } from 'node:util';
import type { StackInfo } from './stack-info.ts';

/** The table at the end of a start: every address, and who can sign in. */
export function summary(info: StackInfo, heading: string, color: boolean): string {
  const bold = (text: string): string =>
    color ? styleText('bold', text, { validateStream: false }) : text;
  const addresses = table([
    ['Customer portal', info.apps.customerPortal],
    ['Agent desk', info.apps.agentDesk],
    ['Admin console', info.apps.adminConsole],
    ['Mail inbox', info.mailUrl],
    ['API', info.apiUrl],
    ['Postgres', info.dbUrl],
    ['SMTP', info.smtpUrl],
  ]);
  const accounts = table(
    info.demoAccounts.map(({ role, name, email, password, note }) => [
      role,
      name,
      email,
      password,
      note,
    ]),
  );
  return [
    '',
    bold(`  ${heading}`),
    '',
    ...addresses,
    ...(accounts.length === 0
      ? []
      : ['', bold('  Demo accounts: role, name, e-mail, password'), '', ...accounts]),
    '',
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (sizes, row) => row.map((cell, column) => Math.max(cell.length, sizes[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd(),
  );
}
