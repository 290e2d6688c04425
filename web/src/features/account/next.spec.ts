import { nextOf } from './next';

describe('The page to go on to', () => {
  it.each(['/', '/find?q=CNC', '/o/a/bookings#top'])('a path of this site is followed: %s', (path) => {
    expect(nextOf(path)).toBe(path);
  });
  it.each([
    '//elsewhere.example/',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '',
    undefined,
  ])('anything else is not followed: %s', (path) => {
    expect(nextOf(path)).toBeNull();
  });
  it('a tab inside two slashes is no way out', () => {
    expect(nextOf('/\t/elsewhere.example')).toBeNull();
  });
});
