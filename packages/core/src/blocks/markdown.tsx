import { type ComponentType, lazy, Suspense, useState } from 'react';
import { reportUnless } from '../lib/report-unless.ts';
import type { MarkdownRendererProps } from './markdown-renderer.tsx';

let loaded: ComponentType<MarkdownRendererProps> | undefined;
const load = async () => {
  const chunk = await import('./markdown-renderer.tsx');
  loaded = chunk.MarkdownRenderer;
  return chunk;
};
const Renderer = lazy(async () => ({ default: (await load()).MarkdownRenderer }));

/** Fetches the renderer ahead, when a text is about to be opened. */
export function preloadMarkdown(): void {
  // Code that does not come, a TypeError, is asked for again with the first text; then the error boundary tells of it.
  load().catch(reportUnless('TypeError'));
}

/**
 * Markdown from anyone, shown safely: no HTML, only http(s), mailto and in-page links, no remote image without a click.
 * The renderer is a chunk of its own; until it is there the text shows as it was written.
 */
export function Markdown(props: MarkdownRendererProps) {
  // Even with its chunk at hand, what is lazy shows its fallback first: a long conversation would be laid out twice.
  const [Shown] = useState<ComponentType<MarkdownRendererProps>>(() => loaded ?? Renderer);
  return (
    <Suspense fallback={<p className="break-words whitespace-pre-line">{props.text}</p>}>
      <Shown {...props} />
    </Suspense>
  );
}
