import { ConsoleUnderTest } from './browser.js';

const HOME = '/o/hualong-precision';

describe('The home of an organization', () => {
  let tested: ConsoleUnderTest;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  it('the feed marks what is new, and seeing it makes it read', async () => {
    const page = await tested.visit({ as: 'zhou.qiang@hualong.example' });
    const read = page.waitForResponse((answer) => answer.request().postData()?.includes('MarkHappeningsRead') ?? false);
    await page.goto(HOME);
    const feed = page.getByRole('region', { name: 'Since yesterday' });
    await feed.getByText('New', { exact: true }).first().waitFor();
    await read;
    await page.reload();
    await feed.getByRole('listitem').first().waitFor();
    expect(await feed.getByText('New', { exact: true }).count()).toBe(0);
  });
});
