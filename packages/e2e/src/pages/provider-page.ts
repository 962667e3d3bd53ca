import { expect } from '@playwright/test';
import type { ProviderAccount } from '../stack/providers.ts';
import { AppPage } from './app-page.ts';

export type ProviderName = 'Google' | 'GitHub';

/** The provider's own page, where one says who one is. */
export class ProviderPage extends AppPage {
  /** From the app's sign-in or sign-up page. */
  async arriveFromApp(provider: ProviderName): Promise<void> {
    await this.page.getByRole('button', { name: `Continue with ${provider}` }).click();
    await expect(this.heading('Choose an account')).toBeVisible();
  }

  async choose({ name, email }: Pick<ProviderAccount, 'name' | 'email'>): Promise<void> {
    await this.page.getByRole('link', { name: `${name} (${email})` }).click();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('link', { name: 'Cancel' }).click();
  }
}
