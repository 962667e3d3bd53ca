import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { MemoryRouter } from 'react-router';
import { describe, expect, test } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { MarkdownRenderer } from './markdown-renderer.tsx';
import { Markdown } from './markdown.tsx';

const ALLOWED = /^(https?:|mailto:|#)/iu;

/** Everything in rendered markup that could run a script, leave the page unasked or fetch something. */
function dangers(root: ParentNode): string[] {
  const elements = [...root.querySelectorAll('*')];
  const active = elements.filter((element) =>
    /^(script|iframe|object|embed|style|link|base|form|meta|math)$/iu.test(element.tagName),
  );
  const fetching = elements.filter((element) =>
    /^(img|video|audio|source|image|use)$/iu.test(element.tagName),
  );
  const handlers = elements.filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on') || name === 'srcdoc'),
  );
  const links = [...root.querySelectorAll('a[href]')].filter(
    (link) => !ALLOWED.test(link.getAttribute('href') ?? ''),
  );
  return [...active, ...fetching, ...handlers, ...links].map((element) => element.outerHTML);
}

test('each block is read in the direction of its own letters', () => {
  const { container } = render(
    <MarkdownRenderer
      text={'Hello\n\n# مرحبا\n\n- شكرا\n\n> Thanks\n\n| أ |\n| - |\n| ب |\n\n`code`'}
      headingIds
    />,
  );
  const blocks = [...container.querySelectorAll('p, h3, ul, blockquote, table')];
  expect(blocks.map(({ tagName }) => tagName)).toEqual(
    expect.arrayContaining(['P', 'H3', 'UL', 'BLOCKQUOTE', 'TABLE']),
  );
  for (const block of blocks) expect(block).toHaveAttribute('dir', 'auto');
  expect(container.querySelector('h3')).toHaveAttribute('id', 'مرحبا');
});

describe('nothing from outside runs, leaves or loads', () => {
  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#10;script:alert(1))',
    '[x](&#x6A;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox(1))',
    '[x](//evil.example)',
    '[x]: javascript:alert(1)\n\n[x]',
    '<javascript:alert(1)>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<details open ontoggle=alert(1)>',
    '<style>*{background:url(//evil.example)}</style>',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '![x](https://evil.example/pixel.png)',
    '![x](/api/logout)',
    '[![x](https://evil.example/p.png)](javascript:alert(1))',
    '| a |\n| - |\n| <img src=x onerror=alert(1)> |',
  ])('%s', (text) => {
    const { container } = render(<MarkdownRenderer text={text} />);
    expect(dangers(container)).toEqual([]);
  });

  test('whatever is put together from dangerous pieces', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      'javascript',
      ':',
      'data:',
      'alert(1)',
      '<img src=x ',
      'onerror=',
      '"',
      '`',
      '\n',
      '&#58;',
      'https://a.example',
      '<svg',
      '</a>',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const { container, unmount } = render(<MarkdownRenderer text={pieces.join('')} />);
        expect(dangers(container)).toEqual([]);
        unmount();
      }),
    );
  });
});

test('HTML shows as the text that it is', () => {
  render(<MarkdownRenderer text="before <b>bold</b> after" />);
  expect(screen.getByText('before <b>bold</b> after')).toBeVisible();
});

test('a link opens elsewhere, without telling where from', () => {
  render(<MarkdownRenderer text="[docs](https://example.com) and www.example.org" />);
  for (const link of screen.getAllByRole('link')) {
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  }
  expect(screen.getAllByRole('link')).toHaveLength(2);
});

