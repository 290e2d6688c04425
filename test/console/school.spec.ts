import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './browser.js';

const COORDINATOR = 'li.wei@szpt.example';
const OTHER_COORDINATOR = 'zhao.lei@suzhou.example';

const words = {
  en: {
    words: 'Words',
    search: 'Search',
    hold: 'Hold for 10 minutes',
    confirm: 'Confirm',
    book: 'Book',
    booked: 'Booked',
    held: /On hold for you, 10:00 left|On hold for you, 9:5\d left/,
    start: 'Start',
    end: 'End',
    date: 'Date',
    just: 'Just taken. These times work:',
  },
  zh: {
    words: '关键词',
    search: '查找',
    hold: '保留 10 分钟',
    confirm: '确认',
    book: '预订',
    booked: '预订成功',
    held: /已保留，还剩 (10:00|9:5\d)/,
    start: '开始',
    end: '结束',
    date: '日期',
    just: '刚刚被他人预订，这些时间可以：',
  },
} as const;

describe('A school', () => {
  let tested: ConsoleUnderTest;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  async function openRobots(page: Page, said: (typeof words)['en' | 'zh']): Promise<void> {
    await page.goto('/find');
    await page.getByRole('combobox', { name: said.words }).fill('KUKA');
    await page.getByRole('button', { name: said.search, exact: true }).click();
    await page.getByRole('link', { name: /KUKA KR 10 · Robot cells$/ }).click();
    await page.getByRole('heading', { level: 1, name: /KUKA/ }).waitFor();
  }

  async function choose(page: Page, said: (typeof words)['en' | 'zh'], date: string, start: string, end: string) {
    await page.getByLabel(said.date, { exact: true }).fill(date);
    await page.getByLabel(said.start, { exact: true }).selectOption(start);
    await page.getByLabel(said.end, { exact: true }).selectOption(end);
  }

  it.each([
    ['zh', '2027-03-04'],
    ['en', '2027-03-05'],
  ] as const)('finds a machine, holds a slot and confirms it in %s', async (language, date) => {
    const said = words[language];
    const page = await tested.visit({ language, as: COORDINATOR });
    await openRobots(page, said);
    await choose(page, said, date, '10:00', '12:00');
    await page.getByRole('button', { name: said.hold }).click();
    await page.getByText(said.held).waitFor();
    await page.getByRole('button', { name: said.confirm }).click();
    await page.getByText(said.booked, { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /^WB-/ }).count()).toBe(1);
  });

  it('sees the slot of a link that somebody shared', async () => {
    const first = await tested.visit({ as: COORDINATOR });
    await first.goto('/find?q=KUKA&from=2027-03-10&to=2027-03-12&duration=180');
    const slot = first.getByRole('link', { name: /Robot cells, Wed 10 Mar 08:00–11:00/ });
    const address = await slot.getAttribute('href');
    const second = await tested.visit({ as: OTHER_COORDINATOR });
    await second.goto(address ?? '');
    await second.getByLabel('Date', { exact: true }).waitFor();
    expect([
      await second.getByLabel('Date', { exact: true }).inputValue(),
      await second.getByLabel('Start', { exact: true }).inputValue(),
      await second.getByLabel('End', { exact: true }).inputValue(),
    ]).toEqual(['2027-03-10', '08:00', '11:00']);
  });

  it.each(['zh', 'en'] as const)(
    'that loses a slot to another school is told so, keeps what was typed, and books another time in one click (%s)',
    async (language) => {
      const said = words[language];
      const date = language === 'zh' ? '2027-03-16' : '2027-03-17';
      const winner = await tested.visit({ language, as: COORDINATOR });
      const loser = await tested.visit({ language, as: OTHER_COORDINATOR });
      for (const page of [winner, loser]) {
        await page.goto('/find?q=Crane');
        await page.getByRole('link', { name: 'Crane simulator', exact: true }).click();
        await choose(page, said, date, '10:00', '12:00');
        await page.getByRole('button', { name: said.hold }).waitFor();
      }
      await loser.getByLabel(language === 'zh' ? '标题' : 'Title').fill('Class 3B');
      // The last preview of the loser has been answered: the time is still free.
      await loser.locator('.preview[aria-busy=false]').waitFor();
      await winner.getByRole('button', { name: said.book, exact: true }).last().click();
      await winner.getByText(said.booked, { exact: true }).waitFor();
      await loser.getByRole('button', { name: said.book, exact: true }).last().click();
      await loser.getByText(said.just).first().waitFor();
      expect(await loser.getByLabel(language === 'zh' ? '标题' : 'Title').inputValue()).toBe('Class 3B');
      await loser
        .getByRole('button', { name: language === 'zh' ? /^改到/ : /^Take/ })
        .first()
        .click();
      await loser.getByText(said.booked, { exact: true }).waitFor();
    },
  );

  it.each([
    ['zh', '2027-04-01'],
    ['en', '2027-05-06'],
  ] as const)('previews a semester date by date, skips one and books the rest in %s', async (language, from) => {
    const skip = language === 'zh' ? /^跳过:/ : /^Skip:/;
    const asChosen = language === 'zh' ? '按选择预订' : 'Book as chosen';
    const page = await tested.visit({ language, as: COORDINATOR });
    await page.goto(`/r/${await tested.resourceId('WELD')}/series?from=${from}&start=10:00&end=12:00&count=4&days=TH`);
    await page.getByRole('button', { name: skip }).nth(1).click();
    await page.getByRole('button', { name: asChosen }).click();
    await page
      .getByText(language === 'zh' ? '已预订 3 节' : '3 dates are booked')
      .first()
      .waitFor();
  });

  it.each([
    ['zh', '2027-04-06'],
    ['en', '2027-05-11'],
  ] as const)('cancels a semester from one date on, and keeps what lies before (%s)', async (language, from) => {
    const said =
      language === 'zh'
        ? { book: '全部或不订', booked: /已预订 3 节/, see: '查看预订', cancel: '取消重复预订', following: '此后' }
        : {
            ...{ book: 'All or nothing', booked: /3 dates are booked/, see: 'See bookings' },
            ...{ cancel: 'Cancel series', following: 'This and the following' },
          };
    const page = await tested.visit({ language, as: COORDINATOR });
    const title = `Semester ${language}`;
    await page.goto(`/r/${await tested.resourceId('WELD')}/series?from=${from}&start=13:00&end=14:00&count=3&days=TU`);
    await page.getByLabel(language === 'zh' ? '标题' : 'Title').fill(title);
    await page.getByRole('button', { name: said.book }).click();
    await page.getByText(said.booked).first().waitFor();
    await page.goto(`/o/shenzhen-polytechnic/bookings?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title }).nth(1).click();
    await page.getByRole('button', { name: said.cancel }).click();
    await page.getByRole('radio', { name: said.following, exact: true }).check();
    await page.getByRole('dialog').getByRole('button', { name: said.cancel }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.goto(`/o/shenzhen-polytechnic/bookings?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title }).first().waitFor();
    expect(await page.getByRole('link', { name: title }).count()).toBe(1);
  });

  it('sees times on the wall clock of the machine, wherever the browser stands', async () => {
    const shown: string[] = [];
    for (const zone of ['Europe/Prague', 'America/New_York']) {
      const page = await tested.visit({ as: COORDINATOR, zone });
      await page.goto('/find?q=KUKA&from=2027-03-10&to=2027-03-10');
      shown.push(
        await page
          .getByRole('link', { name: /Robot cells, / })
          .first()
          .innerText(),
      );
    }
    expect(new Set(shown).size).toBe(1);
    expect(shown[0]).toMatch(/Wed 10 Mar 08:00–10:00/);
  });
});
