import { type Person, person } from '../../worlds/people.js';
import { type Town, town } from '../../worlds/town.js';
import { createSite, registered, verify } from '../../worlds/places.js';
import { type Service, startService } from '../../support/app.js';
import { resourceId, updateResource } from '../../worlds/resources.js';
import type { Given } from '../../worlds/mutations.js';
import type { ResourceFilter } from '../../worlds/schema.js';

describe('Text search', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    await place.resource({ code: 'LATHE', name: '数控车床 CNC lathe', skills: ['turning', '车削'] });
    await place.resource({ code: 'DMU-50', name: '五轴加工中心', description: 'Five axes, taught by Nováková' });
    await place.resource({ code: 'ROBOT', name: '工业机器人 Industrial robot', skills: ['programming'] });
    await place.resource({ code: 'BENCH', name: 'Hydraulics bench', skills: ['PLC S7-1200', 'mill'] });
  });
  afterAll(() => service.stop());

  const search = (text: string, others: ResourceFilter = {}, asker: Person = place.coordinator, page = { first: 25 }) =>
    service.graphql(
      `query ($filter: ResourceFilter, $first: Int!, $after: String) {
        resources(filter: $filter, first: $first, after: $after) {
          nodes { code } totalCount pageInfo { hasNextPage endCursor }
        }
      }`,
      { filter: { text, ...others }, ...page },
      asker.token,
    );

  /** The codes, by code; the count must be theirs. */
  async function found(text: string, others: ResourceFilter = {}, asker?: Person): Promise<string[]> {
    const { data, errors } = await search(text, others, asker);
    expect(errors).toEqual([]);
    const codes = data.resources.nodes.map((node) => node.code);
    expect(data.resources.totalCount).toBe(codes.length);
    return codes;
  }

  it.each([
    ['a Chinese word of two characters', '数控', 'LATHE'],
    ['a Chinese word from the middle of a name', '机器', 'ROBOT'],
    ['a whole Chinese name', '五轴加工中心', 'DMU-50'],
    ['a single character', '轴', 'DMU-50'],
    ['two Chinese words in any order', '中心 五轴', 'DMU-50'],
    ['Chinese and Latin words together', 'LATHE 数控', 'LATHE'],
    ['Chinese and Latin words in one', 'cnc数控', 'LATHE'],
    ['a code', 'DMU-50', 'DMU-50'],
    ['a code without its hyphen', 'dmu50', 'DMU-50'],
    ['a code in two words', 'dmu 50', 'DMU-50'],
    ['the beginning of a code', 'dmu-5', 'DMU-50'],
    ['a skill', 'turning', 'LATHE'],
    ['a Chinese skill', '车削', 'LATHE'],
    ['a part of a skill', 's7-1200', 'BENCH'],
    ['words from several fields', 'bench plc', 'BENCH'],
    ['a word of the description', 'axes', 'DMU-50'],
    ['the beginning of a word', 'hydr', 'BENCH'],
    ['letters without their accents', 'novakova', 'DMU-50'],
    ['letters with accents that the name lacks', 'röbot', 'ROBOT'],
    ['full-width letters', 'ＣＮＣ　ｌａｔｈｅ', 'LATHE'],
    ['other case', 'iNDUSTRIAL', 'ROBOT'],
    ['a wrong letter', 'lithe', 'LATHE'],
    ['a missing letter', 'hydralics', 'BENCH'],
    ['a doubled letter', 'robbot', 'ROBOT'],
    ['two letters swapped', 'lahte', 'LATHE'],
    ['a wrong first letter', 'pathe', 'LATHE'],
    ['two mistakes in a long word', 'progaming', 'ROBOT'],
    ['two letters swapped and one missing', 'hydrualcs', 'BENCH'],
    ['a misspelt word beside right ones', '数控 lathhe', 'LATHE'],
    ['signs between and around words', ' (cnc) & "lathe" | !*:\\ ', 'LATHE'],
  ])('finds by %s', async (_, text, code) => {
    expect(await found(text)).toEqual([code]);
  });

  it.each([
    ['Chinese words backwards', '车数'],
    ['Chinese characters that stand apart', '数床'],
    ['a word that no resource has', 'microscope'],
    ['words that no single resource has together', 'lathe robot'],
    ['a misspelt word and a word of another resource', 'robot lathhe'],
    ['a short word misspelt', 'cmc'],
    ['a code misspelt', 'dmu-51'],
    ['two mistakes in a short word', 'lotha'],
    ['signs alone', '&|!:*()\'"\\'],
    ['a tsquery', "'lathe':* | 'robot'"],
  ])('finds nothing by %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  it.each(['', ' ', ' \t\n　'])('does not filter by blank text %j', async (text) => {
    expect(await found(text)).toEqual(await found(' '));
    expect((await found(text)).length).toBeGreaterThan(3);
  });

  it('refuses a text longer than 200 characters', async () => {
    expect((await search('数'.repeat(201))).errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(await found('数'.repeat(200))).toEqual([]);
  });

  it('combines with the other filters', async () => {
    await place.resource({ code: 'TOOL', name: '数控刀具', kind: 'EQUIPMENT', skills: ['grinding'] });
    expect(await found('数控', { kind: 'EQUIPMENT' })).toEqual(['TOOL']);
    expect(await found('数控', { kind: 'LAB', skills: ['turning'] })).toEqual(['LATHE']);
    expect(await found('数控', { organizationId: place.school })).toEqual([]);
    expect(await found('lathhe', { kind: 'EQUIPMENT' })).toEqual([]);
  });

  it('corrects a word only if no visible resource has it', async () => {
    await place.resource({ code: 'WELD', name: 'Weld' });
    await place.resource({ code: 'WELL', name: 'Well' });
    expect(await found('well')).toEqual(['WELL']);
    expect(await found('welf')).toEqual(['WELD', 'WELL']);
    // A word is corrected only if no visible resource has it, whatever the other filters leave.
    expect(await found('well', { kind: 'EQUIPMENT' })).toEqual([]);
    expect(await found('well lathe')).toEqual([]);
  });

  it('finds a resource by its current words only', async () => {
    const id = await place.resource({ code: 'CHANGING', name: '旧名 oldname', skills: ['soldering'] });
    await updateResource(service, place.manager, { resourceId: id, name: '新名 fresher', skills: ['brazing'] });
    for (const text of ['新名', 'fresher', 'freshr', 'brazing', 'brasing']) {
      expect(await found(text)).toEqual(['CHANGING']);
    }
    for (const text of ['旧名', 'oldname', 'oldnam', 'oldnane', 'soldering']) expect(await found(text)).toEqual([]);
  });

  it('returns pages, also for corrected words', async () => {
    for (const code of ['PAGE-1', 'PAGE-2', 'PAGE-3']) await place.resource({ code, name: 'Centrifuge' });
    for (const text of ['centrifuge', 'centrifgue']) {
      const first = await search(text, {}, place.coordinator, { first: 2 });
      const { nodes, totalCount, pageInfo } = first.data.resources;
      expect([nodes, totalCount, pageInfo.hasNextPage]).toEqual([[{ code: 'PAGE-1' }, { code: 'PAGE-2' }], 3, true]);
      const after = { first: 2, after: pageInfo.endCursor };
      const second = await search(text, {}, place.coordinator, after);
      expect(second.data.resources).toMatchObject({ nodes: [{ code: 'PAGE-3' }], pageInfo: { hasNextPage: false } });
    }
  });

  describe('hidden resources', () => {
    let rival: Person;
    beforeAll(async () => {
      rival = await person(service, 'Rival');
      const organization = await registered(service, rival, 'rival');
      await verify(service, organization, place.root);
      const { site } = await createSite(service, rival, { organizationId: organization });
      const hide = (code: string, name: string, others: Given<'createResource'>) =>
        resourceId(service, rival, { siteId: site.id, code, name, ...others });
      await hide('SECRET-1', 'Spectrograph', { status: 'DRAFT' });
      await hide('SECRET-2', 'grindstane', { audience: 'OWN_ORGANIZATION' });
      await hide('SECRET-3', 'grindston', { audience: 'PARTNERS' });
      await place.resource({ code: 'STONE', name: 'Grindstone' });
    });

    it('text search does not find hidden resources, misspelt or not', async () => {
      for (const text of ['spectrograph', 'spectrogaph', 'secret']) expect(await found(text)).toEqual([]);
      expect(await found('spectrograph', {}, rival)).toEqual(['SECRET-1']);
      // Only what is offered teaches spelling, also to those who see more.
      expect(await found('spectrogaph', {}, rival)).toEqual([]);
    });

    it('text search corrects words as if hidden resources did not exist', async () => {
      // Both are words of hidden resources, and the second is nearer to the third text than what is visible.
      for (const text of ['grindstane', 'grindston', 'grindstan']) expect(await found(text)).toEqual(['STONE']);
      expect(await found('grindstane', {}, rival)).toEqual(['SECRET-2']);
      expect(await found('grindstan', {}, rival)).toEqual(['SECRET-2']);
    });
  });
});
