import { pdfText } from '../../support/pdf-text.js';
import { MONDAY, type Service, startService } from '../../support/app.js';
import { booked, pricedLab, usedFrom } from '../../worlds/money.js';
import { type Town, town } from '../../worlds/town.js';
import { settle, statementsOf } from '../../worlds/statements.js';
import { first } from '../../support/lists.js';
import type { Given } from '../../worlds/mutations.js';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** The letters of a text that another one lacks. */
const lackingIn = (paper: string, text: string): string =>
  [...text].filter((letter) => letter !== ' ' && !paper.includes(letter)).join('');

describe('A statement as a PDF', () => {
  let service: Service;
  let place: Town;
  let towns = 0;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
  });
  beforeEach(async () => {
    service.clock.set(MONDAY);
    place = await town(service, `-${++towns}`);
  });
  afterAll(() => service.stop());

  const used = async (lab: string, hour = 9) => {
    const at = (full: number) => `2027-03-02T${String(full).padStart(2, '0')}:00:00Z`;
    const [startsAt, endsAt] = [at(hour), at(hour + 2)];
    const booking = await booked(service, place, lab, { startsAt, endsAt });
    service.clock.set('2027-03-02T23:30:00Z');
    await usedFrom(service, place, booking, startsAt, endsAt);
    service.clock.set(MONDAY);
  };
  const file = async (id: string, format: string): Promise<Buffer> => {
    const answer = await service.http
      .get(`/statements/${id}.${format}`)
      .set('authorization', `Bearer ${place.plantAdmin.token}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.status).toBe(200);
    return answer.body as Buffer;
  };
  const paperOf = async (id: string): Promise<string> => pdfText(await file(id, 'pdf'));
  const open = async () => first(await statementsOf(service, place.plantAdmin, place.plant));
  const issue = async () => {
    service.clock.set('2027-04-02T06:00:00Z');
    const input = { providerId: place.plant, consumerId: place.school, currency: 'CNY', month: '2027-03-01' };
    const { statement, userErrors } = await settle(service, place.plantAdmin, 'issueStatement', input);
    expect(userErrors).toEqual([]);
    return statement;
  };
  const updated = async (organizationId: string, input: Given<'updateOrganization'>) => {
    const document = `mutation ($input: UpdateOrganizationInput!) {
      updateOrganization(input: $input) { userErrors { message } } }`;
    const { data, errors } = await service.graphql(document, { input: { organizationId, ...input } }, place.root.token);
    expect([errors, data.updateOrganization.userErrors]).toEqual([[], []]);
  };

  it.each([
    ['Czech', 'Soustruh Dvořák žluťoučký kůň'],
    ['Polish', 'Łódź frezarka ąęćńśźż'],
    ['Romanian', 'Țesătorie Șchiopățel'],
    ['Turkish', 'Şişli ağır işleme İ'],
    ['Greek', 'Εργαστήριο Ήλιος ώϊ'],
    ['Ukrainian and Kazakh', 'Їжак Ґанок Қазақ әңғүұқөһ'],
    ['Vietnamese', 'Máy tiện ế ộ ữ ẵ'],
    ['Korean', '선반 실습실 괜찮다'],
    ['Chinese with rare letters', '数控车床 𠮷𨱍镇 㐀䶵龦'],
    ['currencies', '₹ ₽ €'],
    ['letters that look alike', '一⼀ I ı i̊ ﬁ fi'],
  ])('prints every letter of a name in %s', async (_, name) => {
    await used(await pricedLab(service, place, {}, { name }));
    expect(lackingIn(await paperOf((await open()).id), name.normalize('NFC'))).toBe('');
  });

  it('prints the code point of a letter that no font has, and explains it', async () => {
    await used(await pricedLab(service, place, {}, { name: 'Sign \u{12000}' }));
    const paper = squeezed(await paperOf((await open()).id));
    expect(paper).toContain('Sign[U+12000]');
    expect(paper).toContain('Lettersthatnofonthasareprintedastheircodepoints:U+12000');
  });

  it('shows the parts that add up to the amount of a line', async () => {
    const terms = {
      steps: [{ fromHours: '1', hourly: '30' }],
      bands: [{ weekdays: ['TUESDAY'], startsAt: '11:00', endsAt: '12:00', discountPercent: '50' }],
      minimumCharge: '60',
    } as const;
    await used(await pricedLab(service, place, terms));
    const paper = squeezed(await paperOf((await open()).id));
    // 10:00 to 12:00 on the wall clock: an hour at 36, an hour at 30 at half price, and the minimum.
    expect(paper).toContain('60minutesx1unitat36CNYanhour');
    expect(paper).toContain('60minutesx1unitat30CNYanhourfromhour1on,50%offonTue11:00-12:00');
    expect(paper).toContain('Atleasttheminimumchargeof60CNY9.00');
    expect(paper).toMatch(/36\.00.*15\.00.*9\.00/);
  });

  it('has a number and shows both sides as they were when it was issued', async () => {
    await updated(place.plant, { name: 'Závod Dvořák', address: 'Nová 1, Praha' });
    await updated(place.school, { name: '深圳学校', address: '深圳市南山区 1' });
    await used(await pricedLab(service, place));
    const { id } = await issue();
    await updated(place.plant, { name: 'Renamed', address: 'Moved' });
    const paper = squeezed(await paperOf(id));
    for (const text of ['2027-000001', 'Závod Dvořák', 'Nová 1, Praha', '深圳学校', '深圳市南山区 1']) {
      expect(paper).toContain(squeezed(text));
    }
    expect(paper).not.toContain('Renamed');
    expect((await file(id, 'csv')).toString()).toMatch(/Závod Dvořák,深圳学校,.*,2027-000001,/);
  });

  it('shows both sides as they are now while the statement is open', async () => {
    await used(await pricedLab(service, place));
    await updated(place.plant, { name: 'Renamed', address: 'Moved' });
    const paper = squeezed(await paperOf((await open()).id));
    expect(paper).toContain('Renamed');
    expect(paper).toContain('Moved');
    expect(paper).toContain('notissuedyet');
  });
});
