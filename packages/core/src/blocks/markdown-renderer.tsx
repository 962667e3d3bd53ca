import { ImageIcon, SquareCheck, Square } from 'lucide-react';
import { type ComponentProps, createContext, type Ref, use, useId, useState } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import { Link } from 'react-router';
import remarkGfm from 'remark-gfm';
import { cn } from '../lib/cn.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { readInOwnDirection } from './markdown-direction.ts';
import { type MarkdownNode, nameHeadings, shiftHeadings } from './markdown-headings.ts';
import { markMentions } from './markdown-mentions.ts';
import { isWebUrl, safeUrl } from './safe-url.ts';

/** A place in the app that a link leads to. */
export interface LinkTarget {
  to: string;
  new_tab?: boolean | undefined;
}

/**
 * Which addresses lead to a place in the app; all others are treated as foreign, and relative ones are refused. It sees
 * what anybody wrote: answer for addresses of a known form alone.
 */
export type LinkPolicy = (address: string) => LinkTarget | undefined;

export interface MarkdownRendererProps {
  text: string;
  /** The level of the outermost headings, by the place in the page. */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Images that may load at once: our own storage. */
  isTrustedImage?: ((url: string) => boolean) | undefined;
  /** For texts of our own writers; in messages no link leads into the app. */
  linkPolicy?: LinkPolicy | undefined;
  /** Headings get ids to link to. For the one text of a page: two would share them. */
  headingIds?: boolean | undefined;
  /** Names of people whose `@Name` is marked. */
  mentions?: readonly string[] | undefined;
  className?: string | undefined;
  /** The rendered text, once the renderer is there. */
  rootRef?: Ref<HTMLDivElement> | undefined;
}

const trustNone = () => false;
const TrustContext = createContext<(url: string) => boolean>(trustNone);
const nobody: readonly string[] = [];
const noPolicy: LinkPolicy = () => undefined;
const LinkContext = createContext<LinkPolicy>(noPolicy);

const COMPONENTS: Components = {
  a: ({ href, children, node: _node, ...props }) => (
    <MarkdownLink {...props} href={href}>
      {children}
    </MarkdownLink>
  ),
  img: ({ src, alt }) => <RemoteImage src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  input: ({ checked }) => <TaskMark done={checked === true} />,
  table: ({ children, dir }) => <ScrollingTable dir={dir}>{children}</ScrollingTable>,
};

/** The renderer behind Markdown; import that instead, it loads this on demand. */
export function MarkdownRenderer({
  text,
  headingLevel = 3,
  isTrustedImage,
  linkPolicy = noPolicy,
  headingIds = false,
  mentions = nobody,
  className,
  rootRef,
}: MarkdownRendererProps) {
  const id = useId();
  const outline = () => (tree: MarkdownNode) => {
    shiftHeadings(tree, headingLevel);
    if (headingIds) nameHeadings(tree);
    markMentions(tree, mentions);
    readInOwnDirection(tree);
  };
  return (
    <TrustContext value={isTrustedImage ?? trustNone}>
      <LinkContext value={linkPolicy}>
        <div ref={rootRef} className={cn('prose-message', className)}>
          <ReactMarkdown
            remarkPlugins={[remarkGfm, outline]}
            // Footnotes carry ids: without a prefix of its own, two messages on one page would share them.
            remarkRehypeOptions={{ clobberPrefix: `${id}-` }}
            urlTransform={(url, key) =>
              key === 'href' && linkPolicy(url) !== undefined ? url : safeUrl(url)
            }
            components={COMPONENTS}
          >
            {text}
          </ReactMarkdown>
        </div>
      </LinkContext>
    </TrustContext>
  );
}

function MarkdownLink({ href = '', children, ...props }: ComponentProps<'a'>) {
  const target = use(LinkContext)(href);
  if (target) {
    return (
      <Link {...props} to={target.to} target={target.new_tab ? '_blank' : undefined}>
        {children}
      </Link>
    );
  }
  if (href === '') return <span>{children}</span>;
  const elsewhere = href.startsWith('#')
    ? undefined
    : { target: '_blank', rel: 'noopener noreferrer nofollow' };
  return (
    <a {...props} href={href} {...elsewhere}>
      {children}
    </a>
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

function ScrollingTable({ children, dir }: Pick<ComponentProps<'table'>, 'children' | 'dir'>) {
  const labels = useBlockLabels().markdown;
  return (
    <div
      role="region"
      aria-label={labels.table}
      tabIndex={0}
      className="overflow-x-auto rounded-sm"
    >
      <table dir={dir}>{children}</table>
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
