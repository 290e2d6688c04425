// A launcher like scripts/start.mjs with nothing but the database, for the tests to kill in every way.
import { startPostgres } from '../../scripts/postgres.mjs';

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

try {
  const { url, server, area } = await startPostgres({ directory: process.argv[2], initOptions: ['--no-sync'] });
  console.log(JSON.stringify({ url, server, area }));
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
