import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkout, inCheckout } from './checkout.mjs';

// Jest runs ES modules through an interface of Node that still has to be switched on.
const jest = spawn(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', inCheckout('node_modules/jest/bin/jest.js'), ...process.argv.slice(2)],
  { cwd: checkout, stdio: 'inherit', env: { ...process.env, TZ: 'UTC', NODE_ENV: 'test' } },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => jest.kill(signal));
const [code, signal] = await once(jest, 'exit');
process.exitCode = signal ? 1 : code;
