import { useNavigate } from 'react-router';
import { signOut } from '../auth/actions.ts';
import type { AccessProblem } from '../auth/guards.ts';
import { useSession, useSessionStore } from '../auth/session-provider.ts';
import { useAuthLabels } from '../blocks/auth-labels.tsx';
import { AccountInactive, WrongRole } from '../blocks/auth-refused.tsx';
import { attempt } from './attempt.ts';
import { AuthPage } from './auth-page.tsx';
import { authPaths } from './auth-paths.ts';
import { tellFailure } from './tell-failure.ts';

/** Signed in, but not for this app: another role, or an account that was switched off. */
export function AccessPage({ problem }: { problem: AccessProblem }) {
  const labels = useAuthLabels();
  const session = useSession();
  const store = useSessionStore();
  const navigate = useNavigate();
  const email = 'me' in session ? session.me.email : '';

  const leave = async () => {
    const error = await attempt(async () => signOut(store));
    if (error) tellFailure(error);
    else await navigate(authPaths.signIn, { replace: true });
  };
  const onSignOut = () => {
    void leave();
  };
  if (problem.kind === 'deactivated') {
    return (
      <AuthPage title={labels.inactive.title} description={labels.inactive.description(email)}>
        <AccountInactive onSignOut={onSignOut} />
      </AuthPage>
    );
  }
  const home = labels.homes[problem.home];
  return (
    <AuthPage
      title={labels.wrong_role.title}
      description={labels.wrong_role.description(email, home)}
    >
      <WrongRole home={{ name: home, url: problem.home_url }} onSignOut={onSignOut} />
    </AuthPage>
  );
}
