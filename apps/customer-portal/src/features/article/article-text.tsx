import { Markdown } from '@autocrm/core/blocks/markdown.tsx';
import { useCallback, useState } from 'react';
import { articleLinks, isOwnPicture } from '../../lib/article-links.ts';
import { Contents, type Heading } from './contents.tsx';

/** An article's text beside the list of its parts. */
export function ArticleText({ body }: { body: string }) {
  const [headings, setHeadings] = useState<readonly Heading[]>([]);
  // Read from what was rendered, before it is painted: the list and the anchors are never two truths.
  const read = useCallback((root: HTMLElement | null) => {
    if (!root) return;
    setHeadings(headingsIn(root));
    const target = document.getElementById(decodeHash(window.location.hash));
    if (target && root.contains(target)) target.scrollIntoView();
  }, []);
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_15rem] lg:gap-12">
      <div className="lg:order-last">
        <Contents headings={headings} />
      </div>
      <div className="min-w-0">
        <Markdown
          key={body}
          text={body}
          headingLevel={2}
          headingIds
          linkPolicy={articleLinks}
          isTrustedImage={isOwnPicture}
          rootRef={read}
          className="[&_h2]:mt-8 [&_h2]:text-lg [&_h3]:mt-6"
        />
      </div>
    </div>
  );
}

function headingsIn(root: HTMLElement): Heading[] {
  return [...root.querySelectorAll<HTMLElement>('h2[id], h3[id]')].map((element) => ({
    id: element.id,
    text: element.textContent,
    isInner: element.tagName === 'H3',
    element,
  }));
}

/** The part of the page that an address names; a broken escape names none. */
function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
