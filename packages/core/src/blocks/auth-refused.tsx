import { Link } from 'react-router';
import { Button, buttonVariants } from '../ui/button.tsx';
import { useAuthLabels } from './auth-labels.tsx';

/** The app that an account belongs to. */
export interface HomeApp {
  /** In running text: "agent desk". */
  name: string;
  /** Absent where this installation does not say where the other app is. */
  url: string | undefined;
}

export interface WrongRoleProps {
  home: HomeApp;
  onSignOut: () => void;
}

/** Signed in, but in the wrong app: the way to the right one. Goes into AuthLayout. */
export function WrongRole({ home, onSignOut }: WrongRoleProps) {
  const labels = useAuthLabels().wrong_role;
  return (
    <div className="grid gap-3">
      {home.url === undefined ? null : (
        <a href={home.url} className={buttonVariants({ variant: 'primary', full: true })}>
          {labels.go(home.name)}
        </a>
      )}
      <Button full onClick={onSignOut}>
        {labels.sign_out}
      </Button>
    </div>
  );
}

/** The account was switched off. Goes into AuthLayout. */
export function AccountInactive({ onSignOut }: { onSignOut: () => void }) {
  const labels = useAuthLabels().inactive;
  return (
    <Button full onClick={onSignOut}>
      {labels.sign_out}
    </Button>
  );
}

export interface ExpiredLinkProps {
  forgotPath: string;
  signInPath: string;
}

/** A link from a mail that was used already or is too old. Goes into AuthLayout. */
export function ExpiredLink({ forgotPath, signInPath }: ExpiredLinkProps) {
  const labels = useAuthLabels().expired_link;
  return (
    <div className="grid gap-3">
      <Link to={forgotPath} className={buttonVariants({ variant: 'primary', full: true })}>
        {labels.new_password}
      </Link>
      <Link to={signInPath} className={buttonVariants({ full: true })}>
        {labels.sign_in}
      </Link>
      <p className="text-muted text-sm">{labels.sign_in_hint}</p>
    </div>
  );
}
