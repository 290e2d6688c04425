import pg from 'pg';
import { createDatabase } from '../support/database.js';

/** How text becomes words, and what is asked for it; both by functions of the database. */
describe('The words of a resource', () => {
  let client: pg.Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createDatabase();
    drop = database.drop;
    client = new pg.Client(database.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const wordsOf = async (text: string): Promise<string> => {
    const { rows } = await client.query<{ words: string }>(
      `select coalesce(string_agg(word, ' ' order by run, part), '') as words from resource_text_parts($1)`,
      [text],
    );
    return rows[0]?.words ?? '';
  };

  it.each([
    ['Milling Machine', 'milling machine'],
    ['ＣＮＣ　５轴', 'cnc 5 轴'],
    ['数', '数'],
    ['数控', '数控 控'],
    ['数控车床', '数控 控车 车床 床'],
    ['数控，车床', '数控 控 车床 床'],
    ['CNC数控Lab', 'cnc 数控 控 lab'],
    ['DMU-50 DMU50 DMU 50', 'dmu 50 dmu 50 dmu 50'],
    ['S7-1200.b', 's 7 1200 b'],
    ['Nováková, Łódź, Øster, Große', 'novakova lodz oster grosse'],
    ['İSTANBUL ırmak ŒUVRE', 'istanbul irmak oeuvre'],
    ['Фрезерный СТАНОК', 'фрезерныи станок'],
    ['ﾛﾎﾞｯﾄ', 'ロボ ボッ ット ト'],
    ['로봇', '로봇 봇'],
    ['𠮷野', '𠮷野 野'],
    ['a&b|c!d:e*f(g)h\'i"j\\k', 'a b c d e f g h i j k'],
    [' -._ & 。！😀', ''],
    ['', ''],
  ])('the words of %j are %j', async (text, words) => {
    expect(await wordsOf(text)).toBe(words);
  });

  interface Texts {
    readonly code?: string;
    readonly name?: string;
    readonly description?: string | null;
    readonly skills?: string[];
  }

  /** Whether the resource has all terms of the text. */
  const has = async ({ code = 'x', name = 'x', description = null, skills = [] }: Texts, text: string) => {
    const { rows } = await client.query<{ found: boolean }>(
      `select coalesce(bool_and(resource_words($1, $2, $3, $4) @@ t.term), false) as found from resource_text_terms($5) t`,
      [code, name, description, skills, text],
    );
    return rows[0]?.found;
  };

  it.each<[Texts, string]>([
    [{ name: '数控车床' }, '数控'],
    [{ name: '数控车床' }, '控车'],
    [{ name: '数控车床' }, '数控车床'],
    [{ name: '数控车床' }, '床'],
    [{ name: '数控车床' }, '数'],
    [{ name: '数控车床' }, '车床 数控'],
    [{ name: 'CNC 数控车床' }, 'CNC数控'],
    [{ name: '3D打印机' }, '3d打印'],
    [{ name: 'Turning lathe' }, 'LATHE turn'],
    [{ code: 'DMU-50' }, 'dmu50'],
    [{ code: 'DMU-50' }, 'DMU-50'],
    [{ code: 'DMU-50' }, 'dmu 50'],
    [{ code: 'DMU-50' }, 'DMU‑5'],
    [{ code: 'DMU50' }, 'DMU-50'],
    [{ name: 'DMU 50' }, 'DMU-50'],
    [{ name: 'CAD-CAM' }, 'cadcam'],
    [{ name: 'cadcam' }, 'CAD-CAM'],
    [{ name: 'Große Fräse' }, 'grosse frase'],
    [{ name: 'grosse Frase' }, 'GROẞE FRÄSE'],
    [{ name: 'CNC' }, 'ＣＮＣ'],
    [{ description: 'Taught by Nováková' }, 'novakova'],
    [{ skills: ['welding', '焊接'] }, '焊接'],
    [{ skills: ['welding', '焊接'] }, 'weld 焊接'],
    [{ code: 'A-1', name: 'Robot', description: 'arm', skills: ['PLC'] }, 'plc arm robot a-1'],
  ])('a search in %j finds %j', async (texts, text) => {
    expect(await has(texts, text)).toBe(true);
  });

  it.each<[Texts, string]>([
    [{ name: '数控车床' }, '车数'],
    [{ name: '数控 车床' }, '控车'],
    [{ name: '数控机床，机床控制' }, '数控制'],
    [{ name: '控', description: '数' }, '数控'],
    [{ name: 'lathe' }, 'athe'],
    [{ name: 'lathe' }, 'lathes'],
    [{ name: 'lathe' }, 'lathe 数控'],
    [{ name: '50 DMU' }, 'DMU-50'],
    [{ code: 'DMU-65', name: '50 mm' }, 'DMU-50'],
    [{ code: 'A', name: '1' }, 'A-1'],
    [{ skills: ['a', 'b'] }, 'a-b'],
    [{ name: '!!!' }, '!!!'],
  ])('a search in %j does not find %j', async (texts, text) => {
    expect(await has(texts, text)).toBe(false);
  });

  it.each([
    ['lathe', ['lathe']],
    ['cnc', [null]],
    ['Fräse', ['frase']],
    ['DMU-50', [null]],
    ['cad-cam', [null]],
    ['abcd1', [null]],
    ['станок', ['станок']],
    ['数控车床', [null]],
  ])('a search for %j tries to correct the spellings %j', async (text, spellings) => {
    const { rows } = await client.query<{ spelling: string | null }>('select spelling from resource_text_terms($1)', [
      text,
    ]);
    expect(rows.map(({ spelling }) => spelling)).toEqual(spellings);
  });

  it('the longest description can be stored with all of its words', async () => {
    const description = '数控车床与工业机器人的实训'.repeat(800).slice(0, 10_000);
    expect(await has({ description, skills: Array<string>(200).fill('焊接'.repeat(50)) }, '工业机器人')).toBe(true);
    expect(await has({ description: 'x'.repeat(10_000) }, 'x'.repeat(200))).toBe(true);
  });
});
