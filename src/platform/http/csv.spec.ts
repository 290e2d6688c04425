import { csvText } from './csv.js';

const columns = ['name', 'amount'];
const cellsOf = (name: string, amount: string | number | null = null): string =>
  csvText([{ name, amount }], { columns, numeric: ['amount'] });

describe('CSV', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and its columns', () => {
    expect(cellsOf('数控')).toBe('\uFEFFname,amount\r\n数控,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠A1'])('runs no formula: %s', (name) => {
    expect(cellsOf(name).split('\r\n')[1]).toMatch(/^"?'/);
  });

  it('leaves numbers of ours as they are', () => {
    expect(cellsOf('Correction', '-12.50')).toContain('Correction,-12.50\r\n');
  });

  it('quotes what would break a line in two', () => {
    expect(cellsOf('a "b",\nc')).toContain('"a ""b"",\nc",');
  });
});
