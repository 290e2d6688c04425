import { Gate } from './gate.js';

/** Work that ends when told to. */
function held() {
  let end: () => void = () => undefined;
  const work = () => new Promise<void>((resolve) => (end = resolve));
  return { work, end: () => end() };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('A gate', () => {
  it('lets only so many run at a time, and the next one when one ends', async () => {
    const gate = new Gate(1, 10);
    const first = held();
    const running = gate.pass(first.work);
    let second = false;
    const waiting = gate.pass(() => {
      second = true;
      return Promise.resolve();
    });
    await soon();
    expect(second).toBe(false);
    first.end();
    await Promise.all([running, waiting]);
    expect(second).toBe(true);
  });

  it('refuses when the line is full, and lets in again afterwards', async () => {
    const gate = new Gate(1, 1);
    const first = held();
    const running = gate.pass(first.work);
    const waiting = gate.pass(() => Promise.resolve('in time'));
    await expect(gate.pass(() => Promise.resolve('too many'))).rejects.toThrow(/try again in 5 s/);
    first.end();
    await running;
    expect(await waiting).toBe('in time');
    expect(await gate.pass(() => Promise.resolve('later'))).toBe('later');
  });

  it('goes on after work that failed', async () => {
    const gate = new Gate(1, 1);
    await expect(gate.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.pass(() => Promise.resolve('next'))).toBe('next');
  });
});
