import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The output of a process whose log gets one line. */
function written(logLevel: string, before = ''): { out: string; err: string } {
  const part = (file: string) => JSON.stringify(path.resolve('dist/src/platform', file));
  const program = `
    const { SecurityLog } = await import(${part('security/security-log.js')});
    const { readEnvironment } = await import(${part('config/environment.js')});
    const log = new SecurityLog(readEnvironment({ LOG_LEVEL: '${logLevel}' }));
    ${before}
    log.write('sign-in-failed', { account: 'usr_1', network: '192.0.2.7' });
    process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return { out: stdout, err: stderr };
}

describe('The security log', () => {
  it.each(['fatal', 'warn', 'trace'])(
    'the security log writes one JSON line to standard output at LOG_LEVEL=%s',
    (level) => {
      const { out } = written(level);
      expect(out.trim().split('\n')).toHaveLength(1);
      expect(JSON.parse(out)).toMatchObject({
        name: 'security',
        event: 'sign-in-failed',
        account: 'usr_1',
        network: '192.0.2.7',
      });
    },
  );

  it('the security log is silent at LOG_LEVEL=silent', () => {
    expect(written('silent').out).toBe('');
  });

  it('the security log writes to standard error in commands', () => {
    const { out, err } = written('warn', 'log.useStandardError();');
    expect(out).toBe('');
    expect(JSON.parse(err)).toMatchObject({ event: 'sign-in-failed' });
  });
});
