import type { Locator, Page } from 'playwright-core';
import { ConsoleUnderTest, type Language } from './browser.js';
import { fillMonth } from './used-month.js';

const PASSWORD = 'workbay-demo-2026';
const PROVIDER_ADMIN = 'zhou.qiang@hualong.example';
const SCHOOL_ADMIN = 'chen.jing@szpt.example';
const SCHOOL = /Shenzhen Polytechnic/;

const words = {
  en: {
    needTimes: '1 booking needs its times',
    recordTimes: 'Record times',
    toIssue: '1 to issue',
    issue: 'Issue',
    issued: 'Issued',
    dispute: 'Dispute',
    disputed: '1 disputed line',
    reason: 'Reason',
    correct: 'Correct',
    difference: 'Difference',
    corrected: /^Corrected in/,
    accept: 'Accept',
    accepted: 'Accepted',
    settle: 'Settled',
    settled: '1 settled',
    open: 'Open',
    sendBack: 'Send back',
    verify: 'Verify',
    correctDetails: 'Correct the details',
    registrationCode: 'Registration code',
    save: 'Save',
  },
  zh: {
    needTimes: '1 个预订需补录',
    recordTimes: '补录时间',
    toIssue: '1 份待出具',
    issue: '出具',
    issued: '已出具',
    dispute: '提出异议',
    disputed: '1 项异议待处理',
    reason: '原因',
    correct: '更正',
    difference: '差额',
    corrected: /^已在 .* 更正/,
    accept: '确认',
    accepted: '已确认',
    settle: '已结清',
    settled: '1 份已结清',
    open: '打开',
    sendBack: '退回',
    verify: '核准',
    correctDetails: '更正单位资料',
    registrationCode: '统一社会信用代码',
    save: '保存',
  },
} as const;

