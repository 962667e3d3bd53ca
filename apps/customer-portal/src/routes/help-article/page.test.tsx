import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { article, helpCentre, noRow } from '../../features/article/test-setup.ts';
import { connectsToTestProject, maya, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

/** The browser's observer, told by the test what is in view. */
class TestObserver {
  static tell: (entries: object[]) => void = () => undefined;
  constructor(tell: (entries: object[]) => void) {
    TestObserver.tell = tell;
  }
  observe(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', TestObserver);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === '(min-width: 1024px)',
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

const address = `/help/articles/${article.slug}`;
const contents = () => screen.findByRole('navigation', { name: 'On this page' });

describe('an article', () => {
  test('is readable signed out, with its title, description and one address for search engines', async () => {
    server.use(...helpCentre);
    openPortal(`${address}?utm=mail`, null);
    expect(await screen.findByRole('heading', { level: 2, name: 'Check the power' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('A display stays dark');
    expect(document.title).toBe('A display stays dark · Support');
    expect(document.querySelector('meta[name=description]')).toHaveAttribute(
      'content',
      'What the light bar tells you.',
    );
    expect(document.querySelector('link[rel=canonical]')).toHaveAttribute(
      'href',
      `${window.location.origin}${address}`,
    );
    await contents();
    expect(await axeProblems()).toEqual([]);
  });

  test('lists its parts in their order, each a link to its heading', async () => {
    server.use(...helpCentre);
    openPortal(address);
    const links = within(await contents()).getAllByRole('link');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Check the power', '#check-the-power'],
      ['With Ethernet', '#with-ethernet'],
      ['Still dark?', '#still-dark'],
    ]);
    for (const link of links) {
      const id = link.getAttribute('href')?.slice(1) ?? '';
      expect(document.getElementById(id)).toHaveTextContent(link.textContent);
    }
  });

  test('marks the part that is being read, also between two headings', async () => {
    server.use(...helpCentre);
    openPortal(address);
    const list = await contents();
    const entry = (id: string, isIntersecting: boolean, top: number) => ({
      target: document.getElementById(id),
      isIntersecting,
      boundingClientRect: { top },
      rootBounds: { top: 72 },
    });
    const current = () => list.querySelector('[aria-current=location]')?.textContent;

    TestObserver.tell([
      entry('check-the-power', true, 100),
      entry('with-ethernet', false, 900),
      entry('still-dark', false, 1500),
    ]);
    await waitFor(() => {
      expect(current()).toBe('Check the power');
    });
    TestObserver.tell([entry('check-the-power', false, -50), entry('with-ethernet', false, -10)]);
    await waitFor(() => {
      expect(current()).toBe('With Ethernet');
    });
  });

  test('links to other articles stay in the app; links elsewhere open beside it', async () => {
    server.use(...helpCentre);
    const { router, user } = openPortal(address);
    expect(await screen.findByRole('link', { name: 'the maker' })).toHaveAttribute(
      'target',
      '_blank',
    );
    const [inText] = screen.getAllByRole('link', { name: 'Replace a display' });
    await user.click(inText ?? document.body);
    expect(await screen.findByText('Pack it well.')).toBeVisible();
    expect(router.state.location.pathname).toBe('/help/articles/replace-a-display');
  });

  test('shows others on the same topic, not itself', async () => {
    server.use(...helpCentre);
    openPortal(address);
    const related = await screen.findByRole('region', { name: 'More on this topic' });
    expect(
      within(related)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Replace a display']);
  });

  test('opened from a list, its title is there at once, before its text', async () => {
    let deliver: (answer: Response) => void = () => undefined;
    server.use(
      table('kb_articles', ({ url }) =>
        new URL(url).searchParams.has('slug', `eq.${article.slug}`)
          ? new Promise<Response>((resolve) => {
              deliver = resolve;
            })
          : [article],
      ),
      ...helpCentre,
    );
    const { user } = openPortal('/help');
    await user.click(await screen.findByRole('link', { name: article.title }));
    expect(await screen.findByRole('heading', { level: 1, name: article.title })).toBeVisible();
    expect(screen.getByText('What the light bar tells you.')).toBeVisible();
    expect(screen.queryByText('Most displays come back by themselves.')).not.toBeInTheDocument();
    deliver(HttpResponse.json(article));
    expect(await screen.findByText('Most displays come back by themselves.')).toBeVisible();
  });

  test('pointing at a link fetches the article before it is opened', async () => {
    const asked: string[] = [];
    server.use(
      table('kb_articles', ({ url }) => {
        const slug = new URL(url).searchParams.get('slug');
        if (slug === null) return [article];
        asked.push(slug);
        return article;
      }),
      ...helpCentre,
    );
    const { user } = openPortal('/help');
    await user.hover(await screen.findByRole('link', { name: article.title }));
    await waitFor(() => {
      expect(asked).toEqual([`eq.${article.slug}`]);
    });
  });

  test('one that is gone by the time it is opened says so, and has focus then', async () => {
    let deliver: () => void = () => undefined;
    server.use(
      table('kb_articles', ({ url }) =>
        new URL(url).searchParams.has('slug', `eq.${article.slug}`)
          ? new Promise<Response>((resolve) => {
              deliver = () => {
                resolve(noRow());
              };
            })
          : [article],
      ),
      ...helpCentre,
    );
    const { user } = openPortal('/help');
    await user.click(await screen.findByRole('link', { name: article.title }));
    expect(await screen.findByRole('heading', { level: 1, name: article.title })).toHaveFocus();
    deliver();
    await waitFor(() => {
      expect(document.title).toContain('There is no such article');
    });
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  test('one that a visitor may not read says that signing in may help, and comes back here', async () => {
    server.use(table('kb_articles', noRow));
    openPortal('/help/articles/secret', null);
    expect(await screen.findByText(/it is for customers who are signed in/)).toBeVisible();
    const main = screen.getByRole('main');
    expect(within(main).getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in?return_to=%2Fhelp%2Farticles%2Fsecret',
    );
    expect(await axeProblems()).toEqual([]);
  });

  test('when it cannot be loaded, says why and tries again on request', async () => {
    server.use(table('kb_articles', () => failure(429, 'too_many_requests')));
    const { user } = openPortal(address);
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    server.use(...helpCentre);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: article.title })).toBeVisible();
  });
});

describe('whether it helped', () => {
  test('a visitor is asked to sign in, and comes back to the article', async () => {
    server.use(...helpCentre);
    openPortal(address, null);
    const box = await screen.findByRole('region', { name: 'Was this helpful?' });
    expect(within(box).getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in?return_to=%2Fhelp%2Farticles%2Fdisplay-stays-dark',
    );
  });

  test('the answer is kept at once, and a few words can be added', async () => {
    const written: unknown[] = [];
    server.use(
      table('kb_article_feedback', async (request) => {
        if (request.method === 'GET') return [];
        const sent: unknown = await request.json();
        written.push([request.method, sent]);
        // Nothing is there to change before the first answer.
        if (request.method === 'PATCH') return written.length === 1 ? [] : [sent];
        return new HttpResponse(null, { status: 201 });
      }),
      ...helpCentre,
    );
    const { user } = openPortal(address);
    await user.click(await screen.findByRole('button', { name: 'No' }));
    expect(screen.getByRole('button', { name: 'No' })).toHaveAttribute('aria-pressed', 'true');
    await user.type(await screen.findByRole('textbox', { name: /What was missing/ }), 'A picture');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Thank you, your words have arrived.')).toBeVisible();
    const answer = { is_helpful: false, comment: '' };
    expect(written).toEqual([
      ['PATCH', answer],
      ['POST', { article_id: article.id, profile_id: maya.id, ...answer }],
      ['PATCH', { is_helpful: false, comment: 'A picture' }],
    ]);
  });

  test('an answer that is refused is taken back, and the reason is told', async () => {
    server.use(
      table('kb_article_feedback', (request) =>
        request.method === 'GET' ? [] : failure(429, 'too_many_requests'),
      ),
      ...helpCentre,
    );
    const { user } = openPortal(address);
    await user.click(await screen.findByRole('button', { name: 'Yes' }));
    const [told] = await screen.findAllByText(/That was very fast/);
    expect(told).toBeVisible();
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'false');
    });
  });

  test('an earlier answer is shown', async () => {
    server.use(
      table('kb_article_feedback', () => [{ is_helpful: true, comment: 'Good' }]),
      ...helpCentre,
    );
    openPortal(address);
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'true');
    });
  });
});
