import { expect, type Page } from '@playwright/test';

/** What the desk keeps on this device, as text; empty when there is nothing. */
export async function keptText(page: Page): Promise<string> {
  return page.evaluate(
    async () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('autocrm:agent-desk', 1);
        opening.addEventListener('error', () => {
          reject(new Error('The database cannot be opened.'));
        });
        opening.addEventListener('success', () => {
          const database = opening.result;
          const asking = database.transaction('kept').objectStore('kept').get('state');
          asking.addEventListener('success', () => {
            database.close();
            resolve(JSON.stringify(asking.result ?? ''));
          });
        });
      }),
  );
}

/** Waits until the device holds the app's files, and this text of what was on screen. */
export async function isKept(page: Page, text: string): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(async () => keptText(page)).toContain(text);
}
