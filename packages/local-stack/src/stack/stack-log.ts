import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { styleText } from 'node:util';
import { partNames } from './stack-types.ts';

const colors = ['cyan', 'magenta', 'green', 'yellow', 'blue', 'red'] as const;
const prefixWidth = Math.max(...partNames.map((name) => name.length));

export interface PartLog {
  line(text: string): void;
  /** Copies a child's output line by line; returns when the stream ends. */
  follow(stream: Readable, onLine?: (text: string) => void): void;
}

export interface StackLog {
  part(name: string): PartLog;
  /** Text without a prefix, such as the table at the end. */
  plain(text: string): void;
}

/** One log for the whole stack: each line carries the name of its part, coloured only where `color` is set. */
export function createStackLog(output: NodeJS.WritableStream, color: boolean): StackLog {
  const part = (name: string): PartLog => {
    const prefix = `${name.padEnd(prefixWidth)} │ `;
    const shown = color ? styleText(colorOf(name), prefix, { validateStream: false }) : prefix;
    const line = (text: string): void => void output.write(`${shown}${text}\n`);
    return {
      line,
      follow(stream, onLine) {
        createInterface({ input: stream, crlfDelay: Infinity }).on('line', (text) => {
          line(text);
          onLine?.(text);
        });
      },
    };
  };
  return { part, plain: (text) => void output.write(`${text}\n`) };
}

/** Colours only for a person's terminal, and never against their wish (https://no-color.org). */
export function wantsColor(output: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  return output.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

function colorOf(name: string): (typeof colors)[number] {
  const index = partNames.findIndex((known) => known === name);
  return colors[(index + colors.length) % colors.length] ?? 'cyan';
}
