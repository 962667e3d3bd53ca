export type Handler = (request: Request) => Response | Promise<Response>;

/** Names the type of the function that was given to `Deno.serve`: by that API's contract it answers requests. */
export function handlerOf(value: object): Handler {
  return value as Handler;
}
