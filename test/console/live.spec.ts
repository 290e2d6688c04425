import type { Page } from 'playwright-core';
import { built } from '../support/built.js';
import { type Service, startService } from '../support/app.js';
import { ConsoleUnderTest, type Language } from './browser.js';

const { DEMO_PASSWORD } = await built('demo/index');

const COORDINATOR = 'li.wei@szpt.example';
const OTHER_COORDINATOR = 'zhao.lei@suzhou.example';

/** A hint is told within this time, and the page asks at most once a second. */
const SHOWN_MS = 2_000;

const words = {
  en: { title: 'Title', lost: 'Connection lost, reconnecting' },
  zh: { title: '标题', lost: '连接中断，正在重连' },
} as const;

describe('Live pages', () => {
  let tested: ConsoleUnderTest;
  let second: Service;
  let robot: string;
  let token: string;
  let school: string;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
    second = await startService({}, tested.service);
    robot = await tested.resourceId('KR-10');
    const input = { email: OTHER_COORDINATOR, password: DEMO_PASSWORD };
    const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) {
      accessToken viewer { memberships { organization { id } } } } }`;
    const payload = (await tested.service.graphql(signIn, { input })).data.signIn;
    token = payload.accessToken;
    school = payload.viewer.memberships[0]?.organization.id ?? '';
  });
  afterAll(async () => {
    await second.stop();
    await tested.stop();
  });
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  /** Another school's booking of the robot, from 10 to 12 o'clock in Shanghai. */
  async function bookElsewhere(day: string, at: Service = tested.service): Promise<void> {
    const document = `mutation ($input: RequestBookingInput!) {
      requestBooking(input: $input) { booking { id } userErrors { message } } }`;
    const input = {
      organizationId: school,
      items: [{ resourceId: robot }],
      title: 'Other class',
      startsAt: `${day}T02:00:00Z`,
      endsAt: `${day}T04:00:00Z`,
    };
    const { requestBooking } = await at.data(document, { input }, token);
    expect(requestBooking.userErrors).toEqual([]);
  }

  async function openRobot(page: Page, day: string, language: Language = 'en'): Promise<void> {
    await page.goto(`/r/${robot}?date=${day}&view=day`);
    await page.getByLabel(words[language].title).fill('Class 3B');
  }

  const taken = (page: Page) => page.locator('.tl-entry.tl-BUSY');

  /** The first RESYNC makes the page ask once more, so that what follows was told by a hint. */
  const settled = (page: Page) => page.waitForTimeout(1_500);

  it.each(['zh', 'en'] as const)(
    "another school's booking appears within 2 s, and what was typed stays (%s)",
    async (language) => {
      const day = language === 'zh' ? '2027-03-16' : '2027-03-17';
      const page = await tested.visit({ language, as: COORDINATOR });
      await openRobot(page, day, language);
      await settled(page);
      await bookElsewhere(day);
      await taken(page).waitFor({ timeout: SHOWN_MS });
      expect(await page.getByLabel(words[language].title).inputValue()).toBe('Class 3B');
      expect(await page.evaluate('document.activeElement?.tagName')).toBe('INPUT');
    },
  );

  it('a booking that was made at another instance appears within 2 s', async () => {
    const page = await tested.visit({ as: COORDINATOR });
    await openRobot(page, '2027-03-18');
    await settled(page);
    await bookElsewhere('2027-03-18', second);
    await taken(page).waitFor({ timeout: SHOWN_MS });
  });

  it('a connection that is cut shows a bar, and the page is right again by itself', async () => {
    const page = await tested.visit({ as: COORDINATOR });
    let isCut = false;
    const cuts: (() => Promise<void>)[] = [];
    await page.routeWebSocket(/\/graphql$/, (socket) => {
      if (isCut) {
        void socket.close({ code: 4999 });
        return;
      }
      socket.connectToServer();
      cuts.push(() => socket.close({ code: 4999 }));
    });
    await openRobot(page, '2027-03-19');
    await settled(page);
    isCut = true;
    for (const cut of cuts) await cut();
    const bar = page.getByText(words.en.lost);
    expect(await bar.count()).toBe(0);
    await bar.waitFor({ timeout: 6_000 });
    await bookElsewhere('2027-03-19');
    expect(await taken(page).count()).toBe(0);
    isCut = false;
    await taken(page).waitFor({ timeout: 40_000 });
    await bar.waitFor({ state: 'hidden' });
    expect(await page.getByLabel(words.en.title).inputValue()).toBe('Class 3B');
  });

  it('a browser without sockets asks again when its window gets the focus', async () => {
    const page = await tested.visit({ as: COORDINATOR });
    await page.addInitScript('delete window.WebSocket');
    await openRobot(page, '2027-03-22');
    await settled(page);
    await bookElsewhere('2027-03-22');
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    await taken(page).waitFor({ timeout: SHOWN_MS });
    expect(await page.getByText(words.en.lost).count()).toBe(0);
    expect(await page.getByLabel(words.en.title).inputValue()).toBe('Class 3B');
  });

  it('signing out elsewhere leads to the sign-in page', async () => {
    const page = await tested.visit({ as: COORDINATOR });
    await openRobot(page, '2027-03-23');
    await settled(page);
    const ended = page.request.post('/graphql', { data: { query: 'mutation { signOut { userErrors { code } } }' } });
    await page.getByRole('textbox', { name: 'E-mail' }).waitFor({ timeout: 5_000 });
    expect(new URL(page.url()).searchParams.get('next')).toMatch(/^\/r\//);
    await ended;
  });
});
