import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const checkout = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export const inCheckout = (...names) => path.join(checkout, ...names);

/** Everything the service keeps on disk. A relative DATA_DIR counts from the checkout, wherever the command was typed. */
const dataDirectory = () => path.resolve(checkout, process.env.DATA_DIR || '.data');

/** The data of the PostgreSQL that `npm start` brings along. */
export const embeddedDatabaseDirectory = () => path.join(dataDirectory(), 'postgres');

/** A path as a person types it in the checkout, or whole when it lies elsewhere. */
export function displayed(file) {
  const relative = path.relative(checkout, file);
  return relative.startsWith('..') ? file : relative;
}
