import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { ConsoleUnderTest, keepPicture, type Language, type Theme } from './browser.js';
import { type ConsolePage, pages } from './routes.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A window of 1280 pixels that is zoomed to 200 % has 640. */
const WIDTHS = [2560, 1280, 768, 640, 360];
const PICTURED = [1280, 768, 360];
const QUIET_MS = 150;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical violations of a page as it stands, each with its first element. */
async function violations(page: Page): Promise<string[]> {
  // The policy of the page holds for its own scripts, not for those of the test driver.
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>('axe.run(document).then(({ violations }) => violations)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Pixels by which a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Tells when a page shows its answer: every request has ended, and no other has begun for a moment. */
function settling(page: Page): () => Promise<void> {
  let open = 0;
  let last = Date.now();
  const ended = () => {
    open -= 1;
    last = Date.now();
  };
  page.on('request', () => (open += 1));
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    await page.getByRole('heading', { level: 1 }).or(page.locator('.empty-title')).first().waitFor();
    while (open > 0 || Date.now() - last < QUIET_MS) await page.waitForTimeout(20);
  };
}

/** Tests every page in a language, light and dark. Each language has a file of its own, so that two workers share them. */
export const testEveryPage = (language: Language): void => {
  describe.each<Theme>(['light', 'dark'])(`Pages in ${language}, %s`, (theme) => testPages(language, theme));
};

function testPages(language: Language, theme: Theme): void {
  let tested: ConsoleUnderTest;
  let all: readonly ConsolePage[];
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
    all = await pages(tested);
  });
  afterAll(() => tested.stop());

  it('have no serious or critical violation of accessibility, no sideways scroll and no fault', async () => {
    const found: string[] = [];
    for (const as of new Set(all.map((page) => page.as))) {
      const page = await tested.visit({ language, theme, ...(as !== undefined && { as }) });
      const settled = settling(page);
      for (const { name, path } of all.filter((one) => one.as === as)) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(path);
        await settled();
        found.push(...(await violations(page)).map((violation) => `${name} ${violation}`));
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          if ((await overflow(page)) > 0) found.push(`${name} scrolls sideways at ${width}`);
          if (PICTURED.includes(width)) await keepPicture(page, `${name}-${language}-${theme}-${width}`);
        }
      }
      await page.context().close();
    }
    expect([...found, ...tested.faults]).toEqual([]);
  }, 600_000);
}
