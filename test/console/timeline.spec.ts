import type { Locator, Page } from 'playwright-core';
import { ConsoleUnderTest, type Theme } from './browser.js';
import { contrastIn, pixelsOf } from './pixels.js';

const COORDINATOR = 'li.wei@szpt.example';
const OTHER_COORDINATOR = 'zhao.lei@suzhou.example';
const ENTERPRISE_ADMIN = 'zhou.qiang@hualong.example';

const words = {
  en: {
    cells: /^Times of/,
    book: 'Book',
    booked: 'Booked',
    list: 'List',
    add: 'Block time',
    reason: 'Reason',
    spare: 'Spare it',
    tell: 'Cancel and tell',
    move: 'Move',
    date: 'Date',
  },
  zh: {
    cells: /的时段$/,
    book: '预订',
    booked: '预订成功',
    list: '列表',
    add: '新增停机',
    reason: '原因',
    spare: '保留并绕开',
    tell: '取消并告知',
    move: '改期',
    date: '日期',
  },
} as const;
type Said = (typeof words)['en' | 'zh'];

describe('The timeline', () => {
  let tested: ConsoleUnderTest;
  let machine: string;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
    machine = await tested.resourceId('DMU-50');
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  /** Books the machine from one hour of Shanghai to another; answers the id of the booking. */
  async function booked(email: string, day: string, from: number, to: number, title: string): Promise<string> {
    const { viewer } = await tested.ask<{ viewer: { memberships: { organization: { id: string } }[] } }>(
      email,
      '{ viewer { memberships { organization { id } } } }',
    );
    const at = (hour: number) => new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 8) * 3_600_000).toISOString();
    const input = `{ organizationId: "${viewer.memberships[0]?.organization.id}", items: [{ resourceId: "${machine}" }],
      title: "${title}", startsAt: "${at(from)}", endsAt: "${at(to)}" }`;
    const { requestBooking } = await tested.ask<{ requestBooking: { booking: { id: string } | null } }>(
      email,
      `mutation { requestBooking(input: ${input}) { booking { id } } }`,
    );
    return requestBooking.booking?.id ?? '';
  }

  const hasFocus = async (page: Page, element: Locator) => (await element.and(page.locator(':focus')).count()) === 1;
  const cell = (page: Page, said: Said) => page.getByRole('grid', { name: said.cells }).getByRole('gridcell');

  it.each([
    ['zh', 'Europe/Prague', '2027-03-17'],
    ['en', 'America/New_York', '2027-03-16'],
  ] as const)('is chosen from and booked by keyboard alone in %s with a browser in %s', async (language, zone, day) => {
    const said = words[language];
    const page = await tested.visit({ language, zone, as: COORDINATOR });
    await page.goto(`/r/${machine}?view=day&date=${day}`);
    await cell(page, said).waitFor();
    for (let tab = 0; tab < 60; tab++) {
      await page.keyboard.press('Tab');
      if (await hasFocus(page, cell(page, said))) break;
    }
    // From 07:00 to 10:00 by steps of half an hour, then half an hour longer.
    for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await cell(page, said).getAttribute('aria-label')).toMatch(/10:00–11:30/);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: said.book, exact: true });
    expect(await hasFocus(page, panel)).toBe(true);
    const book = panel.getByRole('button', { name: said.book, exact: true });
    await page.waitForLoadState('networkidle');
    await page.locator('.preview:not(.asking)').waitFor();
    for (let tab = 0; tab < 30; tab++) {
      await page.keyboard.press('Tab');
      if (await hasFocus(page, book)) break;
    }
    await page.keyboard.press('Enter');
    await page.getByText(said.booked, { exact: true }).waitFor();
    expect(await page.locator('.booking-panel dd').allTextContents()).toContainEqual(
      expect.stringMatching(/10:00–11:30/),
    );
  });

  it('keeps the chosen time in the address, for the list and for others', async () => {
    const page = await tested.visit({ as: COORDINATOR });
    await page.goto(`/r/${machine}?view=day&date=2027-03-19`);
    await cell(page, words.en).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/slot=2027-03-19T00%3A00%3A00.000Z%2F2027-03-19T01%3A00%3A00.000Z/);
    await page.getByRole('button', { name: words.en.list, exact: true }).click();
    await page.waitForURL(/view=list/);
    await page.reload();
    expect(await page.getByLabel(words.en.date, { exact: true }).inputValue()).toBe('2027-03-19');
  });

  it('takes a range by dragging', async () => {
    const page = await tested.visit({ zone: 'America/New_York', as: COORDINATOR });
    await page.goto(`/r/${machine}?view=day&date=2027-03-22`);
    await cell(page, words.en).waitFor();
    const day = page.locator('.ec-body .ec-day').first();
    const box = (await day.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const hours = 14;
    const x = (hour: number) => box.x + ((hour - 7) / hours) * box.width;
    await page.mouse.move(x(13) + 4, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(x(14), box.y + 20, { steps: 4 });
    await page.mouse.move(x(15) - 4, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/slot=2027-03-22T05%3A00%3A00.000Z%2F2027-03-22T07%3A00%3A00.000Z/);
  });

  it('has no table roles, and no loop that takes them away', async () => {
    const page = await tested.visit({ as: COORDINATOR });
    await page.goto(`/r/${machine}?date=2027-03-17`);
    await cell(page, words.en).waitFor();
    await page.waitForLoadState('networkidle');
    const roles = page.locator('.ec').locator('[role=table], [role=row], [role=cell], [role=rowheader]');
    // The cell with the focus lies in a grid of its own.
    expect(await roles.and(page.locator(':not(.tl-cells [role=row])')).count()).toBe(0);
  });

  it.each(['zh', 'en'] as const)(
    'blocks time around a booking that is spared, and cancels another with a reason, in %s',
    async (language) => {
      const said = words[language];
      const day = language === 'zh' ? '2027-03-24' : '2027-03-25';
      const spared = await booked(COORDINATOR, day, 9, 11, 'Spared class');
      const cancelled = await booked(OTHER_COORDINATOR, day, 13, 15, 'Moved class');
      const page = await tested.visit({ language, as: ENTERPRISE_ADMIN });
      const slot = `${day}T00:00:00Z/${day}T10:00:00Z`;
      await page.goto(`/o/hualong-precision/resources/calendar?date=${day}&form=new&on=${machine}&slot=${slot}`);
      await page.getByLabel(said.reason, { exact: true }).fill('Spindle');
      await page
        .getByRole('group', { name: /Spared class/ })
        .getByLabel(said.spare)
        .check();
      const other = page.getByRole('group', { name: /Moved class/ });
      await other.getByLabel(said.tell).check();
      await other.locator('.chips button').first().click();
      await page.getByRole('button', { name: said.add, exact: true }).click();
      await page.locator('.downtime-panel').waitFor({ state: 'detached' });

      const asked = await tested.ask<Record<'spared' | 'cancelled', { status: string; reason: string | null }>>(
        ENTERPRISE_ADMIN,
        `{ spared: node(id: "${spared}") { ... on Booking { status reason } }
           cancelled: node(id: "${cancelled}") { ... on Booking { status reason } } }`,
      );
      expect(asked.spared.status).toBe('CONFIRMED');
      expect(asked.cancelled).toMatchObject({ status: 'CANCELLED', reason: expect.stringMatching(/^Spindle .+/) });
      const { resource } = await tested.ask<{
        resource: { schedule: { kind: string; startsAt: string; endsAt: string }[] };
      }>(
        ENTERPRISE_ADMIN,
        `{ resource(id: "${machine}") { schedule(from: "${day}T00:00:00Z", to: "${day}T12:00:00Z") { kind startsAt endsAt } } }`,
      );
      const downtimes = resource.schedule.filter(({ kind }) => kind === 'DOWNTIME');
      // The booking from 9 to 11 has half an hour of turnaround.
      expect(downtimes.map(({ startsAt, endsAt }) => [startsAt.slice(11, 16), endsAt.slice(11, 16)])).toEqual([
        ['00:00', '01:00'],
        ['03:30', '10:00'],
      ]);
    },
  );

  it('leads back to the list when somebody books while the time is being blocked', async () => {
    const page = await tested.visit({ as: ENTERPRISE_ADMIN });
    const slot = '2027-04-06T01:00:00Z/2027-04-06T09:00:00Z';
    await page.goto(`/o/hualong-precision/downtimes?form=new&on=${machine}&slot=${slot}`);
    await page.getByLabel(words.en.reason, { exact: true }).fill('Spindle');
    await page.getByText(/Nothing is booked then/).waitFor();
    await booked(COORDINATOR, '2027-04-06', 13, 15, 'Late class');
    await page.getByRole('button', { name: words.en.add, exact: true }).click();
    await page.getByText('There are new bookings. Decide again.').first().waitFor();
    await page
      .getByRole('group', { name: /Late class/ })
      .getByLabel(words.en.spare)
      .check();
    await page.getByRole('button', { name: words.en.add, exact: true }).click();
    await page.locator('.downtime-panel').waitFor({ state: 'detached' });
    const rows = page.getByRole('row').filter({ hasText: 'Spindle' }).filter({ hasText: 'Tue 6 Apr' });
    await rows.nth(1).waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringContaining('Tue 6 Apr 09:00–13:00'),
      expect.stringContaining('Tue 6 Apr 15:30–17:00'),
    ]);
  });

  it('shows the bookings that other opening hours hit', async () => {
    const id = await booked(COORDINATOR, '2027-04-08', 9, 11, 'Morning class');
    const page = await tested.visit({ as: ENTERPRISE_ADMIN });
    await page.goto(`/o/hualong-precision/resources/${machine}/edit/hours`);
    const save = async (...presets: readonly string[]) => {
      for (const preset of presets) await page.getByRole('button', { name: preset, exact: true }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    };
    await save('Clear', 'Evenings 18–21');
    await page.getByRole('status').getByRole('link', { name: 'Morning class' }).waitFor();
    await save('Workdays 8–18');
    await page.getByRole('link', { name: 'Morning class' }).waitFor({ state: 'detached' });
    await tested.ask(
      COORDINATOR,
      `mutation { cancelBooking(input: { bookingId: "${id}" }) { userErrors { message } } }`,
    );
  });

  it.each(['zh', 'en'] as const)('moves a booking by its form in %s', async (language) => {
    const said = words[language];
    const day = language === 'zh' ? '2027-03-29' : '2027-03-30';
    const id = await booked(COORDINATOR, day, 9, 11, 'Class to move');
    const page = await tested.visit({ language, as: COORDINATOR });
    await page.goto(`/b/${id}`);
    await page.getByRole('button', { name: said.move, exact: true }).click();
    await page.getByLabel(said.date, { exact: true }).fill('2027-03-31');
    const send = page.getByRole('region', { name: said.move }).getByRole('button', { name: said.move, exact: true });
    await page.locator('.move-panel .ant-btn-primary:enabled').waitFor();
    await send.click();
    await page.locator('.move-panel').waitFor({ state: 'detached' });
    const { node } = await tested.ask<{ node: { startsAt: string } }>(
      COORDINATOR,
      `{ node(id: "${id}") { ... on Booking { startsAt } } }`,
    );
    expect(node.startsAt).toBe('2027-03-31T01:00:00.000Z');
    await tested.ask(
      COORDINATOR,
      `mutation { cancelBooking(input: { bookingId: "${id}" }) { userErrors { message } } }`,
    );
  });
});

