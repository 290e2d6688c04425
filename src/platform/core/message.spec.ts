import { Locale } from './locale.js';
import { message, sentence, textIn, valueOf } from './message.js';

const roles = [
  { code: 'FINANCE', en: 'FINANCE', zh: '财务' },
  { code: 'ADMIN', en: 'ADMIN', zh: '管理员' },
];

describe('Messages', () => {
  const limit = message(sentence('{name} needs {roles}; {count} is too many.', '{name}需要{roles}；{count}过多。'), {
    name: 'Lab $& {count}',
    roles,
    count: 3,
  });

  it('a message in English contains its facts and joins lists with "or"', () => {
    expect(textIn(Locale.EN, limit)).toBe('Lab $& {count} needs FINANCE or ADMIN; 3 is too many.');
  });

  it('a message in Chinese contains its facts, with translated words', () => {
    expect(textIn(Locale.ZH, limit)).toBe('Lab $& {count}需要财务或管理员；3过多。');
  });
});

describe('Facts for programs', () => {
  it.each([
    ['a number', 3, '3'],
    ['a word by its code', roles[0] ?? '', 'FINANCE'],
    ['a list with commas', roles, 'FINANCE,ADMIN'],
  ])('a fact for programs is %s', (_, fact, value) => {
    expect(valueOf(fact)).toBe(value);
  });
});
