import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { checkout, inCheckout } from './checkout.mjs';
import { buildAllIfNeeded } from './compile.mjs';
import { Failure, orFail } from './failure.mjs';

const chromium = process.env.CHROMIUM || '/usr/bin/chromium';

await orFail(async () => {
  if (!existsSync(chromium)) {
    throw new Failure(
      `There is no Chromium at ${chromium}. Install it (Debian: apt-get install chromium), or name yours by CHROMIUM.`,
    );
  }
  await buildAllIfNeeded();
});
const jest = spawn(
  process.execPath,
  [
    ...['--experimental-vm-modules', '--no-warnings', inCheckout('node_modules/jest/bin/jest.js')],
    ...['--config', inCheckout('jest.console.config.mjs'), ...process.argv.slice(2)],
  ],
  { cwd: checkout, stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium, TZ: 'UTC', NODE_ENV: 'test' } },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => jest.kill(signal));
const [code, signal] = await once(jest, 'exit');
process.exitCode = signal ? 1 : code;