describe.each(['light', 'dark'] as const)('The pixels of the timeline, %s', (theme: Theme) => {
  let tested: ConsoleUnderTest;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
  });
  afterAll(() => tested.stop());

  it('let each text be read', async () => {
    const machine = await tested.resourceId('DMU-50');
    const organization = await tested.ask<{ viewer: { memberships: { organization: { id: string } }[] } }>(
      COORDINATOR,
      '{ viewer { memberships { organization { id } } } }',
    );
    await tested.ask(
      COORDINATOR,
      `mutation { requestBooking(input: { organizationId: "${organization.viewer.memberships[0]?.organization.id}",
        items: [{ resourceId: "${machine}" }], title: "Class 3B", startsAt: "2027-03-17T01:00:00Z",
        endsAt: "2027-03-17T04:00:00Z" }) { userErrors { message } } }`,
    );
    const page = await tested.visit({ theme, as: COORDINATOR });
    await page.goto(`/r/${machine}?view=day&date=2027-03-17&slot=2027-03-17T06:00:00Z/2027-03-17T08:00:00Z`);
    await page.locator('.tl-entry .tl-label').first().waitFor();
    await page.waitForLoadState('networkidle');
    for (const text of ['.ec-col-head time', '.ec-slot time', '.tl-entry .tl-label', '.tl-selected', '.tl-legend li']) {
      const pixels = await pixelsOf(page, page.locator(text).filter({ visible: true }).first());
      expect({ text, readable: contrastIn(pixels) >= 4.5 }).toEqual({ text, readable: true });
    }
  });

  it('fail when the text has the colour of what is behind it', async () => {
    const machine = await tested.resourceId('DMU-50');
    const page = await tested.visit({ theme, as: COORDINATOR });
    await page.goto(`/r/${machine}?view=day&date=2027-03-17`);
    const head = page.locator('.ec-col-head time').first();
    await head.waitFor();
    await page.waitForLoadState('networkidle');
    await head.evaluate((element: { style: { color: string } }) => {
      element.style.color = 'var(--ec-bg-color)';
    });
    expect(contrastIn(await pixelsOf(page, head))).toBeLessThan(1.5);
  });
});
