import { ImageIcon, SquareCheck, Square } from 'lucide-react';
import { createContext, type ReactNode, use, useId, useState } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { cn } from '../lib/cn.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { type MarkdownNode, shiftHeadings } from './markdown-headings.ts';
import { isWebUrl, safeUrl } from './safe-url.ts';

export interface MarkdownRendererProps {
  text: string;
  /** The level a `#` heading gets, by the place in the page. */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Images that may load at once: our own storage. */
  isTrustedImage?: ((url: string) => boolean) | undefined;
  className?: string | undefined;
}

const trustNone = () => false;
const TrustContext = createContext<(url: string) => boolean>(trustNone);

const COMPONENTS: Components = {
  a: ({ href, children, node: _node, ...props }) => {
    if (href === undefined || href === '') return <span>{children}</span>;
    if (href.startsWith('#'))
      return (
        <a {...props} href={href}>
          {children}
        </a>
      );
    return (
      <a {...props} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    );
  },
  img: ({ src, alt }) => <RemoteImage src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  input: ({ checked }) => <TaskMark done={checked === true} />,
  table: ({ children }) => <ScrollingTable>{children}</ScrollingTable>,
};

/** The renderer behind Markdown; import that instead, it loads this on demand. */
export function MarkdownRenderer({
  text,
  headingLevel = 3,
  isTrustedImage,
  className,
}: MarkdownRendererProps) {
  const id = useId();
  const outline = () => (tree: MarkdownNode) => {
    shiftHeadings(tree, headingLevel);
  };
  return (
    <TrustContext value={isTrustedImage ?? trustNone}>
      <div className={cn('prose-message', className)}>
        <ReactMarkdown
          remarkPlugins={[remarkGfm, outline]}
          // Footnotes carry ids: without a prefix of its own, two messages on one page would share them.
          remarkRehypeOptions={{ clobberPrefix: `${id}-` }}
          urlTransform={safeUrl}
          components={COMPONENTS}
        >
          {text}
        </ReactMarkdown>
      </div>
    </TrustContext>
  );
}

function TaskMark({ done }: { done: boolean }) {
  const labels = useBlockLabels().markdown;
  const Icon = done ? SquareCheck : Square;
  return (
    <span data-task="">
      <Icon aria-hidden className="text-muted inline size-[1.1em] align-[-0.18em]" />
      <VisuallyHidden>{done ? labels.task_done : labels.task_open}</VisuallyHidden>
    </span>
  );
}

function ScrollingTable({ children }: { children?: ReactNode }) {
  const labels = useBlockLabels().markdown;
  return (
    <div
      role="region"
      aria-label={labels.table}
      tabIndex={0}
      className="overflow-x-auto rounded-sm"
    >
      <table>{children}</table>
    </div>
  );
}

/** A picture from elsewhere tells its sender who looked and when; so it loads only when the reader asks. */
function RemoteImage({ src, alt }: { src: string; alt: string }) {
  const isTrusted = use(TrustContext);
  const labels = useBlockLabels().markdown;
  const [state, setState] = useState<'held' | 'asked' | 'failed'>('held');
  if (!isWebUrl(src)) return <span>{alt}</span>;
  if (state === 'failed') {
    return (
      <a href={src} target="_blank" rel="noopener noreferrer nofollow">
        {`${labels.image_failed}: ${alt || src}`}
      </a>
    );
  }
  if (state === 'asked' || isTrusted(src)) {
    return (
      <img
        src={src}
        alt={alt}
        loading="lazy"
        referrerPolicy="no-referrer"
        onError={() => {
          setState('failed');
        }}
      />
    );
  }
  return (
    <button
      type="button"
      onClick={() => {
        setState('asked');
      }}
      className="border-border bg-sunken text-muted hover:text-text inline-flex min-h-6 max-w-full items-center gap-2 rounded-md border px-2.5 py-1 text-sm"
    >
      <ImageIcon aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{`${labels.load_image(new URL(src).host)}${alt === '' ? '' : ` (${alt})`}`}</span>
    </button>
  );
}
