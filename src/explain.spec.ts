import { explain } from './explain.js';
import { WrongSchema } from './platform/db/migrations-applied.js';

class Own extends Error {}

describe('A start or command that fails', () => {
  it.each([
    ['of a newer schema', new WrongSchema('The schema is newer.'), 'The schema is newer.'],
    ['of a fault of its own', new Own('This is refused.'), 'This is refused.'],
    ['of a server that is away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), /^PostgreSQL does not/],
  ])('says the reason alone: %s', (_, error, said) => {
    expect(explain(error, [Own])).toMatch(said);
    expect(explain(error, [Own])).not.toContain('explain.spec');
  });

  it('shows the stack of what nobody expected', () => {
    expect(explain(new Own('Odd.'))).toContain('explain.spec');
  });
});
