import { expect, type Locator } from '@playwright/test';

/** Whether an image has arrived and could be read, and how wide it is in px. */
export async function expectPicture(image: Locator, width: number): Promise<void> {
  await expect(image).toBeVisible();
  await expect
    .poll(async () =>
      image.evaluate((node) => (node instanceof HTMLImageElement ? node.naturalWidth : 0)),
    )
    .toBe(width);
}
