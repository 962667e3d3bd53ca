import { http, HttpResponse, type JsonBodyType } from 'msw';
import { connect } from '../db/client.ts';
import type { AppUrls } from '../db/env.ts';

/** The project that tests talk to; nothing answers there but handlers. */
export const testProjectUrl = 'http://project.test';

/** Connects the app's client to the test project. Call before data is read. @param apps where the apps are, if known */
export function connectTestProject(apps?: AppUrls): void {
  connect(
    {
      supabaseUrl: testProjectUrl,
      supabasePublishableKey: 'sb_publishable_test',
      ...(apps ? { apps } : {}),
    },
    { appName: 'test' },
  );
}

/** What Auth tells of itself. @param external which providers are configured */
export function authSettings(external: Readonly<Record<string, boolean>> = {}) {
  return http.get(`${testProjectUrl}/auth/v1/settings`, () => HttpResponse.json({ external }));
}

type Answer = JsonBodyType | Response | Promise<JsonBodyType | Response>;

const respond = async (answer: Answer): Promise<Response> => {
  const settled = await answer;
  return settled instanceof Response ? settled : HttpResponse.json(settled);
};

/** Answers one command of the database. @param answer gets the command's arguments */
export function rpc(name: string, answer: (args: Record<string, unknown>) => Answer) {
  return http.post<never, Record<string, unknown>>(
    `${testProjectUrl}/rest/v1/rpc/${name}`,
    async ({ request }) => respond(answer(await request.json())),
  );
}

/** Answers reads and writes of one table. @param answer gets the request as it came */
export function table(name: string, answer: (request: Request) => Answer) {
  return http.all(`${testProjectUrl}/rest/v1/${name}`, ({ request }) => respond(answer(request)));
}

/** What a command answers when it ends with `private.fail`. */
export function failure(
  status: number,
  code: string,
  details: Record<string, unknown> = {},
): Response {
  const body = {
    code: `PT${status}`,
    message: code,
    details: JSON.stringify(details),
    hint: `Hint of ${code}.`,
  };
  return HttpResponse.json(body, { status });
}

/** What a request answers when the line is cut. */
export function cutOff(): Response {
  return HttpResponse.error();
}
