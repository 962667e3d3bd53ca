import { AppPage } from './app-page.ts';

/** Sign-in, the same in the three apps. */
export class SignInPage extends AppPage {
  async open(path = '/sign-in'): Promise<void> {
    await this.page.goto(path);
    await this.shows('Sign in');
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async forgot(): Promise<void> {
    await this.page.getByRole('link', { name: 'Forgot your password?' }).click();
  }
}

/** Sign-up, which the portal alone has. */
export class SignUpPage extends AppPage {
  async open(): Promise<void> {
    await this.page.goto('/sign-up');
    await this.shows('Create your account');
  }

  async signUp(person: { name: string; email: string; password: string }): Promise<void> {
    await this.page.getByLabel('Your name').fill(person.name);
    await this.page.getByLabel('E-mail address').fill(person.email);
    await this.page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }
}

/** Asking for a new password, and choosing it. */
export class PasswordPages extends AppPage {
  async ask(email: string): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByRole('button', { name: 'Send the link' }).click();
  }

  async choose(password: string): Promise<void> {
    await this.page.getByLabel('New password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Save password' }).click();
  }
}
