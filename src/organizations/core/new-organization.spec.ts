import { Locale } from '../../platform/core/locale.js';
import { textIn } from '../../platform/core/message.js';
import { isSlug, newOrganizationProblems } from './new-organization.js';

describe('Slugs', () => {
  it.each(['a', '7', 'north-college', 'a-1-b', 'x'.repeat(63)])('a slug may be %s', (slug) => {
    expect(isSlug(slug)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'a--b', 'North', 'a b', 'a_b', 'é', 'a\n', 'x'.repeat(64)])(
    'a slug may not be %j',
    (slug) => {
      expect(isSlug(slug)).toBe(false);
    },
  );
});

describe('newOrganizationProblems', () => {
  it('newOrganizationProblems reports all problems', () => {
    const problems = newOrganizationProblems({ slug: 'x'.repeat(64), name: '' });
    expect(problems.map((problem) => textIn(Locale.EN, problem))).toEqual([
      'A slug has at most 63 characters; this one has 64.',
      'A name cannot be blank.',
    ]);
  });

  it('newOrganizationProblems counts characters as people do', () => {
    expect(newOrganizationProblems({ slug: 'a', name: '🏭'.repeat(200) })).toEqual([]);
    expect(newOrganizationProblems({ slug: 'a', name: '🏭'.repeat(201) })).toHaveLength(1);
  });
});
