import fc from 'fast-check';
import { delimiterOf, readLearnerFile } from './learner-file.js';

const read = (text: string) => {
  const rows = readLearnerFile(text);
  return rows.ok ? rows.value.map(({ row, values }) => [row, values.number, values.name]) : rows.error.code;
};

describe('A file of learners', () => {
  it.each([
    ['number\tname', '\t'],
    ['number,name', ','],
    ['number;name', ';'],
    ['number;name;"a,b,c,d"', ';'],
    ['number,name;x\ty', '\t'],
    ['\n\nnumber;name\n1,2,3', ';'],
    ['number', ','],
  ])('%j has the delimiter %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it.each(['\n', '\r\n', '\r'])('lines may end with %j, and blank rows count', (end) => {
    expect(read(['\ufeffnumber,name', '1,Ada', '', ' , ', '2,Ben', ''].join(end))).toEqual([
      [1, '1', 'Ada'],
      [4, '2', 'Ben'],
    ]);
  });

  it('quoted values may hold delimiters, quotes and line breaks, with wide spaces around them', () => {
    expect(read('number,name\n\u3000"1"\u00a0,\u3000"Li, ""Wei""\nX"\u3000\n2,Ben')).toEqual([
      [1, '1', 'Li, "Wei"\nX'],
      [2, '2', 'Ben'],
    ]);
  });

  it('rows may be shorter or longer than the header', () => {
    expect(read('number,name,cohort\n1\n2,Ben,A,more')).toEqual([
      [1, '1', ''],
      [2, '2', 'Ben'],
    ]);
  });

  it('a value comes back as it was written in any table that a spreadsheet makes', () => {
    const value = fc.stringMatching(/^[a-z王",;\t\n\u3000]{0,8}$/).map((text) => text.trim());
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, end) => {
          const lines = [['number', 'name'], ...rows].map((cells) => cells.map(quoted).join(delimiter));
          const kept = rows.map(([number, name], index) => [index + 1, number, name]);
          expect(read(lines.join(end))).toEqual(kept.filter(([, number, name]) => `${number}${name}` !== ''));
        },
      ),
    );
  });

  it.each([
    ['a million quotation marks', `number,name\n1,"${'""'.repeat(450_000)}"`],
    ['a million delimiters in one row', `number,name\n${','.repeat(900_000)}`],
    ['a row of one value of a megabyte', `number,name\n1,${'x'.repeat(900_000)}`],
    ['99,000 blank rows', `number,name\n${',\n'.repeat(99_000)}`],
  ])('%s take no more than a moment', (_, text) => {
    const { user } = process.threadCpuUsage();
    readLearnerFile(text);
    expect((process.threadCpuUsage().user - user) / 1_000).toBeLessThan(3_000);
  });

  it('a quotation mark that is not closed is no table', () => {
    expect(read('number,name\n1,"Ada')).toBe('MALFORMED_FILE');
  });
});
