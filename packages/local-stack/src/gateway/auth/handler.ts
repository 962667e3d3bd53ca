import type { ApiRequest, ApiResponse, Handler } from '../http.ts';
import { HttpError, json } from '../http.ts';
import { getUser, putUser, signOut } from './account.ts';
import {
  createUser,
  deleteUserById,
  generateLink,
  getUserById,
  getUsers,
  inviteUser,
  putUserById,
  requireAdmin,
} from './admin.ts';
import type { AuthContext } from './context.ts';
import { authError } from './errors.ts';
import { authorize, callback } from './oauth.ts';
import { recover, resend, sendOtp, signUp } from './sign-up.ts';
import { exchangeToken } from './token.ts';
import { verifyByLink, verifyByPost } from './verify.ts';

type Route = (context: AuthContext, request: ApiRequest, id: string) => Promise<ApiResponse>;

/** What the sign-in screens may ask before anybody is signed in. */
async function settings(context: AuthContext): Promise<ApiResponse> {
  return json(200, {
    external: {
      email: context.config.email.enable_signup,
      phone: false,
      anonymous_users: false,
      google: context.providers.has('google'),
      github: context.providers.has('github'),
    },
    disable_signup: !context.config.enable_signup,
    mailer_autoconfirm: !context.config.email.enable_confirmations,
    phone_autoconfirm: false,
    sms_provider: '',
    saml_enabled: false,
  });
}

async function health(): Promise<ApiResponse> {
  return json(200, { name: 'GoTrue', description: 'Auth API of the local stack' });
}

/** Opened by a browser that follows a link or a redirect, so without an API key. */
const OPEN_ROUTES: Readonly<Record<string, Route>> = {
  'GET /verify': verifyByLink,
  'GET /authorize': authorize,
  'GET /callback': callback,
  'GET /health': health,
};

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /settings': settings,
  'POST /signup': signUp,
  'POST /token': exchangeToken,
  'POST /recover': recover,
  'POST /otp': sendOtp,
  'POST /magiclink': sendOtp,
  'POST /resend': resend,
  'POST /verify': verifyByPost,
  'GET /user': getUser,
  'PUT /user': putUser,
  'POST /logout': signOut,
};

const ADMIN_ROUTES: Readonly<Record<string, Route>> = {
  'POST /invite': inviteUser,
  'POST /admin/users': createUser,
  'GET /admin/users': getUsers,
  'GET /admin/users/:id': getUserById,
  'PUT /admin/users/:id': putUserById,
  'DELETE /admin/users/:id': deleteUserById,
  'POST /admin/generate_link': generateLink,
};

async function dispatch(context: AuthContext, request: ApiRequest): Promise<ApiResponse> {
  const id = /^\/admin\/users\/([^/]+)$/.exec(request.path)?.[1];
  const key = `${request.method} ${id === undefined ? request.path : '/admin/users/:id'}`;
  const open = OPEN_ROUTES[key];
  if (open !== undefined) return open(context, request, '');
  context.callers.requireKey(request.headers['apikey'] ?? request.query.get('apikey') ?? undefined);
  const admin = ADMIN_ROUTES[key];
  if (admin !== undefined) {
    await requireAdmin(context, request);
    return admin(context, request, id ?? '');
  }
  const route = ROUTES[key];
  if (route === undefined) throw authError(404, 'not_found', 'There is no such endpoint');
  return route(context, request, '');
}

/** The Auth API: GoTrue's endpoints, answers and error codes for e-mail accounts, Google and GitHub. */
export function createAuthApi(context: AuthContext): Handler {
  return async (request) => {
    try {
      const answer = await dispatch(context, request);
      return { ...answer, headers: { 'cache-control': 'no-store', ...answer.headers } };
    } catch (error) {
      if (error instanceof HttpError && error.cause === undefined) return error.toResponse();
      throw error;
    }
  };
}
