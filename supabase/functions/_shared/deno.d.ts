/** The two parts of Deno that a function's `index.ts` uses; the rest of its code runs anywhere. */
declare const Deno: {
  readonly env: { get(name: string): string | undefined };
  serve(handler: (request: Request) => Response | Promise<Response>): void;
};
