// Takes the pictures of README.md: `npm run pictures` while a fresh `npm start` runs in another shell.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { inCheckout } from './checkout.mjs';

const base = process.env.CONSOLE_URL ?? 'http://localhost:3000';
const password = 'workbay-demo-2026';
const folder = inCheckout('docs/pictures');

const day = (offset) => new Date(Date.now() + offset * 24 * 3_600_000).toISOString().slice(0, 10);

/** The moment of each journey that says most. */
const pictures = [
  { name: 'school', as: 'li.wei@szpt.example', language: 'en', page: schoolPage },
  { name: 'enterprise', as: 'zhou.qiang@hualong.example', language: 'zh', page: enterprisePage },
  { name: 'administrator', as: 'zhou.qiang@hualong.example', language: 'en', page: administratorPage },
];

async function resourceId(request, text) {
  const query = 'query ($filter: ResourceFilter) { resources(filter: $filter, first: 1) { nodes { id } } }';
  const answer = await request.post(`${base}/graphql`, { data: { query, variables: { filter: { text } } } });
  return (await answer.json()).data.resources.nodes[0].id;
}

async function schoolPage(page) {
  const id = await resourceId(page.request, 'KUKA');
  await page.goto(`${base}/r/${id}?view=day&date=${day(7)}&slot=${day(7)}T02:00:00.000Z/${day(7)}T04:00:00.000Z`);
  await page.locator('.preview[aria-busy=false]').waitFor();
}

async function enterprisePage(page) {
  await page.goto(`${base}/o/hualong-precision/approvals`);
  await page.locator('.day-strip').first().waitFor();
}

async function administratorPage(page) {
  await page.goto(`${base}/o/hualong-precision/utilization`);
  await page.locator('table').first().waitFor();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const { name, as, language, page: show } of pictures) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }';
  await context.request.post(`${base}/graphql`, { data: { query, variables: { input: { email: as, password } } } });
  const page = await context.newPage();
  await show(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
  await context.close();
}
await browser.close();
