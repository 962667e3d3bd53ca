import { expect } from '@playwright/test';
import { stranger } from '../api/accounts.ts';
import { linkIn, mailTo } from '../api/mail.ts';
import { AppPage } from '../pages/app-page.ts';
import { SignUpPage } from '../pages/auth-pages.ts';
import type { Person } from '../people/person.ts';

/** A visitor makes an account and confirms their address by the mail. */
export async function signUp(
  visitor: Person,
  name: string,
): Promise<{ name: string; email: string; password: string }> {
  const account = stranger(name);
  const page = new SignUpPage(visitor.page);
  await page.open();
  await page.signUp(account);
  await page.shows('Check your mail');
  const mail = await mailTo(account.email, 'Confirm');
  await visitor.page.goto(linkIn(mail));
  const confirmed = new AppPage(visitor.page);
  await confirmed.shows('Your address is confirmed');
  await expect(confirmed.main).toContainText(`You are signed in as ${account.email}.`);
  await visitor.page.getByRole('link', { name: 'Go on' }).click();
  await confirmed.shows(`Hello, ${account.name}`);
  return account;
}
