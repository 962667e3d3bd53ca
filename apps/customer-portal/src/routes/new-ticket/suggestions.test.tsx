import { type Draft, draftPayloadSchema } from '@autocrm/core/contracts/draft.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { article, helpCentre, hit, otherHit } from '../../features/article/test-setup.ts';
import { connectsToTestProject, draftRow, maya, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

const subject = () => screen.findByRole('textbox', { name: 'Subject' });

/** Opens the form, types a subject and opens the article that is suggested. */
async function openSuggestion() {
  server.use(...helpCentre);
  const opened = openPortal('/tickets/new');
  await opened.user.type(await subject(), 'Dark display');
  await opened.user.click(await screen.findByRole('button', { name: article.title }));
  await screen.findByText('Most displays come back by themselves.');
  return opened;
}

describe('articles that may answer a new ticket', () => {
  test('three at most are asked for, once typing pauses', async () => {
    const asked: unknown[] = [];
    server.use(
      rpc('search_articles', (args) => {
        asked.push(args);
        return [hit, otherHit];
      }),
    );
    const { user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Dark display');
    expect(await screen.findByText('2 articles may answer this')).toBeVisible();
    expect(asked).toEqual([{ p_query: 'Dark display', p_limit: 3 }]);
    expect(await subject()).toHaveFocus();
    expect(await axeProblems()).toEqual([]);
  });

  test('have their place before there are any, so that nothing moves', async () => {
    openPortal('/tickets/new');
    const place = await screen.findByRole('complementary', { name: 'These may answer it' });
    expect(place).toHaveTextContent('Articles that may answer it appear here.');
  });

  test('a search that fails is nobody’s business here: the form works on', async () => {
    server.use(rpc('search_articles', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/tickets/new');
    await user.type(await subject(), 'Dark display');
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(screen.queryByText(/That was very fast/)).not.toBeInTheDocument();
    expect(screen.getByText('Articles that may answer it appear here.')).toBeVisible();
  });

  test('one opens beside the form, its links in tabs of their own; closing it leaves what was typed', async () => {
    const { router, user } = await openSuggestion();
    expect(screen.getByRole('link', { name: 'Replace a display' })).toHaveAttribute(
      'target',
      '_blank',
    );
    expect(screen.getByRole('link', { name: 'the power' })).toHaveAttribute(
      'href',
      '/help/articles/display-stays-dark#check-the-power',
    );
    expect(screen.getByRole('link', { name: 'Open in a new tab' })).toHaveAttribute(
      'href',
      '/help/articles/display-stays-dark',
    );
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
    expect(await subject()).toHaveValue('Dark display');
    expect(router.state.location.pathname).toBe('/tickets/new');
  });

  test('one that answers the question is recorded, and the draft is gone once that is confirmed', async () => {
    const recorded: unknown[] = [];
    const removed: string[] = [];
    server.use(
      table('kb_deflections', async (request) => {
        recorded.push(await request.json());
        return new HttpResponse(null, { status: 201 });
      }),
      table('drafts', (request) => {
        if (request.method === 'DELETE') removed.push(new URL(request.url).search);
        return [];
      }),
    );
    const { router, user } = await openSuggestion();
    await user.click(screen.getByRole('button', { name: 'This answered my question' }));
    expect(await screen.findByRole('alertdialog', { name: 'Nothing left to ask?' })).toBeVisible();
    expect(recorded).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Discard and finish' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Hello/ })).toBeVisible();
    expect(router.state.location.pathname).toBe('/');
    expect(recorded).toMatchObject([
      { article_id: article.id, profile_id: maya.id, subject: 'Dark display' },
    ]);
    await waitFor(() => {
      expect(removed).toHaveLength(1);
    });
    expect(await screen.findByText(/Good to hear/)).toBeVisible();
  });

  test('one that was answered too early is taken back: the record, and the draft as it was', async () => {
    const asked: string[] = [];
    const recorded: unknown[] = [];
    const saved: Draft[] = [];
    server.use(
      rpc('save_draft', (args) => {
        saved.push(draftRow('new-ticket:portal', draftPayloadSchema.parse(args['p_payload'])));
        return { revision: 3, conflict: null };
      }),
      table('drafts', ({ method }) => {
        if (method === 'DELETE') saved.length = 0;
        return saved.slice(-1);
      }),
      table('kb_deflections', async (request) => {
        asked.push(`${request.method} ${new URL(request.url).search}`);
        if (request.method === 'POST') recorded.push(await request.json());
        return new HttpResponse(null, { status: request.method === 'POST' ? 201 : 204 });
      }),
    );
    const { router, user } = await openSuggestion();
    await user.click(screen.getByRole('button', { name: 'This answered my question' }));
    await user.click(await screen.findByRole('button', { name: 'Discard and finish' }));
    await screen.findByRole('heading', { level: 1, name: /Hello/ });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await subject()).toHaveValue('Dark display');
    expect(router.state.location.pathname).toBe('/tickets/new');
    const { id } = z.object({ id: z.uuid() }).parse(recorded[0]);
    await waitFor(() => {
      expect(asked.at(-1)).toBe(`DELETE ?id=eq.${id}`);
    });
  });

  test('when that cannot be recorded, says why and keeps the draft', async () => {
    server.use(table('kb_deflections', () => failure(429, 'too_many_requests')));
    const { router, user } = await openSuggestion();
    await user.click(screen.getByRole('button', { name: 'This answered my question' }));
    await user.click(await screen.findByRole('button', { name: 'Discard and finish' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    expect(router.state.location.pathname).toBe('/tickets/new');
  });
});
