import { ExternalLink, MailCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ServerError } from '../forms/server-errors.ts';
import { linkVariants } from '../ui/link.tsx';
import { useAuthLabels } from './auth-labels.tsx';
import { ResendButton } from './auth-resend.tsx';

export interface CheckMailProps {
  kind: 'sign_up' | 'reset' | 'email_change';
  email: string;
  onResend: () => Promise<ServerError | undefined>;
  /** Where mails can be read, on a local installation. */
  inboxUrl?: string | undefined;
  /** The way back, to correct a mistyped address. */
  children?: ReactNode;
}

/** A mail is on its way: what it does, and what to do when it does not come. */
export function CheckMail({ kind, email, onResend, inboxUrl, children }: CheckMailProps) {
  const labels = useAuthLabels().check_mail;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p
        role="status"
        className="bg-accent-soft flex items-start gap-3 rounded-lg px-4 py-3 text-base break-words"
      >
        <MailCheck aria-hidden className="text-accent-ink mt-0.5 size-5 shrink-0" />
        <span className="min-w-0">{labels[kind](email)}</span>
      </p>
      {inboxUrl === undefined ? null : (
        <p>
          <a href={inboxUrl} target="_blank" rel="noopener noreferrer" className={linkVariants()}>
            {labels.open_inbox}
            <ExternalLink aria-hidden className="ms-1 inline size-4 align-[-0.15em]" />
          </a>
        </p>
      )}
      <div>
        <p className="text-muted text-sm">{labels.hint}</p>
        <ResendButton label={labels.resend} done={labels.resent} onResend={onResend} />
      </div>
      {children}
    </div>
  );
}
