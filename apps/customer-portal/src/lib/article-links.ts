import type { LinkPolicy } from '@autocrm/core/blocks/markdown-renderer.tsx';
import { runtimeConfig } from '@autocrm/core/db/client.ts';
import { paths } from '../app/paths.ts';

const helpAddress = /^\/help(?:\/(?:articles|categories)\/[a-z0-9-]+)?(?:#[^\s/\\]*)?$/u;

/** Links between articles stay in the app; all others are foreign. */
export const articleLinks: LinkPolicy = (address) =>
  helpAddress.test(address) ? { to: address } : undefined;

/** For an article shown over a form: every link, also to a part of the article, opens in a tab of its own. */
export function linksBeside(slug: string): LinkPolicy {
  return (address) => {
    const to = address.startsWith('#') ? `${paths.article(slug)}${address}` : address;
    return helpAddress.test(to) ? { to, new_tab: true } : undefined;
  };
}

/** Pictures that staff uploaded load at once; others tell their host who reads, and wait for a click. */
export function isOwnPicture(url: string): boolean {
  return url.startsWith(`${runtimeConfig().supabaseUrl}/storage/`);
}
