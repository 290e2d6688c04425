import { commonPasswords } from './common-passwords.js';
import { isEmail, normalizePassword } from './credentials.js';

describe('isEmail', () => {
  it.each(['a@b.cz', "o'neil+tag@sub.example.co.uk", '_x.y-z@xn--fsq.example', `${'a'.repeat(64)}@example.org`])(
    'isEmail accepts %s',
    (email) => {
      expect(isEmail(email)).toBe(true);
    },
  );

  it.each([
    'a.b',
    'a@b',
    'a..b@example.org',
    '.a@example.org',
    'a.@example.org',
    'a@-example.org',
    'a@example-.org',
    'a@example..org',
    'a@@example.org',
    'a@example.org\n',
    'аda@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.org`,
  ])('isEmail refuses %j', (email) => {
    expect(isEmail(email)).toBe(false);
  });

  it('isEmail answers hostile texts at once', () => {
    const since = performance.now();
    isEmail(`${'a.'.repeat(100_000)}@`);
    isEmail(`a@${'a-'.repeat(120)}`);
    expect(performance.now() - since).toBeLessThan(50);
  });
});

describe('Passwords', () => {
  it('a password is the same text however its letters are composed', () => {
    expect(normalizePassword('e\u0301tude')).toBe(normalizePassword('\u00e9tude'));
  });

  it('common passwords are listed in the form in which they are compared', () => {
    for (const password of commonPasswords) expect(password).toBe(password.normalize('NFKC').trim().toLowerCase());
  });

  it('the list of common passwords leaves out those that are too short anyway', () => {
    expect([...commonPasswords].filter((password) => password.length < 8)).toEqual([]);
  });
});
