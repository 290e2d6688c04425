import type { Page } from 'playwright-core';
import { ConsoleUnderTest, type Language } from './browser.js';

const COORDINATOR = 'li.wei@szpt.example';
const PROVIDER = 'zhou.qiang@hualong.example';

const words = {
  en: {
    book: 'Book',
    done: 'Booked',
    find: 'Find',
    skip: 'Skipped',
    moved: 'Moved',
    asChosen: 'Book as chosen',
    booked: '3 dates are booked',
    member: 'Member',
    invite: 'Invite a member',
  },
  zh: {
    book: '预订',
    done: '预订成功',
    find: '找设备',
    skip: '已跳过',
    moved: '已改期',
    asChosen: '按选择预订',
    booked: '已预订 3 节',
    member: '成员',
    invite: '邀请成员',
  },
} as const;

const MOST_TABS = 150;

/** A person who has a keyboard and no mouse. */
class Typist {
  constructor(private readonly page: Page) {}

  press = (key: string) => this.page.keyboard.press(key);
  type = (text: string) => this.page.keyboard.type(text);

  /** Presses Tab until the focused element matches, as a person would. */
  async tabTo(selector: string): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await this.isOn(selector)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}`);
  }

  /** Presses Tab until a button or a link of that name has the focus. */
  async tabToNamed(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, { name, exact: typeof name === 'string' });
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if ((await wanted.and(this.page.locator(':focus')).count()) > 0) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not lead to the ${role} ${String(name)}`);
  }

  private isOn(selector: string): Promise<boolean> {
    return this.page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`);
  }

  /** Tells whether the focus can be seen. */
  async seesFocus(): Promise<boolean> {
    const outline = await this.page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
    return outline !== 'none';
  }
}

describe('With the keyboard alone', () => {
  let tested: ConsoleUnderTest;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  it.each<Language>(['zh', 'en'])('a school finds a machine and books it (%s)', async (language) => {
    const said = words[language];
    const page = await tested.visit({ language, as: COORDINATOR });
    const typist = new Typist(page);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await typist.tabToNamed('link', said.find);
    expect(await typist.seesFocus()).toBe(true);
    await typist.press('Enter');
    await page.getByRole('search').waitFor();
    await typist.tabTo('[role=search] input[role=combobox], [role=search] input[list]');
    await typist.type('KUKA');
    await typist.press('Enter');
    await page.getByText(language === 'zh' ? '共 1 项' : '1 result').waitFor();
    await typist.tabToNamed('link', /KUKA.*, /);
    await typist.press('Enter');
    await page.locator('.preview[aria-busy=false]').waitFor();
    await typist.tabToNamed('button', said.book);
    await typist.press('Enter');
    await page.getByText(said.done, { exact: true }).waitFor();
  });

  it.each([
    ['zh', '2027-04-05'],
    ['en', '2027-05-10'],
  ] as const)('a school skips one date of a semester, moves another and books (%s)', async (language, from) => {
    const said = words[language];
    const page = await tested.visit({ language, as: COORDINATOR });
    const typist = new Typist(page);
    const path = `/r/${await tested.resourceId('WELD')}/series?from=${from}&start=10:00&end=12:00&count=4`;
    await page.goto(path);
    await page.locator('tr[data-date]').first().waitFor();
    await typist.tabTo('tr[data-date]');
    await typist.press('s');
    await page.getByText(said.skip, { exact: true }).waitFor();
    await typist.press('ArrowDown');
    await typist.press('m');
    await typist.tabTo('form input[type=date]');
    await typist.press('Tab');
    await typist.tabTo('form select');
    await typist.type('13');
    await typist.press('Tab');
    await typist.type('15');
    await typist.press('Tab');
    await typist.press('Enter');
    await page.getByText(said.moved, { exact: true }).waitFor();
    await typist.tabToNamed('button', said.asChosen);
    await typist.press('Enter');
    await page.getByText(said.booked).first().waitFor();
  });

  it.each<Language>(['zh', 'en'])('an enterprise reaches a page by the palette (%s)', async (language) => {
    const page = await tested.visit({ language, as: PROVIDER });
    const typist = new Typist(page);
    await page.goto('/o/hualong-precision');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await typist.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await typist.type(words[language].member);
    await typist.press('Enter');
    await page.waitForURL('**/members');
    await page.getByRole('button', { name: words[language].invite }).waitFor();
  });

  it('an enterprise opens equipment that the palette finds by its name', async () => {
    const page = await tested.visit({ as: PROVIDER });
    const typist = new Typist(page);
    await page.goto('/o/hualong-precision');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await typist.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await typist.type('KUKA');
    await page.getByRole('option', { name: /KUKA/ }).waitFor();
    await typist.press('Enter');
    await page.waitForURL('**/r/**');
  });
});
