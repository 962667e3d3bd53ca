import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Has axe look over the page as it is now. Everything it knows counts, best practices too, and the size of
 * targets, which it looks at only when asked to. The journey goes on and fails at its end, so that one run finds all
 * there is.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    places: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`),
  }));
  expect.soft(found, `axe on ${page.url()}`).toEqual([]);
}
