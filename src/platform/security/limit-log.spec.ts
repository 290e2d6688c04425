import { LimitLog } from './limit-log.js';
import type { SecurityLog } from './security-log.js';

describe('The log of limits', () => {
  const lines: object[] = [];
  let now = Date.parse('2027-03-01T08:00:00Z');
  const log = { write: (_event: string, facts: object) => void lines.push(facts) };
  const limits = new LimitLog({ now: () => now }, log as unknown as SecurityLog);
  const ada = { account: 'usr_1', network: '192.0.2.1' };
  beforeEach(() => {
    lines.length = 0;
    now += 60_000;
  });

  it('the log has one line a minute for each limit and the account that it stopped', () => {
    for (let i = 0; i < 100; i++) limits.note('RATE_LIMITED', ada);
    expect(lines).toEqual([{ limit: 'RATE_LIMITED', ...ada }]);
    now += 60_000;
    limits.note('RATE_LIMITED', ada);
    expect(lines).toHaveLength(2);
  });

  it('the log separates limits, accounts and networks', () => {
    limits.note('RATE_LIMITED', ada);
    limits.note('QUERY_TOO_COMPLEX', ada);
    limits.note('RATE_LIMITED', { account: null, network: '192.0.2.1' });
    limits.note('RATE_LIMITED', { account: null, network: '192.0.2.2' });
    expect(lines).toHaveLength(4);
  });
});
