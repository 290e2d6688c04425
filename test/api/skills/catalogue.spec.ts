import { type Service, startService } from '../../support/app.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { putSkill, skillsOf } from '../../worlds/skills.js';
import { codes } from '../../worlds/town.js';

const ESCO = 'http://data.europa.eu/esco/skill/0d1b1b5a';

describe('The catalogue of skills', () => {
  let service: Service;
  let root: Person;
  let somebody: Person;
  beforeAll(async () => {
    service = await startService();
    root = await platformAdmin(service);
    somebody = await person(service, 'Somebody');
  });
  afterAll(() => service.stop());

  const put = (input: Parameters<typeof putSkill>[2]) => putSkill(service, root, input);
  const fieldsOf = (payload: Awaited<ReturnType<typeof put>>) =>
    payload.userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
  const namesOf = async (text: string | null) =>
    (await skillsOf(service, somebody, text)).skills.nodes.map((n) => n.name);

  it('a skill has a name, aliases and references, as they were given', async () => {
    const input = {
      name: 'CNC milling',
      aliases: ['数控铣削', 'NC milling'],
      references: [
        { framework: 'ESCO', uri: ESCO, label: 'operate CNC mill' },
        { framework: 'OTHER', uri: 'urn:example:Milling', label: null },
      ],
    } as const;
    const { skill } = await put(input);
    expect(skill).toEqual({ id: expect.stringMatching(/^skl_/) as string, ...input });
  });

  it('a skill is found again by its id, by anyone who is signed in', async () => {
    const { skill } = await put({ name: 'Turning' });
    const document = 'query ($id: ID!) { node(id: $id) { id ... on Skill { name } } }';
    expect(await service.data(document, { id: skill.id }, somebody.token)).toEqual({
      node: { id: skill.id, name: 'Turning' },
    });
  });

  it('the name of one skill cannot be an alias of another, however it is written', async () => {
    await put({ name: 'Welding', aliases: ['焊接'] });
    expect(fieldsOf(await put({ name: 'Ｗｅｌｄｉｎｇ ' }))).toEqual(['NAME_TAKEN name']);
    expect(fieldsOf(await put({ name: 'Soldering', aliases: ['brazing', '  焊接 '] }))).toEqual([
      'NAME_TAKEN aliases.1',
    ]);
  });

  it('the refusal of a taken name says which skill has it, in the language of the reader', async () => {
    await put({ name: 'Grinding' });
    const { userErrors } = await put({ name: 'GRINDING' });
    expect(userErrors[0]?.message).toBe(
      '"GRINDING" is a name of the skill "Grinding" already; a name or alias stands in one skill only.',
    );
  });

  it('an alias that folds like the name or another alias is kept once', async () => {
    const { skill, userErrors } = await put({ name: 'Deburring', aliases: ['DEBURRING', 'Entgraten', 'entgraten'] });
    expect(userErrors).toEqual([]);
    expect(skill.aliases).toEqual(['Entgraten']);
  });

  it('putting a skill again replaces its name, aliases and references', async () => {
    const { skill } = await put({
      name: 'Forging',
      aliases: ['锻造'],
      references: [{ framework: 'OTHER', uri: ESCO }],
    });
    const again = await put({ skillId: skill.id, name: 'Drop forging', aliases: ['Forging'] });
    expect(again.skill).toEqual({ id: skill.id, name: 'Drop forging', aliases: ['Forging'], references: [] });
    expect(codes(await put({ name: '锻造' }))).toEqual([]);
  });

  it('a skill that does not exist is NOT_FOUND', async () => {
    expect(fieldsOf(await put({ skillId: 'nonsense' }))).toEqual(['NOT_FOUND skillId']);
    expect(fieldsOf(await put({ skillId: `skl_${'0'.repeat(32)}` }))).toEqual(['NOT_FOUND skillId']);
  });

  it('only platform admins change the catalogue', async () => {
    expect(fieldsOf(await putSkill(service, somebody, { name: 'Painting' }))).toEqual(['NOT_PERMITTED']);
  });

  it('500 aliases fit, and one more is TOO_MANY', async () => {
    const aliases = Array.from({ length: 500 }, (_, index) => `Alias ${index}`);
    const { skill } = await put({ name: 'Much named', aliases });
    expect(skill.aliases).toEqual(aliases);
    expect(fieldsOf(await put({ skillId: skill.id, aliases: [...aliases, 'Another'] }))).toEqual(['TOO_MANY aliases']);
  });

  it('the name has 1 to 100 characters, on one line', async () => {
    expect(codes(await put({ name: '𠮷'.repeat(100) }))).toEqual([]);
    for (const name of ['', ' \u3000', 'x'.repeat(101), 'two\nlines', '\u0301']) {
      expect(fieldsOf(await put({ name }))).toEqual(['INVALID name']);
      expect(fieldsOf(await put({ name: 'Drilling', aliases: [name] }))).toEqual(['INVALID aliases.0']);
    }
  });

  it.each([
    ['a relative one', '/esco/skill/1'],
    ['one without a host', 'https:///skill'],
    ['another scheme', 'ftp://example.org/skill'],
    ['a script', 'javascript:alert(1)'],
    ['white space', 'https://example.org/a skill'],
    ['white space around it', ' https://example.org/skill'],
    ['letters that a URI has not', 'https://example.org/技能'],
    ['a bad escape', 'https://example.org/%zz'],
    ['a urn without a name', 'urn:example:'],
    ['nothing', ''],
    ['2,001 characters', `https://example.org/${'x'.repeat(1_981)}`],
  ])('a reference by %s is INVALID', async (_, uri) => {
    const references = [{ framework: 'OTHER', uri }] as const;
    expect(fieldsOf(await put({ name: 'Casting', references }))).toEqual(['INVALID references.0.uri']);
  });

  it('references are at most 20, and each once', async () => {
    const references = Array.from({ length: 21 }, (_, index) => ({
      framework: 'ONET' as const,
      uri: `https://example.org/${index}`,
    }));
    expect(fieldsOf(await put({ name: 'Bending', references }))).toEqual(['INVALID references']);
    const twice = references.slice(0, 2).concat(references.slice(0, 1));
    expect(fieldsOf(await put({ name: 'Bending', references: twice }))).toEqual(['INVALID references.2.uri']);
    expect(codes(await put({ name: 'Bending', references: references.slice(0, 20) }))).toEqual([]);
  });

  it('the catalogue is listed by name, page by page', async () => {
    const names: string[] = [];
    let after: string | undefined;
    for (;;) {
      const { skills } = await skillsOf(service, somebody, null, 3, after);
      names.push(...skills.nodes.map(({ name }) => name));
      expect(skills.totalCount).toBeGreaterThan(6);
      if (!skills.pageInfo.hasNextPage) break;
      after = skills.pageInfo.endCursor ?? undefined;
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names.indexOf('CNC milling')).toBeLessThan(names.indexOf('Turning'));
    expect(names.indexOf('Turning')).toBeLessThan(names.indexOf('Welding'));
  });

  it('the catalogue is searched by words of names and aliases', async () => {
    expect(await namesOf('铣削')).toEqual(['CNC milling']);
    expect(await namesOf('nc mill')).toEqual(['CNC milling']);
    expect(await namesOf('nothing like it')).toEqual([]);
  });
});
