import { describe, expect, it } from 'vitest';
import { returnPath, signInLocation } from './return-path.ts';

describe('the way back after signing in', () => {
  it('leads to the same page with its filters and place', () => {
    const here = new URL('http://desk.test/tickets/1001?view=mine#entry-3');
    const there = new URL(signInLocation('/sign-in', here), here);
    expect(there.pathname).toBe('/sign-in');
    expect(returnPath(there.searchParams, '/')).toBe('/tickets/1001?view=mine#entry-3');
  });

  it('is not remembered from the sign-in page itself', () => {
    expect(signInLocation('/sign-in', new URL('http://desk.test/sign-in?x=1'))).toBe('/sign-in');
  });

  it('leaves it to the sign-in page to tell why Auth led here', () => {
    const problem = 'error=invalid_request&error_code=bad_oauth_state&error_description=No';
    const home = new URL(`http://desk.test/?${problem}#${problem}&sb=`);
    expect(signInLocation('/sign-in', home)).toBe(`/sign-in?${problem}`);

    const here = new URL(`http://desk.test/tickets?view=mine&${problem}`);
    const there = new URL(signInLocation('/sign-in', here), here);
    expect(there.searchParams.get('error_code')).toBe('bad_oauth_state');
    expect(returnPath(there.searchParams, '/')).toBe('/tickets?view=mine');
  });

  it.each([
    '//evil.test/x',
    '/\\evil.test',
    '/\t/evil.test',
    'https://evil.test',
    'mailto:a@evil.test',
    '/.//evil.test',
    '',
  ])('never leads elsewhere: %j', (wanted) => {
    const search = new URLSearchParams({ return_to: wanted });
    const path = returnPath(search, '/home');
    expect(new URL(path, 'http://desk.test').origin).toBe('http://desk.test');
    expect(path.startsWith('//')).toBe(false);
  });
});
