import { explain } from './explain.js';
import { WrongSchema } from './platform/db/migrations-applied.js';

class Own extends Error {}

describe('Failing starts and commands', () => {
  it.each([
    ['a newer schema', new WrongSchema('The schema is newer.'), 'The schema is newer.'],
    ['a fault of the setup itself', new Own('This is refused.'), 'This is refused.'],
    [
      'a database that is unavailable',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      /^PostgreSQL does not/,
    ],
  ])('an expected failure prints only its reason: %s', (_, error, said) => {
    expect(explain(error, [Own])).toMatch(said);
    expect(explain(error, [Own])).not.toContain('explain.spec');
  });

  it('an unexpected failure prints its stack', () => {
    expect(explain(new Own('Odd.'))).toContain('explain.spec');
  });
});
