/** The few parts of Deno that runtime.ts uses; the file runs on Deno and is type-checked with the rest. */
declare const Deno: {
  readonly args: readonly string[];
  readonly stdin: { readonly readable: ReadableStream<Uint8Array> };
  serve: (
    options: { hostname: string; port: number; onListen(): void },
    handler: (request: Request) => Response | Promise<Response>,
  ) => unknown;
  exit(code: number): never;
};
