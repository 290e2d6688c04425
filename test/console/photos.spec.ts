import sharp from 'sharp';
import { ConsoleUnderTest, keepPicture } from './browser.js';

const photo = async (width: number, height: number, background: string) => ({
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer(),
});

/** Reads until the value is there; fails with what it read last. */
async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const deadline = performance.now() + 10_000;
  let last = await read();
  while (JSON.stringify(last) !== JSON.stringify(expected) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    last = await read();
  }
  expect(last).toEqual(expected);
}

const words = {
  en: {
    add: 'Add photos',
    alt: (n: number) => `Description of photo ${n}`,
    forward: 'Move forward',
    remove: 'Remove photo',
    photos: 'Photos',
  },
  zh: {
    add: '添加照片',
    alt: (n: number) => `第 ${n} 张照片的说明`,
    forward: '前移',
    remove: '移除照片',
    photos: '照片',
  },
} as const;

describe('Photos of a machine', () => {
  let tested: ConsoleUnderTest;
  let machine: string;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
    machine = await tested.resourceId('HL-CNC');
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  const kept = async () => {
    const query = `{ resource(id: "${machine}") { images { alt width height } } }`;
    const { resource } = await tested.ask<{ resource: { images: { alt: string; width: number; height: number }[] } }>(
      'zhou.qiang@hualong.example',
      query,
    );
    return resource.images;
  };

  it.each(['en', 'zh'] as const)('photos are added, described, ordered and removed in %s', async (language) => {
    const said = words[language];
    const page = await tested.visit({ language, as: 'zhou.qiang@hualong.example' });
    await page.goto(`/o/hualong-precision/resources/${machine}/edit/photos`);
    const field = page.getByLabel(said.add, { exact: true });
    await field.setInputFiles([await photo(3_000, 1_500, '#aa3322'), await photo(300, 400, '#2244aa')]);
    await page.getByLabel(said.alt(2)).fill('The blue one');
    await page.getByLabel(said.alt(2)).press('Enter');
    await eventually(kept, [
      { alt: '', width: 1_600, height: 800 },
      { alt: 'The blue one', width: 300, height: 400 },
    ]);
    await page.getByRole('button', { name: said.forward }).last().click();
    await eventually(async () => (await kept()).map(({ alt }) => alt), ['The blue one', '']);
    await keepPicture(page, `photos-${language}`);
    for (let left = 2; left > 0; left--) {
      await page.getByRole('button', { name: said.remove }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: said.remove }).click();
      await eventually(async () => (await kept()).length, left - 1);
    }
  });

  it('a file that is no image is refused in the words of the service', async () => {
    const page = await tested.visit({ as: 'zhou.qiang@hualong.example' });
    await page.goto(`/o/hualong-precision/resources/${machine}/edit/photos`);
    const file = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('no image') };
    await page.getByLabel('Add photos', { exact: true }).setInputFiles(file);
    await page.getByText('The file is no JPEG, PNG or WebP image, or it is damaged.').waitFor();
    // The browser writes refused requests to its console.
    tested.faults.splice(0);
  });

  it('a machine with a photo shows it in results and on its page', async () => {
    const page = await tested.visit({ language: 'zh', as: 'li.wei@szpt.example' });
    await page.goto('/find');
    await page.getByRole('img', { name: '六轴工业机器人示意图' }).waitFor();
    await page.goto(`/r/${await tested.resourceId('KR-10')}`);
    const shown = page.getByRole('region', { name: '照片' }).getByRole('img');
    await shown.waitFor();
    const [width, height] = await Promise.all([shown.getAttribute('width'), shown.getAttribute('height')]);
    expect([width, height]).toEqual(['800', '600']);
    await keepPicture(page, 'resource-photos');
  });
});
