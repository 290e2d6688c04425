import fc from 'fast-check';
import { Locale } from '../../platform/core/locale.js';
import { textIn } from '../../platform/core/message.js';
import { refusal } from '../../platform/core/refusal.js';
import type { ResourceKey } from '../../platform/core/keys.js';
import { bookingErrorCodes } from './booking-refusal.js';
import { admissionReasons, examinationReasons, shapeReasons } from './refusals.js';
import { brokenRule, refusalsIn, type RuleCheck, ruleCheck, stoppingCheck, toldChecks } from './rule-check.js';
import { countOf, keptRule, lengthOf, ruleWords } from './words.js';

const resource = fc.constantFrom('lathe', 'mill', 'hall').map((id) => ({ provider: '1', id }) as ResourceKey);
const kept = fc
  .tuple(fc.constantFrom(...bookingErrorCodes), resource)
  .map(([code, id]) => ruleCheck(id, keptRule(code, ruleWords.open)));
const problems = [
  refusal(examinationReasons.past, ['startsAt']),
  refusal(admissionReasons.differentProviders, ['items']),
  refusal(examinationReasons.manyAttendees, ['attendees'], { seats: 1, given: 2 }),
  refusal(shapeReasons.noTitle, ['title']),
];
const broken = fc.tuple(fc.constantFrom(...problems), resource).map(([each, id]) => brokenRule(id, { ...each }));
const checks = fc.array(fc.oneof(kept, kept, broken), { maxLength: 300 });

const codeOf = (check: RuleCheck) => (check.kept ? check.rule.code : check.refusal.code);

describe('The rules that a client is told', () => {
  it('the broken rules are exactly those of the refusals, each code once', () => {
    fc.assert(
      fc.property(checks, (asked) => {
        const told = toldChecks(asked).flatMap((check) => (check.kept ? [] : [check.refusal]));
        expect(told).toEqual(refusalsIn(asked));
        expect(new Set(told.map(({ code }) => code)).size).toBe(told.length);
      }),
    );
  });

  it('the rules come in the order of the codes and are at most 200', () => {
    fc.assert(
      fc.property(checks, (asked) => {
        const places = toldChecks(asked).map((check) => bookingErrorCodes.indexOf(codeOf(check)));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places.length).toBeLessThanOrEqual(200);
        const keptOnes = asked.filter((check) => check.kept).length;
        expect(places).toHaveLength(Math.min(200, keptOnes + refusalsIn(asked).length));
      }),
    );
  });

  const items = [{ resourceId: { provider: '1', id: 'lathe' } as ResourceKey }];
  it.each([
    [
      'names an item is about it',
      refusal(admissionReasons.insideAnother, ['items', '0', 'resourceId'], { resource: 'a', container: 'b' }),
      'lathe',
    ],
    [
      'names an item that is not found is about none',
      refusal(admissionReasons.noResource, ['items', '0', 'resourceId']),
      null,
    ],
    ['names all items is about none', refusal(admissionReasons.differentProviders, ['items']), null],
    ['names another field is about none', refusal(shapeReasons.noTitle, ['title']), null],
  ])('a refusal that stops what follows and %s', (_, problem, expected) => {
    expect(stoppingCheck(problem, items).resourceId?.id ?? null).toBe(expected);
  });

  it.each([
    [2_880, '48 hours', '48 小时'],
    [60, '1 hour', '1 小时'],
    [90, '90 minutes', '90 分钟'],
    [1, '1 minute', '1 分钟'],
    [0, '0 minutes', '0 分钟'],
  ])('a notice of %s minutes is told as %s', (minutes, english, chinese) => {
    const rule = keptRule('NOT_ENOUGH_NOTICE', ruleWords.notice, { notice: lengthOf(minutes) });
    expect([textIn(Locale.EN, rule), textIn(Locale.ZH, rule)]).toEqual([
      `at least ${english} ahead`,
      `至少提前 ${chinese}`,
    ]);
  });

  it('one thing is told in the singular', () => {
    expect([1, 2].map((number) => countOf(number, 'unit', 'units', '台').en)).toEqual(['1 unit', '2 units']);
  });
});
