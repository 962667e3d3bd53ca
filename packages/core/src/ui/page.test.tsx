import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Inbox } from 'lucide-react';
import { MemoryRouter } from 'react-router';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { useAnnounce } from './announcer.tsx';
import { Main, NavItem, NavSection, SkipLink, Topbar } from './app-shell.tsx';
import { Avatar } from './avatar.tsx';
import { Banner, OfflineBanner } from './banner.tsx';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { PageTitle } from './page-title.tsx';
import { Pagination } from './pagination.tsx';
import { RelativeTime } from './relative-time.tsx';
import { Skeleton, SkeletonGroup } from './skeleton.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { UiRoot } from './ui-root.tsx';

function Page() {
  return (
    <MemoryRouter initialEntries={['/inbox']}>
      <SkipLink />
      <Topbar brand="AutoCRM" actions={<ThemeToggle />} />
      <nav aria-label="Views">
        <NavItem to="/inbox" icon={Inbox} count={1200}>
          Inbox
        </NavItem>
        <NavItem to="/mine" count={0}>
          Mine
        </NavItem>
        <NavSection label="Teams">
          <NavItem to="/inbox?team=1" active={false}>
            Billing
          </NavItem>
        </NavSection>
      </nav>
      <Main>
        <PageTitle
          title="Inbox"
          app="AutoCRM"
          description="All of it"
          count={3}
          actions={<Button>New</Button>}
        />
        <EmptyState
          icon={Inbox}
          title="Nothing here"
          description="Yet"
          action={<Button>Create</Button>}
        />
        <Banner tone="danger">Behind</Banner>
        <SkeletonGroup>
          <Skeleton />
        </SkeletonGroup>
      </Main>
    </MemoryRouter>
  );
}

test('a whole page is accessible: landmarks, one h1, title, skip link first', async () => {
  render(
    <UiRoot>
      <Page />
    </UiRoot>,
  );
  expect(await axeProblems()).toEqual([]);
  expect(document.title).toBe('(3) Inbox · AutoCRM');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Inbox');
  await userEvent.tab();
  const skip = screen.getByRole('link', { name: 'Skip to content' });
  expect(skip).toHaveFocus();
  expect(skip).toHaveAttribute('href', `#${screen.getByRole('main').id}`);
});

test('the current view is marked for screen readers, also where only search params differ; large counts are cut', () => {
  render(<Page />);
  expect(screen.getByRole('link', { name: /Inbox/u })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByRole('link', { name: /Inbox/u })).toHaveTextContent('999+');
  expect(screen.getByRole('link', { name: 'Mine' })).not.toHaveAttribute('aria-current');
  expect(screen.getByRole('link', { name: 'Billing' })).not.toHaveAttribute('aria-current');
});

test('the theme is chosen from a menu and applied at once', async () => {
  render(<ThemeToggle />);
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Theme' })).not.toHaveAttribute('aria-busy');
  });
  await userEvent.click(screen.getByRole('button', { name: 'Theme' }));
  expect(await screen.findByRole('menuitemradio', { name: 'System' })).toBeChecked();
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
  expect(document.documentElement.dataset['theme']).toBe('dark');
});

test('what is loading says offline that it does not come now', () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  render(
    <SkeletonGroup>
      <Skeleton />
    </SkeletonGroup>,
  );
  expect(screen.getByRole('status')).toHaveTextContent('This is shown once you are back.');
  act(() => {
    online.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
  });
  expect(screen.getByRole('status')).toHaveTextContent(/^Loading…$/);
});

test('the offline bar comes and goes with the connection', () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  render(<OfflineBanner />);
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
  online.mockReturnValue(false);
  act(() => {
    window.dispatchEvent(new Event('offline'));
  });
  expect(screen.getByRole('status')).toHaveTextContent('You are offline');
  online.mockReturnValue(true);
  act(() => {
    window.dispatchEvent(new Event('online'));
  });
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});

test('an error can be tried again, and the button shows that it is being tried', async () => {
  const retry = vi.fn<(...args: unknown[]) => void>();
  const { rerender } = render(<ErrorState message="No answer." onRetry={retry} />);
  expect(screen.getByRole('alert')).toHaveTextContent('Something went wrongNo answer.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledTimes(1);
  rerender(<ErrorState message="No answer." onRetry={retry} retrying />);
  expect(screen.getByRole('button')).toHaveAttribute('aria-busy', 'true');
});

test('pages: a direction that leads nowhere is off, and one page has no pager', async () => {
  const next = vi.fn<(...args: unknown[]) => void>();
  const { rerender, container } = render(<Pagination onNext={next} summary="1–25" />);
  expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(next).toHaveBeenCalledTimes(1);
  rerender(<Pagination onNext={next} pending />);
  expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
  rerender(<Pagination />);
  expect(container).toBeEmptyDOMElement();
});

test('a time is relative, exact on hover, and stays true while it is on screen', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  render(<RelativeTime at="2026-11-21T11:58:00Z" locale="en" />);
  const time = screen.getByText('2 minutes ago');
  expect(time).toHaveAttribute('datetime', '2026-11-21T11:58:00Z');
  expect(time.title).toContain('2026');
  act(() => {
    vi.advanceTimersByTime(60_000);
  });
  expect(screen.getByText('3 minutes ago')).toBeVisible();
  vi.useRealTimers();
});

test('a time that is none draws nothing', () => {
  const { container } = render(<RelativeTime at="never" />);
  expect(container).toBeEmptyDOMElement();
});

function Speaker() {
  const announce = useAnnounce();
  return (
    <Button
      onClick={() => {
        announce('Saved');
      }}
    >
      Save
    </Button>
  );
}

test('the same words are said again: the live region holds them in a new node', async () => {
  render(
    <UiRoot>
      <Speaker />
    </UiRoot>,
  );
  await userEvent.click(screen.getByRole('button'));
  const first = await screen.findByText('Saved');
  expect(first.closest('[aria-live=polite]')).not.toBeNull();
  await userEvent.click(screen.getByRole('button'));
  await waitFor(() => {
    expect(screen.getByText('Saved')).not.toBe(first);
  });
});

test('a picture that does not load gives way to the initials; another one gets its own chance', () => {
  const { container, rerender } = render(
    <Avatar name="Ana López" src="https://example.com/a.png" />,
  );
  const picture = container.querySelector('img');
  if (!picture) throw new Error('no picture');
  fireEvent.error(picture);
  expect(container.querySelector('img')).toBeNull();
  expect(container.querySelector('[data-initials="AL"]')).toBeVisible();
  rerender(<Avatar name="Ana López" src="https://example.com/b.png" />);
  expect(container.querySelector('img')).toHaveAttribute('src', 'https://example.com/b.png');
});

test('a person without a picture has initials, in the same colour everywhere', () => {
  const { container } = render(
    <>
      <Avatar name="Ana López" />
      <Avatar name="Ana López" size="lg" />
    </>,
  );
  const [one, other] = container.querySelectorAll('[data-tone]');
  expect(one).toHaveAttribute('data-initials', 'AL');
  expect(one?.getAttribute('data-tone')).toBe(other?.getAttribute('data-tone'));
});
