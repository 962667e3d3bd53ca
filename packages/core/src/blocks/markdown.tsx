import { lazy, Suspense } from 'react';
import type { MarkdownRendererProps } from './markdown-renderer.tsx';

const load = async () => import('./markdown-renderer.tsx');
const Renderer = lazy(async () => ({ default: (await load()).MarkdownRenderer }));

/** Fetches the renderer ahead, when a text is about to be opened. */
export function preloadMarkdown(): void {
  // With a text on screen the page's error boundary tells of it; before, there is nobody to tell.
  load().catch(() => undefined);
}

/**
 * Markdown from anyone, shown safely: no HTML, only http(s), mailto and in-page links, no remote image without a click.
 * The renderer is a chunk of its own; until it is there the text shows as it was written.
 */
export function Markdown(props: MarkdownRendererProps) {
  return (
    <Suspense fallback={<p className="break-words whitespace-pre-line">{props.text}</p>}>
      <Renderer {...props} />
    </Suspense>
  );
}