test('a link that is refused leaves its words', () => {
  render(<MarkdownRenderer text="[click me](javascript:alert(1))" />);
  expect(screen.getByText('click me')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

test('a remote image loads on a click, from a host that is named before', async () => {
  render(<MarkdownRenderer text="![chart](https://example.com/chart.png)" />);
  expect(screen.queryByRole('img')).not.toBeInTheDocument();
  await userEvent.click(
    screen.getByRole('button', { name: 'Load image from example.com (chart)' }),
  );
  const image = screen.getByRole('img', { name: 'chart' });
  expect(image).toHaveAttribute('src', 'https://example.com/chart.png');
  expect(image).toHaveAttribute('referrerpolicy', 'no-referrer');
});

test('our own images load at once', () => {
  render(
    <MarkdownRenderer
      text="![a](https://own.example/a.png)"
      isTrustedImage={(url) => url.startsWith('https://own.example/')}
    />,
  );
  expect(screen.getByRole('img', { name: 'a' })).toBeVisible();
});

test('headings start below the page’s own and leave no gap, whatever was written', () => {
  render(<MarkdownRenderer text={'### deep\n\n# top\n\n###### deepest'} headingLevel={3} />);
  expect(screen.getAllByRole('heading').map((heading) => heading.tagName)).toEqual([
    'H3',
    'H3',
    'H4',
  ]);
});

test('headings of one level stay on one level', () => {
  render(<MarkdownRenderer text={'## one\n\n## two\n\n### inner\n\n## three'} headingLevel={2} />);
  expect(screen.getAllByRole('heading').map((heading) => heading.tagName)).toEqual([
    'H2',
    'H2',
    'H3',
    'H2',
  ]);
});

describe('for texts of our own writers', () => {
  const inHelp = (address: string) =>
    address.startsWith('/help/') ? { to: address, new_tab: address.endsWith('?tab') } : undefined;
  const open = (text: string) =>
    render(
      <MemoryRouter>
        <MarkdownRenderer text={text} linkPolicy={inHelp} headingIds />
      </MemoryRouter>,
    );

  test('a link that the policy knows stays in the app, and no other relative one is let in', () => {
    open(
      '[in](/help/a) [tab](/help/a?tab) [out](/admin) [host](//evil.example) [web](https://a.example)',
    );
    expect(screen.getByRole('link', { name: 'in' })).toHaveAttribute('href', '/help/a');
    expect(screen.getByRole('link', { name: 'in' })).not.toHaveAttribute('target');
    expect(screen.getByRole('link', { name: 'tab' })).toHaveAttribute('target', '_blank');
    expect(screen.getByRole('link', { name: 'web' })).toHaveAttribute('target', '_blank');
    expect(screen.getAllByRole('link')).toHaveLength(3);
  });

  test('headings get the ids that GitHub gives, each one once, and none that a page itself uses', () => {
    open(
      '## What’s *new* in 2.0?\n\n## Größe & `code_x`\n\n## Step\n\n## Step\n\n## Main\n\n## 🎉',
    );
    expect(screen.getAllByRole('heading').map(({ id }) => id)).toEqual([
      'whats-new-in-20',
      'größe--code_x',
      'step',
      'step-1',
      'main-1',
      'section',
    ]);
  });
});

test('headings of a message have no ids: two messages would share them', () => {
  render(<MarkdownRenderer text="# main" />);
  expect(screen.getByRole('heading')).not.toHaveAttribute('id');
});

test('two messages with footnotes and tasks share no id, and are accessible', async () => {
  const text =
    'Note[^1]\n\n- [x] done\n- [ ] open\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: Foot';
  const { container } = render(
    <section>
      <h2>Thread</h2>
      <MarkdownRenderer text={text} />
      <MarkdownRenderer text={text} />
    </section>,
  );
  const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(2);
  expect(screen.getAllByText('Done:')).toHaveLength(2);
  expect(
    (await axeProblems(container)).filter((problem) => !problem.startsWith('landmark-unique')),
  ).toEqual([]);
});

test('until the renderer is there, the text shows as it was written', async () => {
  render(<Markdown text="**bold** <i>" />);
  expect(screen.getByText('**bold** <i>')).toBeVisible();
  expect(await screen.findByText('bold')).toBeVisible();
});
