import { readFileSync } from 'node:fs';
import { readEnvironment, settingNames, WrongSettings } from '../../src/platform/config/environment.js';

describe('The settings', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);

  it('are all listed in .env.example, and nothing else is', () => {
    expect([...listed].sort()).toEqual([...settingNames, 'POSTGRES_PASSWORD'].sort());
  });

  it('are told wrong all at once', () => {
    const read = () => readEnvironment({ PORT: 'many', LOG_LEVEL: 'loud' });
    expect(read).toThrow(WrongSettings);
    expect(read).toThrow(/PORT[^]*LOG_LEVEL/);
  });

  it('count as absent when they are empty', () => {
    expect(readEnvironment({ PORT: '' }).port).toBe(3000);
  });

  it('refuse another clock in production', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production', CLOCK_START: '2027-03-01T08:00:00Z' })).toThrow(
      /CLOCK_START/,
    );
  });

  it('want both or neither of the first administrator', () => {
    expect(() => readEnvironment({ ADMIN_EMAIL: 'admin@workbay.example' })).toThrow(/ADMIN_PASSWORD/);
  });

  it('load the demo world only when DEMO asks for it', () => {
    expect(readEnvironment({ DATABASE_URL: 'postgres://localhost/real' }).demo).toBe(false);
    expect(readEnvironment({ DEMO: 'true' }).demo).toBe(true);
  });

  it('of .env.example neither load the demo world nor choose development when they are copied', () => {
    const copied = Object.fromEntries(
      [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(copied).not.toHaveProperty('DEMO');
    expect(copied).not.toHaveProperty('NODE_ENV');
    expect(() => readEnvironment(copied)).not.toThrow();
  });

  it('never load the demo world in production', () => {
    expect(readEnvironment({ NODE_ENV: 'production', DEMO: 'true' }).demo).toBe(false);
  });

  it.each([
    ['false', false],
    ['0', false],
    ['1', 1],
    ['2', 2],
    ['loopback', 'loopback'],
    ['loopback, 10.0.0.0/8,2001:db8::/32', 'loopback,10.0.0.0/8,2001:db8::/32'],
  ])('trust the proxies of TRUST_PROXY=%s', (text, trusted) => {
    expect(readEnvironment({ TRUST_PROXY: text }).trustProxy).toBe(trusted);
  });

  it.each(['true', 'yes', '-1', '1.5', '10.0.0.0/33', 'proxy.example', '10.0.0.1 10.0.0.2', '999'])(
    'refuse TRUST_PROXY=%s and say what to write',
    (text) => {
      expect(() => readEnvironment({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY: .*write false, the number of proxies/);
    },
  );
});
