import { ConsoleUnderTest, type Language } from './browser.js';

const words = {
  en: { signIn: 'Sign in', email: 'E-mail', password: 'Password', find: 'Find' },
  zh: { signIn: '登录', email: '邮箱', password: '密码', find: '找设备' },
} as const;

describe('Signing in', () => {
  let tested: ConsoleUnderTest;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  it.each(['zh', 'en'] as const)('a coordinator signs in by the form in %s', async (language: Language) => {
    const said = words[language];
    const page = await tested.visit({ language });
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: said.email }).fill('li.wei@szpt.example');
    await page.getByLabel(said.password, { exact: true }).fill('workbay-demo-2026');
    await page.getByRole('button', { name: said.signIn }).click();
    await page.getByRole('link', { name: said.find }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/o/shenzhen-polytechnic');
  });

  it('a wrong password is refused in words, and the address stays typed', async () => {
    const page = await tested.visit();
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('li.wei@szpt.example');
    await page.getByLabel('Password', { exact: true }).fill('wrong-password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe('li.wei@szpt.example');
  });

  it('a page for members leads to signing in and back', async () => {
    const page = await tested.visit();
    await page.goto('/o/shenzhen-polytechnic');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('li.wei@szpt.example');
    await page.getByLabel('Password', { exact: true }).fill('workbay-demo-2026');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: /Shenzhen Polytechnic/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/o/shenzhen-polytechnic');
  });

  it('a path of another site is not followed after signing in', async () => {
    const page = await tested.visit();
    await page.goto('/sign-in?next=//elsewhere.example/');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('li.wei@szpt.example');
    await page.getByLabel('Password', { exact: true }).fill('workbay-demo-2026');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Find' }).waitFor();
    expect(new URL(page.url()).host).toBe(new URL(tested.base).host);
  });
});
