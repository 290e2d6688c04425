import { Locale } from './locale.js';
import { message, sentence, textIn, valueOf } from './message.js';

const roles = [
  { code: 'FINANCE', en: 'FINANCE', zh: '财务' },
  { code: 'ADMIN', en: 'ADMIN', zh: '管理员' },
];

describe('A message', () => {
  const limit = message(sentence('{name} needs {roles}; {count} is too many.', '{name}需要{roles}；{count}过多。'), {
    name: 'Lab $& {count}',
    roles,
    count: 3,
  });

  it('names its facts in English, a list with "or"', () => {
    expect(textIn(Locale.EN, limit)).toBe('Lab $& {count} needs FINANCE or ADMIN; 3 is too many.');
  });

  it('names its facts in Chinese, words in Chinese', () => {
    expect(textIn(Locale.ZH, limit)).toBe('Lab $& {count}需要财务或管理员；3过多。');
  });
});

describe('A fact for programs', () => {
  it.each([
    ['a number', 3, '3'],
    ['a word by its code', roles[0] ?? '', 'FINANCE'],
    ['a list with commas', roles, 'FINANCE,ADMIN'],
  ])('is %s', (_, fact, value) => {
    expect(valueOf(fact)).toBe(value);
  });
});
