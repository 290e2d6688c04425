import fc from 'fast-check';
import { textInSlices, TooManyBytes } from './answer-text.js';

/** More fields than are written in one go. */
const many = Array.from({ length: 15_000 }, (_, index) => ({
  id: `bkg_${index}`,
  items: [{ units: index }],
  at: null,
}));

describe('The text of an answer', () => {
  it('the text of an answer is its JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await textInSlices(value, Infinity)).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    ['many small entries', many],
    ['many entries in one', [{ entries: many, cursor: 'x' }]],
    ['small and large entries in turn', [1, many, 'two', { inner: many }, null]],
    ['nothing in a list', { entries: [], others: many }],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { entries: many })],
    ['long texts', ['a'.repeat(2_000_000), 'é'.repeat(2_000_000), 'b']],
  ])('the text of an answer is its JSON with %s', async (_, value) => {
    expect(await textInSlices(value, Infinity)).toBe(JSON.stringify(value));
  });

  it('a text that is one byte too long is refused', async () => {
    const value = { entries: many, name: '车' };
    const bytes = Buffer.byteLength(JSON.stringify(value));
    expect(await textInSlices(value, bytes)).toHaveLength(JSON.stringify(value).length);
    await expect(textInSlices(value, bytes - 1)).rejects.toThrow(TooManyBytes);
  });

  it('other requests run while the text is written', async () => {
    const large = Array.from({ length: 20 }, () => many);
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    await textInSlices(large, Infinity);
    clearInterval(others);
    expect(turns).toBeGreaterThan(1);
  });
});