/** Presses a button and the button of the same name in the dialog that it opens; `fill` writes into the dialog first. */
async function confirm(
  page: Page,
  button: Locator,
  name: string,
  fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const status = (page: Page, name: string) => page.locator('.page-head').getByText(name, { exact: true }).waitFor();

describe('An administrator', () => {
  let tested: ConsoleUnderTest;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  it.each([
    ['zh', '2026-12'],
    ['en', '2027-01'],
  ] as const)(
    'closes a month with the other side, from open exceptions to settled, in %s',
    async (language, month) => {
      const said = words[language];
      const statement = await fillMonth(tested, month);
      const provider = await tested.visit({ language, as: PROVIDER_ADMIN });
      const school = await tested.visit({ language, as: SCHOOL_ADMIN });
      const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

      await provider.goto(`/o/hualong-precision/settlement?month=${month}`);
      await provider.getByRole('link', { name: said.needTimes }).click();
      const row = provider.getByRole('row').filter({ hasText: `${month}-22` });
      await confirm(provider, row.getByRole('button', { name: said.recordTimes }), said.recordTimes);
      await row.waitFor({ state: 'detached' });
      await provider.goBack();
      await provider.getByRole('link', { name: said.toIssue }).click();
      await provider.getByRole('row').getByRole('link', { name: SCHOOL }).click();
      await confirm(provider, press(provider, said.issue), said.issue);
      await status(provider, said.issued);

      await school.goto(`/settlement/${statement}`);
      await confirm(school, press(school, said.dispute).first(), said.dispute, (dialog) =>
        dialog.getByLabel(said.reason).fill('One hour only.'),
      );
      await school.getByText('One hour only.').waitFor();
      expect(await press(school, said.accept).isDisabled()).toBe(true);

      await provider.goto(`/o/hualong-precision/settlement?month=${month}`);
      await provider.getByRole('link', { name: said.disputed }).click();
      await provider.getByRole('row').getByRole('link', { name: SCHOOL }).click();
      const line = provider.getByRole('row').filter({ hasText: 'One hour only.' });
      await confirm(provider, line.getByRole('button', { name: said.correct }), said.correct, async (dialog) => {
        await dialog.getByLabel(said.difference).fill('-36');
        await dialog.getByLabel(said.reason).fill('Agreed.');
      });
      await line.getByText(said.corrected).waitFor();

      await school.reload();
      await confirm(school, press(school, said.accept), said.accept);
      await status(school, said.accepted);

      await provider.reload();
      await confirm(provider, press(provider, said.settle), said.settle);
      await status(provider, said.settle);
      await provider.goto(`/o/hualong-precision/settlement?month=${month}`);
      await provider.getByRole('link', { name: said.settled }).waitFor();
    },
    60_000,
  );

  it('opens a page whose address makes no sense as if it said nothing', async () => {
    const provider = await tested.visit({ as: PROVIDER_ADMIN });
    await provider.goto('/o/hualong-precision/settlement?month=2027-02-01&as=both&status=PAID');
    expect(await provider.getByLabel('Month', { exact: true }).inputValue()).toBe('2027-02');
  });

  it('proposes an agreement for one machine in English, and the other side accepts it in Chinese', async () => {
    const provider = await tested.visit({ language: 'en', as: 'he.tao@yangtze.example' });
    await provider.goto('/o/yangtze-robotics/agreements');
    await provider.getByRole('link', { name: 'Propose an agreement' }).click();
    await provider.getByLabel('Type a name to find a verified organization').fill('Suzhou');
    const found = provider.getByRole('option', { name: /Suzhou/ });
    await found.waitFor({ state: 'attached' });
    await provider.getByLabel('Partner').selectOption(await found.getAttribute('value'));
    await provider.getByLabel('Free hours').fill('20');
    await provider.getByLabel('Discount on the rest (%)').fill('12.5');
    await provider.getByLabel('Some of it').check();
    await provider.getByLabel(/KUKA/).check();
    await provider.getByRole('button', { name: 'Propose an agreement' }).click();
    await provider.getByRole('article').getByText('12.5% off the rest').waitFor();

    const consumer = await tested.visit({ language: 'zh', as: 'wang.fang@suzhou.example' });
    await consumer.goto('/o/suzhou-vocational');
    await consumer.getByRole('link', { name: /份协议待接受/ }).click();
    await consumer.getByText('1 台设备').click();
    await consumer.getByRole('link', { name: /KUKA/ }).waitFor();
    await confirm(consumer, consumer.getByRole('button', { name: '接受', exact: true }), '接受');
    await consumer.getByRole('heading', { name: /^生效中/ }).waitFor();

    await provider.reload();
    await confirm(provider, provider.getByRole('button', { name: 'End', exact: true }), 'End');
    await provider.getByRole('heading', { name: /^Ended/ }).waitFor();
  }, 60_000);

  async function register(slug: string, email: string): Promise<void> {
    const token = await signUp(email);
    const document = `mutation { registerOrganization(input: { name: "${slug}", kind: ENTERPRISE, slug: "${slug}",
      timeZone: "Asia/Shanghai" }) { userErrors { message } } }`;
    await tested.service.data(document, {}, token);
  }

  async function signUp(email: string): Promise<string> {
    const document = `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken } }`;
    const input = { email, name: 'Owner', password: PASSWORD };
    return (await tested.service.data(document, { input }, null)).signUp.accessToken ?? '';
  }

  async function openOrganization(page: Page, language: Language, slug: string): Promise<Locator> {
    await page.goto('/platform/organizations');
    const row = page.getByRole('row').filter({ hasText: slug });
    await row.getByRole('button', { name: words[language].open }).click();
    return row;
  }

  it.each(['zh', 'en'] as const)(
    'of the platform sends a registration back and verifies it once it is corrected, in %s',
    async (language) => {
      const said = words[language];
      const slug = `orion-${language}`;
      const email = `owner-${language}@orion.example`;
      await register(slug, email);
      const admin = await tested.visit({ language, as: 'admin@workbay.example' });
      await openOrganization(admin, language, slug);
      await admin.getByRole('button', { name: said.sendBack, exact: true }).click();
      const dialog = admin.getByRole('dialog', { name: said.sendBack, exact: true });
      await dialog.getByLabel(said.reason).fill('The code is missing.');
      await dialog.getByRole('button', { name: said.sendBack, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });

      const owner = await tested.visit({ language, as: email });
      await owner.goto(`/o/${slug}`);
      const reason = owner.locator('.notice-warning').getByText('The code is missing.');
      await reason.waitFor();
      await owner.getByRole('link', { name: said.correctDetails }).click();
      await owner.getByLabel(said.registrationCode, { exact: true }).fill('91440300MA5ABCDE0X');
      await owner.getByRole('button', { name: said.save, exact: true }).first().click();
      await reason.waitFor({ state: 'detached' });

      const row = await openOrganization(admin, language, slug);
      await admin.getByText('91440300MA5ABCDE0X').waitFor();
      await admin.getByRole('button', { name: said.verify, exact: true }).click();
      await row.waitFor({ state: 'detached' });
    },
    60_000,
  );
});
