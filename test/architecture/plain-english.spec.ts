import { ESLint } from 'eslint';

const eslint = new ESLint();

/** The rules of plain English that a text breaks, as if it stood in a file of the service. */
async function broken(text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: 'bench/planted.mjs' });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('The lint rules of plain English', () => {
  it.each([
    ['a clause that stands for a noun', '/** What a booking draws. */\n'],
    ['a clause in a comment of several lines', '/**\n * Who may see\n * a booking.\n */\n'],
    ['a line comment that begins with null', '// Null when refused.\n'],
    ['the second of two line comments that stand apart', '// A fact.\nexport {};\n// Of a hold.\n'],
  ])('catch %s', async (_, text) => {
    expect(await broken(text)).toEqual(['plain-english/comment-opening']);
  });

  it.each([
    ['a noun phrase', '/** The draw of a booking. */\n'],
    ['a verb in the third person', '/** Returns the draw of a booking. */\n'],
    [
      'a line that continues the sentence before',
      '// The draw is taken back at the end\n// Of a hold nothing is drawn.\n',
    ],
  ])('let %s pass', async (_, text) => {
    expect(await broken(text)).toEqual([]);
  });

  it('catch a description of the schema that does not name its subject', async () => {
    const text = `export const field = { description: 'From.' };\n`;
    expect(await broken(text)).toEqual(['plain-english/description-opening']);
  });
});
