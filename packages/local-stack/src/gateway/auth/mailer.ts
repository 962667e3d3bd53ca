import nodemailer from 'nodemailer';
import type { MailKind } from '../config.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** The `From` header, for example `AutoCRM <no-reply@autocrm.test>`. */
  readonly from: string;
}

export interface MailValues {
  readonly email: string;
  readonly newEmail?: string;
  readonly confirmationUrl: string;
  readonly otp: string;
  /** For links of the template's own, whose page hands it to Auth itself. */
  readonly tokenHash: string;
  readonly siteUrl: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Mailer {
  /** Hands a mail over for sending and returns at once: how long it takes would tell who has an account. */
  send(kind: MailKind, to: string, values: MailValues): void;
  /** Resolves when everything handed over has been sent or has failed. */
  close(): Promise<void>;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Fills in `{{ .Name }}`, the placeholders hosted Supabase knows. */
function render(template: string, values: MailValues, escape: (text: string) => string): string {
  const known: Readonly<Record<string, string>> = {
    ConfirmationURL: values.confirmationUrl,
    Token: values.otp,
    TokenHash: values.tokenHash,
    SiteURL: values.siteUrl,
    Email: values.email,
    NewEmail: values.newEmail ?? '',
  };
  const data = { ...values.data };
  return template.replace(
    /\{\{\s*\.([A-Za-z_]+)(?:\.([A-Za-z_]+))?\s*\}\}/g,
    (_, name: string, field?: string) => {
      const value = field === undefined ? known[name] : data[field];
      return escape(typeof value === 'string' ? value : '');
    },
  );
}

function toPlainText(html: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html;
  const text = body
    .replace(/<(?:br|\/p|\/h\d|\/div|\/tr)[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (entity) =>
        Object.keys(ENTITIES).find((character) => ENTITIES[character] === entity) ?? entity,
    );
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Sends the Auth service's mails over SMTP, with the templates of `supabase/config.toml`. */
export function createMailer(options: {
  readonly smtp: SmtpSettings;
  readonly templates: Readonly<
    Record<MailKind, { readonly subject: string; readonly html: string }>
  >;
  readonly onError: (error: Error) => void;
}): Mailer {
  const { smtp, templates, onError } = options;
  const transport = nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 2,
  });
  const pending = new Set<Promise<void>>();
  return {
    send(kind, to, values) {
      const template = templates[kind];
      const html = render(template.html, values, escapeHtml);
      const sending = transport
        .sendMail({
          from: smtp.from,
          to: { name: '', address: to },
          subject: render(template.subject, values, (text) => text.replace(/[\r\n]/g, ' ')),
          html,
          text: toPlainText(html),
        })
        .then(
          () => undefined,
          (cause: unknown) => onError(new Error(`The ${kind} mail could not be sent`, { cause })),
        )
        .finally(() => pending.delete(sending));
      pending.add(sending);
    },
    async close() {
      await Promise.all(pending);
      transport.close();
    },
  };
}
