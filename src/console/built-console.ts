import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder that `npm run build` fills from `web/`: dist/web, beside the compiled service. */
export const CONSOLE_FOLDER = path.resolve(import.meta.dirname, '../../web');

/** Written into the pages by the build of `web/`; each answer puts its own values there. */
const NONCE = /__CONSOLE_NONCE__/g;
const LANGUAGE = /__CONSOLE_LANGUAGE__/g;

export type Page = 'index' | 'graphiql';

/** The HTML of a built page; null where the console was not built. */
export function builtPage(page: Page): string | null {
  const file = path.join(CONSOLE_FOLDER, `${page}.html`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** A page with the nonce of its answer's policy and the language that it is shown in. */
export const filledPage = (html: string, nonce: string, language: string): string =>
  html.replace(NONCE, nonce).replace(LANGUAGE, language);
