import { readFileSync } from 'node:fs';
import { readEnvironment, settingNames, WrongSettings } from '../../src/platform/config/environment.js';

describe('Settings', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);

  it('.env.example lists exactly the existing settings', () => {
    expect([...listed].sort()).toEqual([...settingNames, 'POSTGRES_PASSWORD'].sort());
  });

  it('all wrong settings are reported at once', () => {
    const read = () => readEnvironment({ PORT: 'many', LOG_LEVEL: 'loud' });
    expect(read).toThrow(WrongSettings);
    expect(read).toThrow(/PORT[^]*LOG_LEVEL/);
  });

  it('an empty setting counts as absent', () => {
    expect(readEnvironment({ PORT: '' }).port).toBe(3000);
  });

  it('another clock is refused in production', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production', CLOCK_START: '2027-03-01T08:00:00Z' })).toThrow(
      /CLOCK_START/,
    );
  });

  it('the first administrator needs both settings or neither', () => {
    expect(() => readEnvironment({ ADMIN_EMAIL: 'admin@workbay.example' })).toThrow(/ADMIN_PASSWORD/);
  });

  it('the demo world is loaded only with DEMO', () => {
    expect(readEnvironment({ DATABASE_URL: 'postgres://localhost/real' }).demo).toBe(false);
    expect(readEnvironment({ DEMO: 'true' }).demo).toBe(true);
  });

  it('a copied .env.example neither loads the demo world nor selects development', () => {
    const lines = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)];
    const copied = Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value] as const));
    expect(copied).not.toHaveProperty('DEMO');
    expect(copied).not.toHaveProperty('NODE_ENV');
    expect(() => readEnvironment(copied)).not.toThrow();
  });

  it('the demo world is never loaded in production', () => {
    expect(readEnvironment({ NODE_ENV: 'production', DEMO: 'true' }).demo).toBe(false);
  });

  it.each([
    ['false', false],
    ['0', false],
    ['1', 1],
    ['2', 2],
    ['loopback', 'loopback'],
    ['loopback, 10.0.0.0/8,2001:db8::/32', 'loopback,10.0.0.0/8,2001:db8::/32'],
  ])('TRUST_PROXY=%s names the trusted proxies', (text, trusted) => {
    expect(readEnvironment({ TRUST_PROXY: text }).trustProxy).toBe(trusted);
  });

  it.each(['true', 'yes', '-1', '1.5', '10.0.0.0/33', 'proxy.example', '10.0.0.1 10.0.0.2', '999'])(
    'TRUST_PROXY=%s is refused with a hint what to write',
    (text) => {
      expect(() => readEnvironment({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY: .*write false, the number of proxies/);
    },
  );
});
