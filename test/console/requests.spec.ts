import { ConsoleUnderTest, type Language } from './browser.js';

const COORDINATOR = 'li.wei@szpt.example';
const PROVIDER = 'zhou.qiang@hualong.example';

const words = {
  en: {
    select: (title: string) => `Select “${title}”`,
    approve: 'Approve selected',
    decline: 'Decline selected',
    reason: 'Reason',
    declineIt: 'Decline',
    neighbours: /Also that day: 08:00–10:00 Morning en/,
    updated: 'Updated',
  },
  zh: {
    select: (title: string) => `选择“${title}”`,
    approve: '批准所选',
    decline: '婉拒所选',
    reason: '原因',
    declineIt: '婉拒',
    neighbours: /当天其他占用：08:00–10:00 Morning zh/,
    updated: '数据已更新',
  },
} as const;

describe('The inbox of requests', () => {
  let tested: ConsoleUnderTest;
  let base: string;
  let school: string;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
    base = await tested.resourceId('HL-BASE');
    const { viewer } = await tested.ask<{ viewer: { memberships: { organization: { id: string } }[] } }>(
      COORDINATOR,
      '{ viewer { memberships { organization { id } } } }',
    );
    school = viewer.memberships[0]?.organization.id ?? '';
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  /** A request of the school for two hours of the training base, from an hour of Shanghai on. */
  async function request(title: string, day: string, hour: number): Promise<string> {
    const at = (shanghai: number) => `${day}T${String(shanghai - 8).padStart(2, '0')}:00:00Z`;
    const { requestBooking } = await tested.ask<{
      requestBooking: { booking: { id: string } | null; userErrors: unknown[] };
    }>(
      COORDINATOR,
      `mutation { requestBooking(input: { organizationId: "${school}", items: [{ resourceId: "${base}" }],
        title: "${title}", startsAt: "${at(hour)}", endsAt: "${at(hour + 2)}" }) { booking { id } userErrors { message } } }`,
    );
    expect(requestBooking.userErrors).toEqual([]);
    return requestBooking.booking?.id ?? '';
  }

  async function statusOf(id: string): Promise<string> {
    const { node } = await tested.ask<{ node: { status: string } }>(
      COORDINATOR,
      `{ node(id: "${id}") { ... on Booking { status } } }`,
    );
    return node.status;
  }

  it.each([
    ['zh', '2027-03-10'],
    ['en', '2027-03-11'],
  ] as const)('answers several requests together, and shows what else the day holds (%s)', async (language, day) => {
    const said = words[language];
    const titles = ['Morning', 'Noon', 'Evening'].map((title) => `${title} ${language}`);
    const ids = [await request(titles[0] ?? '', day, 8), await request(titles[1] ?? '', day, 12)];
    const declined = await request(titles[2] ?? '', day, 16);
    const page = await tested.visit({ language, as: PROVIDER });
    await page.goto('/o/hualong-precision/approvals');
    await page.getByText(said.neighbours).first().waitFor();
    for (const title of titles.slice(0, 2)) await page.getByRole('checkbox', { name: said.select(title) }).check();
    await page.getByRole('button', { name: said.approve }).click();
    await page.getByRole('link', { name: titles[1] ?? '' }).waitFor({ state: 'detached' });
    expect(await Promise.all(ids.map(statusOf))).toEqual(['CONFIRMED', 'CONFIRMED']);

    await page.getByRole('checkbox', { name: said.select(titles[2] ?? '') }).check();
    await page.getByRole('button', { name: said.decline }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(said.reason).fill('Maintenance');
    await dialog.getByRole('button', { name: said.declineIt, exact: true }).click();
    await page.getByRole('link', { name: titles[2] ?? '' }).waitFor({ state: 'detached' });
    expect(await statusOf(declined)).toBe('DECLINED');
  });

  it.each([
    ['zh', '2027-03-12'],
    ['en', '2027-03-26'],
  ] as const)('moves by J and K and approves the chosen request by A (%s)', async (language, day) => {
    const early = await request(`Early ${language}`, day, 8);
    const late = await request(`Late ${language}`, day, 14);
    const page = await tested.visit({ language, as: PROVIDER });
    await page.goto(`/o/hualong-precision/approvals?q=${language}`);
    const chosen = page.locator('li[aria-current=true]');
    await chosen.getByRole('link', { name: `Early ${language}` }).waitFor();
    await page.keyboard.press('j');
    await chosen.getByRole('link', { name: `Late ${language}` }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('link', { name: `Late ${language}` }).waitFor({ state: 'detached' });
    expect([await statusOf(early), await statusOf(late)]).toEqual(['PENDING_APPROVAL', 'CONFIRMED']);
  });

  it('answers another selection after the answer to the first one was lost', async () => {
    const [first, second] = [await request('Lost one', '2027-04-06', 8), await request('Next one', '2027-04-06', 14)];
    const page = await tested.visit({ as: PROVIDER });
    await page.goto('/o/hualong-precision/approvals?q=one');
    let isLost = false;
    await page.route('**/graphql', async (route) => {
      if (isLost || !(route.request().postData() ?? '').includes('AnswerBookings')) return route.continue();
      isLost = true;
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('checkbox', { name: 'Select “Lost one”' }).check();
    await page.getByRole('button', { name: 'Approve selected' }).click();
    await page.getByRole('alert').waitFor();
    expect(await statusOf(first)).toBe('CONFIRMED');
    await page.getByRole('checkbox', { name: 'Select “Next one”' }).check();
    await page.getByRole('button', { name: 'Approve selected' }).click();
    await page.getByRole('link', { name: 'Next one' }).waitFor({ state: 'detached' });
    expect(await statusOf(second)).toBe('CONFIRMED');
    // The lost answer stands in the console of the page, and nothing else does.
    expect(tested.faults.splice(0).every((fault) => fault.includes('ERR_FAILED'))).toBe(true);
  });

  it.each<Language>(['zh', 'en'])('outlines a request that has just come, and says so (%s)', async (language) => {
    const page = await tested.visit({ language, as: PROVIDER });
    await page.goto('/o/hualong-precision/approvals');
    await page.getByRole('listitem').first().waitFor();
    // The first RESYNC makes the page ask once more; what follows is told by a hint.
    await page.waitForTimeout(1_500);
    await request(`New ${language}`, language === 'zh' ? '2027-03-15' : '2027-03-16', 10);
    await page.locator('li.changed', { hasText: `New ${language}` }).waitFor({ timeout: 2_000 });
    await page.getByText(words[language].updated).waitFor({ state: 'attached' });
  });
});
