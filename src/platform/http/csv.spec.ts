import { csvText } from './csv.js';

const columns = ['name', 'amount'];
const cellsOf = (name: string, amount: string | number | null = null): string =>
  csvText([{ name, amount }], { columns, numeric: ['amount'] });

describe('CSV', () => {
  it('CSV begins with the byte order mark and the columns', () => {
    expect(cellsOf('数控')).toBe('\uFEFFname,amount\r\n数控,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠A1'])(
    'CSV runs no formula: %s',
    (name) => {
      expect(cellsOf(name).split('\r\n')[1]).toMatch(/^"?'/);
    },
  );

  it('CSV writes numbers unchanged', () => {
    expect(cellsOf('Correction', '-12.50')).toContain('Correction,-12.50\r\n');
  });

  it('CSV quotes text that contains separators or line breaks', () => {
    expect(cellsOf('a "b",\nc')).toContain('"a ""b"",\nc",');
  });
});
