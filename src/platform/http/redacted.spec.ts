import { pino } from 'pino';
import { redacted } from './redacted.js';

describe('A line of the log', () => {
  const lineOf = (fields: object): string => {
    const lines: string[] = [];
    pino({ redact: redacted }, { write: (line: string) => void lines.push(line) }).error(fields, 'failed');
    return lines.join('');
  };

  it('quotes no row of the database', () => {
    const detail = 'Key (organization_id, number_folded)=(1, 0701) already exists.';
    const driverError = Object.assign(new Error('duplicate key'), { detail });
    const err = Object.assign(new Error('duplicate key'), { code: '23505', detail, parameters: ['0701'], driverError });
    expect(lineOf({ err })).not.toContain('0701');
    expect(lineOf({ err })).toContain('23505');
  });

  it('has no token and no cookie', () => {
    const headers = { authorization: 'Bearer S3CR3T', cookie: 'S3CR3T', accept: '*/*' };
    expect(lineOf({ req: { headers } })).not.toContain('S3CR3T');
    expect(lineOf({ req: { headers } })).toContain('*/*');
  });
});
