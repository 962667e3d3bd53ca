import { serveShell, type Shell, type ShellScope } from './serve-shell.ts';

// The worker's own globals, which have other types than a window's.
declare const self: ShellScope;
/** Written by the build: vite/app-shell.ts. */
declare const appShell: Shell;

serveShell(self, appShell);
