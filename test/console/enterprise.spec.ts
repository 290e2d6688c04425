import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './browser.js';

const PASSWORD = 'a long enough phrase 27';

const words = {
  en: {
    name: 'Name',
    email: 'E-mail',
    password: 'Password',
    signUp: 'Sign up',
    organizationName: 'Organization name',
    kind: 'Kind',
    register: 'Register an organization',
    equipment: 'Equipment',
    add: 'Add equipment',
    template: /^CNC lathe/,
    equipmentName: 'Equipment name',
    code: 'Code',
    siteName: 'Name of the site',
    addSite: 'Add the site',
    next: 'Next',
    workdays: 'Workdays 8–18',
    publish: 'Publish',
    pending: /Prices and publishing open once/,
    verify: 'Verify',
    open: 'Open',
    hourly: 'Price per hour',
    savePrice: 'Save price',
    published: /Published\. Schools find it/,
  },
  zh: {
    name: '姓名',
    email: '邮箱',
    password: '密码',
    signUp: '注册',
    organizationName: '单位名称',
    kind: '类型',
    register: '注册单位',
    equipment: '我的设备',
    add: '添加设备',
    template: /^数控车床/,
    equipmentName: '设备名称',
    code: '编号',
    siteName: '地点名称',
    addSite: '添加地点',
    next: '下一步',
    workdays: '工作日 8–18',
    publish: '发布',
    pending: /单位核准之后才能定价和发布/,
    verify: '核准',
    open: '打开',
    hourly: '每小时价格',
    savePrice: '保存价格',
    published: /已发布。学校现在可以找到/,
  },
} as const;

describe('An enterprise', () => {
  let tested: ConsoleUnderTest;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  async function verify(language: 'en' | 'zh', name: string): Promise<void> {
    const said = words[language];
    const admin = await tested.visit({ language, as: 'admin@workbay.example' });
    await admin.goto('/platform/organizations');
    const row = admin.getByRole('row').filter({ hasText: name });
    await row.getByRole('button', { name: said.open }).click();
    await admin.getByRole('button', { name: said.verify, exact: true }).click();
    await row.waitFor({ state: 'detached' });
  }

  async function publish(page: Page, said: (typeof words)['en' | 'zh']): Promise<void> {
    await page.getByLabel(said.hourly).fill('36');
    await page.getByRole('button', { name: said.savePrice }).click();
    await page.getByRole('cell', { name: /36/ }).waitFor();
    await page.getByRole('button', { name: said.next, exact: true }).click();
    await page.getByRole('button', { name: said.publish, exact: true }).last().click();
    await page.getByText(said.published).first().waitFor();
  }

  it.each(['zh', 'en'] as const)(
    'signs up, registers, prepares a machine, is verified and publishes it in %s',
    async (language) => {
      const said = words[language];
      const name = language === 'zh' ? '新星精密 New Star' : 'Aurora Machining';
      const page = await tested.visit({ language });
      await page.goto('/sign-up');
      await page.getByLabel(said.name, { exact: true }).fill('Owner');
      await page.getByLabel(said.email, { exact: true }).fill(`owner-${language}@star.example`);
      await page.getByLabel(said.password, { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: said.signUp, exact: true }).click();
      await page.getByRole('link', { name: language === 'zh' ? '注册一个单位' : said.register }).click();
      await page.getByLabel(said.organizationName, { exact: true }).fill(name);
      await page.getByLabel(said.kind, { exact: true }).selectOption('ENTERPRISE');
      await page.getByRole('button', { name: said.register, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();

      await page.getByRole('link', { name: said.equipment, exact: true }).first().click();
      await page.getByRole('link', { name: said.add }).first().click();
      await page.getByText(said.pending).waitFor();
      await page.getByRole('button', { name: said.template }).click();
      await page.getByLabel(said.siteName, { exact: true }).fill('Hall 1');
      await page.getByRole('button', { name: said.addSite }).click();
      await page.getByRole('option', { name: 'Hall 1' }).waitFor({ state: 'attached' });
      await page.getByLabel(said.equipmentName, { exact: true }).fill('Lathe One');
      await page.getByLabel(said.code, { exact: true }).fill('L-1');
      await page.getByRole('button', { name: said.next, exact: true }).click();
      await page.getByRole('button', { name: said.workdays }).click();
      await page.getByRole('button', { name: said.next, exact: true }).click();
      await page.getByRole('list', { name: /Try it|试一试/ }).waitFor();
      await page.getByRole('button', { name: said.next, exact: true }).click();

      await verify(language, name);
      await page.reload();
      await publish(page, said);
    },
    180_000,
  );
});
