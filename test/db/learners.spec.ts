import fc from 'fast-check';
import pg from 'pg';
import { statusAt } from '../../src/learners/core/learner.js';
import { addDays, type LocalDateTime } from '../../src/platform/core/local-time.js';
import { formatLocalDate, parseLocalDate } from '../../src/platform/core/calendar.js';
import { type Service, startService } from '../support/app.js';
import { claimed, learner, recordConsent } from '../worlds/learners.js';
import { person } from '../worlds/people.js';
import { type Town, town } from '../worlds/town.js';

describe('The tables of learners', () => {
  let service: Service;
  let place: Town;
  let client: pg.Client;
  let id: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    id = await learner(service, place.coordinator, place.school, '1');
    await recordConsent(service, place.coordinator, id);
    await claimed(service, place.coordinator, id, await person(service, 'Kept Learner'));
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  /** The constraint that refuses the statements, which are one transaction. */
  async function refusedBy(...statements: readonly string[]): Promise<string | undefined> {
    await client.query('begin');
    try {
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
      return undefined;
    } catch (error) {
      await client.query('rollback');
      return error instanceof pg.DatabaseError ? error.constraint : String(error);
    }
  }

  it.each([
    ['an identity goes alone', ['delete from learner_identity'], 'learner_has_identity'],
    [
      'a learner is ERASED and the identity stays',
      [`update learner set status = 'ERASED', account_id = null`],
      'learner_has_identity',
    ],
    ['an ERASED learner keeps an account', [`update learner set status = 'ERASED'`], 'learner_erased_has_no_account'],
    ['a learner is deleted', ['delete from learner_identity', 'delete from learner'], 'learner_stays'],
    ['a learner gets another id', ['update learner set learner_id = uuidv7()'], 'learner_stays'],
    [
      'an ACTIVE learner has a day of leaving',
      [`update learner set left_on = '2027-01-01'`],
      'learner_left_on_of_left',
    ],
    ['a consent is changed', [`update consent set evidence = 'Elsewhere'`], 'consent_only_withdrawn'],
    [
      'a withdrawn consent stands again',
      [`update consent set withdrawn_at = '2027-03-02Z'`, 'update consent set withdrawn_at = null'],
      'consent_only_withdrawn',
    ],
  ])('refuse that %s', async (_, statements, constraint) => {
    expect(await refusedBy(...statements)).toBe(constraint);
  });

  it('refuse two learners with one number and two open codes of one learner', async () => {
    const copied = `insert into learner (organization_id, status) select organization_id, 'ACTIVE' from learner limit 1`;
    const identity = `insert into learner_identity (organization_id, learner_id, number, number_folded, name)
      select l.organization_id, l.learner_id, '1', '1', 'Twin' from learner l
       where not exists (select from learner_identity i where i.learner_id = l.learner_id)`;
    expect(await refusedBy(copied, identity)).toBe('learner_number_once');
    const code = (
      byte: string,
    ) => `insert into learner_invitation (code_hash, organization_id, learner_id, created_at, expires_at)
      select decode(repeat('${byte}', 32), 'hex'), organization_id, learner_id, now(), now() from learner_identity`;
    expect(await refusedBy(code('01'), code('02'))).toBe('learner_invitation_one_open');
  });

  it('have the status at an instant that the core has', async () => {
    const first = parseLocalDate('1999-12-01') ?? 0;
    const days = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays(first as LocalDateTime, count));
    const months = fc.option(fc.integer({ min: 6, max: 120 }));
    const cases = fc.sample(
      fc.record({ leftOn: days, months, late: fc.integer({ min: -40, max: 40 }), ms: fc.integer({ min: -1, max: 1 }) }),
      500,
    );
    for (const { leftOn, months: kept, late, ms } of cases) {
      const about = addDays(leftOn, Math.round((kept ?? 36) * 30.4) + late) + ms;
      const { rows } = await client.query<{ status: string }>(
        `select learner_status_at('LEFT', $1::date, $2::smallint, $3::timestamptz) as status`,
        [formatLocalDate(leftOn), kept, new Date(about)],
      );
      expect([formatLocalDate(leftOn), kept, about, rows[0]?.status]).toEqual([
        ...[formatLocalDate(leftOn), kept, about],
        statusAt({ status: 'LEFT', leftOn }, kept, about),
      ]);
    }
  });
});
