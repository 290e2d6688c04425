import fc from 'fast-check';
import { type Decision, partsAround, planOf, withSuggestion } from './plan.model';

const MINUTE = 60_000;
const START = Date.parse('2027-03-02T00:00:00.000Z');
const span = (from: number, to: number) => ({
  startsAt: new Date(START + from * MINUTE).toISOString(),
  endsAt: new Date(START + to * MINUTE).toISOString(),
});
const minutes = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  [(Date.parse(startsAt) - START) / MINUTE, (Date.parse(endsAt) - START) / MINUTE] as const;
const covers = (spans: readonly { startsAt: string; endsAt: string }[], minute: number) =>
  spans.some((each) => minutes(each)[0] <= minute && minute < minutes(each)[1]);

const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]) => span(from, from + length));

describe('The parts of a downtime', () => {
  it('are the whole of it when nothing is spared', () => {
    expect(partsAround(span(0, 60), [])).toEqual([span(0, 60)]);
  });

  it('lie around what is spared', () => {
    expect(partsAround(span(0, 60), [span(20, 30), span(55, 70)])).toEqual([span(0, 20), span(30, 55)]);
  });

  it('cover the downtime but for what is spared, and nothing else', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 8 }), (wanted, spared) => {
        const parts = partsAround(wanted, spared);
        for (let minute = 0; minute < 125; minute++) {
          expect(covers(parts, minute)).toBe(covers([wanted], minute) && !covers(spared, minute));
        }
      }),
    );
  });

  it('are in order and do not touch', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 8 }), (wanted, spared) => {
        const parts = partsAround(wanted, spared).map(minutes);
        parts.slice(1).forEach(([from], place) => expect(from).toBeGreaterThan(parts[place]?.[1] ?? Infinity));
      }),
    );
  });
});

describe('A plan', () => {
  const inTheWay = [
    { bookingId: 'one', ...span(10, 20) },
    { bookingId: 'two', ...span(30, 40) },
    { bookingId: 'three', ...span(50, 60) },
  ];
  const decisions = new Map<string, Decision>([
    ['one', { kind: 'SPARE' }],
    ['two', { kind: 'CANCEL', reason: 'Repair' }],
  ]);

  it('cancels and spares as was decided, and names what is open', () => {
    expect(planOf(span(0, 60), inTheWay, decisions)).toEqual({
      cancel: [{ bookingId: 'two', reason: 'Repair' }],
      parts: [span(0, 10), span(20, 60)],
      undecided: ['three'],
    });
  });

  it('leaves out the parts that are blocked already', () => {
    expect(planOf(span(0, 60), [], new Map(), [span(0, 10)]).parts).toEqual([span(10, 60)]);
  });
});

describe('A reason', () => {
  it('takes the chosen suggestion', () => {
    expect(withSuggestion('Repair.', null, 'Free on Tuesday.')).toBe('Repair. Free on Tuesday.');
  });

  it('takes another suggestion instead of the one before', () => {
    expect(withSuggestion('Repair. Free on Tuesday.', 'Free on Tuesday.', 'Free on Friday.')).toBe(
      'Repair. Free on Friday.',
    );
  });

  it('that is empty is the suggestion', () => {
    expect(withSuggestion('', null, 'Free on Tuesday.')).toBe('Free on Tuesday.');
  });
});
