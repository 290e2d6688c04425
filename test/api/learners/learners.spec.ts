import { built } from '../../support/built.js';
import { first } from '../../support/lists.js';
import { tablesWithText } from '../../support/stored-text.js';
import { type Service, startService } from '../../support/app.js';
import {
  claimed,
  claimLearner,
  eraseLearner,
  importLearners,
  inviteLearner,
  learner,
  LEARNER,
  learnersOf,
  recordConsent,
  seenLearner,
} from '../../worlds/learners.js';
import { ERRORS, mutate } from '../../worlds/mutations.js';
import { PASSWORD, person, type Person } from '../../worlds/people.js';
import { join, verified } from '../../worlds/places.js';
import { codes, type Town, town } from '../../worlds/town.js';

const { DueErasures } = await built('learners/erasures');

const DAY_MS = 86_400_000;

describe('Learners', () => {
  let service: Service;
  let place: Town;
  let count = 0;
  beforeAll(async () => {
    service = await startService({ SIGN_IN_DELAY_MS: '0' });
    place = await town(service);
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set('2027-03-01T08:00:00Z'));

  const account = () => person(service, `Learning Person ${++count}`);
  const made = (more: Readonly<Record<string, string>> = {}) =>
    learner(service, place.coordinator, place.school, `N-${++count}`, more);
  const suspend = async (organizationId: string, name: 'suspendOrganization' | 'verifyOrganization') => {
    const document = `mutation ($input: OrganizationActionInput!) { ${name}(input: $input) { userErrors { code } } }`;
    await service.graphql(document, { input: { organizationId } }, place.root.token);
  };

  describe('as others see them', () => {
    it('COORDINATORs and ADMINs see all of a learner, and the learner sees the own', async () => {
      const id = await made({ born_on: '2012-03-02' });
      const own = await account();
      await claimed(service, place.coordinator, id, own);
      for (const viewer of [place.coordinator, place.schoolAdmin, own]) {
        expect(await seenLearner(service, viewer, id)).toMatchObject({
          ...{ id, status: 'ACTIVE', ageGroup: 'UNDER_16', bornOn: '2012-03-02' },
          ...{ account: { id: own.id }, organization: { id: place.school } },
        });
      }
    });

    it('other people, members and platform admins find nobody', async () => {
      const id = await made();
      const member = await account();
      await join(service, place.school, place.schoolAdmin, member, ['MEMBER', 'FINANCE', 'RESOURCE_MANAGER']);
      for (const viewer of [member, place.root, place.plantAdmin, await account()]) {
        expect(await seenLearner(service, viewer, id)).toBeNull();
        const { data } = await service.graphql('query ($id: ID!) { node(id: $id) { id } }', { id }, viewer.token);
        expect(data.node).toBeNull();
        const list = 'query ($id: ID!) { learners(organizationId: $id) { totalCount } }';
        const { errors } = await service.graphql(list, { id: place.school }, viewer.token);
        expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
        expect(codes(await eraseLearner(service, viewer, id))).toEqual(['NOT_FOUND']);
        expect(codes(await recordConsent(service, viewer, id))).toEqual(['NOT_FOUND']);
        expect(codes(await inviteLearner(service, viewer, id))).toEqual(['NOT_FOUND']);
      }
    });

    it('an import by somebody else is refused, also by a platform admin', async () => {
      for (const viewer of [place.root, place.plantAdmin]) {
        const { userErrors } = await importLearners(service, viewer, place.school, 'number,name\n1,Ada\n');
        expect(codes({ userErrors })).toEqual(['NOT_PERMITTED']);
      }
    });

    it('a list comes by number and is found by parts of names and beginnings of numbers', async () => {
      const admin = await account();
      const school = await verified(service, place.root, admin, 'listed-school');
      const text = 'number,name,cohort\n30,Bea Li,B\n2,Cy Wang,A\n10,Al Lin,A\n';
      await importLearners(service, admin, school, text);
      const numbers = async (filter: object | null) =>
        (await learnersOf(service, admin, school, filter)).nodes.map(({ number }) => number);
      expect(await numbers(null)).toEqual(['10', '2', '30']);
      expect(await numbers({ text: 'li' })).toEqual(['10', '30']);
      expect(await numbers({ text: '1' })).toEqual(['10']);
      expect(await numbers({ text: '0' })).toEqual([]);
      expect(await numbers({ cohort: 'A', status: 'ACTIVE' })).toEqual(['10', '2']);
      expect(await numbers({ number: '３０' })).toEqual(['30']);
      const page = `query ($id: ID!, $after: String) {
        learners(organizationId: $id, first: 2, after: $after) { nodes { number } pageInfo { endCursor hasNextPage } }
      }`;
      const one = (await service.data(page, { id: school }, admin.token)).learners;
      const after = one.pageInfo.endCursor;
      const two = (await service.data(page, { id: school, after }, admin.token)).learners;
      expect([one.pageInfo.hasNextPage, two.nodes.map(({ number }) => number)]).toEqual([true, ['30']]);
    });
  });

  describe('and their accounts', () => {
    it('a code makes the account the learner, once', async () => {
      const id = await made();
      const [own, other] = [await account(), await account()];
      const { code, expiresAt } = await inviteLearner(service, place.coordinator, id);
      expect(expiresAt).toBe('2027-03-15T08:00:00.000Z');
      const { learner: mine, userErrors } = await claimLearner(
        service,
        own,
        ` ${code.toLowerCase().replaceAll('-', ' ')} `,
      );
      expect([mine.id, userErrors]).toEqual([id, []]);
      expect(codes(await claimLearner(service, other, code))).toEqual(['NOT_FOUND']);
      const { viewer } = await service.data('{ viewer { learners { id } } }', {}, own.token);
      expect(viewer?.learners).toEqual([{ id }]);
      expect(codes(await inviteLearner(service, place.coordinator, id))).toEqual(['ALREADY_CLAIMED']);
    });

    it('a newer code ends the older one, and codes are good for 14 days', async () => {
      const id = await made();
      const own = await account();
      const older = await inviteLearner(service, place.coordinator, id);
      const newer = await inviteLearner(service, place.coordinator, id);
      expect(codes(await claimLearner(service, own, older.code))).toEqual(['NOT_FOUND']);
      service.clock.set(service.clock.now() + 14 * DAY_MS);
      const late = await person(service, `Late ${count}`);
      expect(codes(await claimLearner(service, late, newer.code))).toEqual(['NOT_FOUND']);
    });

    it('a second learner of the same school is ALREADY_CLAIMED, and the code stays good for another account', async () => {
      const [one, two] = [await made(), await made()];
      const own = await account();
      await claimed(service, place.coordinator, one, own);
      const { code } = await inviteLearner(service, place.coordinator, two);
      expect(codes(await claimLearner(service, own, code))).toEqual(['ALREADY_CLAIMED']);
      expect(codes(await claimLearner(service, await account(), code))).toEqual([]);
    });

    it('no table holds the code', async () => {
      const { code } = await inviteLearner(service, place.coordinator, await made());
      expect(await tablesWithText(service.databaseUrl, code)).toEqual([]);
      expect(await tablesWithText(service.databaseUrl, code.replaceAll('-', ''))).toEqual([]);
    });

    it('wrong codes count like failed sign-ins', async () => {
      const strict = await startService({ SIGN_IN_DELAY_MS: '0', SIGN_IN_FAILURES_PER_NETWORK: '3' });
      try {
        const guesser = await person(strict, 'Guesser');
        const answers: string[] = [];
        for (let i = 0; i < 4; i++) answers.push(...codes(await claimLearner(strict, guesser, `WRONG-${i}`)));
        expect(answers).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'TOO_MANY']);
      } finally {
        await strict.stop();
      }
    });

    it('closing the account takes it off its learner, who stays', async () => {
      const id = await made();
      const own = await account();
      await claimed(service, place.coordinator, id, own);
      const closing = { currentPassword: PASSWORD, confirm: own.email };
      await mutate(service, own.token, 'closeAccount', closing, ERRORS);
      expect(await seenLearner(service, place.coordinator, id)).toMatchObject({ status: 'ACTIVE', account: null });
    });

    it('a member who learns at another organization gets no reset link from an ADMIN, and a learner alone is not found', async () => {
      const reset = async (email: string) =>
        codes(await mutate(service, place.schoolAdmin.token, 'issuePasswordReset', { email }, `url ${ERRORS}`));
      const member = await account();
      await join(service, place.school, place.schoolAdmin, member, ['MEMBER']);
      await claimed(service, place.coordinator, await made(), member);
      expect(await reset(member.email)).toEqual([]);
      const elsewhere = await learner(service, place.plantAdmin, place.plant, `P-${++count}`);
      await claimed(service, place.plantAdmin, elsewhere, member);
      expect(await reset(member.email)).toEqual(['NOT_PERMITTED']);
      const alone = await account();
      await claimed(service, place.coordinator, await made(), alone);
      expect(await reset(alone.email)).toEqual(['NOT_FOUND']);
    });

    it('a reset link of an ADMIN ends when its person becomes a learner of another organization', async () => {
      const member = await account();
      await join(service, place.school, place.schoolAdmin, member, ['MEMBER']);
      const issued = await mutate(
        ...([
          service,
          place.schoolAdmin.token,
          'issuePasswordReset',
          { email: member.email },
          `url ${ERRORS}`,
        ] as const),
      );
      await claimed(
        service,
        place.plantAdmin,
        await learner(service, place.plantAdmin, place.plant, `P-${++count}`),
        member,
      );
      const token = issued.url.split('#')[1] ?? '';
      const used = await mutate(service, null, 'resetPassword', { token, newPassword: 'four green lathes' }, ERRORS);
      expect(codes(used)).toEqual(['EXPIRED']);
    });
  });

  describe('and consents', () => {
    const consentsOf = async (id: string) => (await seenLearner(service, place.coordinator, id))?.consents;

    it('a consent is kept with giver, day and proof, and the latest one ends when it is withdrawn', async () => {
      const id = await made();
      await recordConsent(service, place.coordinator, id, { by: 'GUARDIAN', on: '2027-02-01' });
      await recordConsent(service, place.coordinator, id, { by: 'GUARDIAN', on: '2027-02-20', evidence: 'Folder 8' });
      const withdrawn = { by: 'GUARDIAN', evidence: '', withdrawn: true } as const;
      expect(codes(await recordConsent(service, place.coordinator, id, withdrawn))).toEqual([]);
      expect(await consentsOf(id)).toEqual([
        {
          ...{ purpose: 'TRANSCRIPT_SHARING', by: 'GUARDIAN', givenOn: '2027-02-20', evidence: 'Folder 8' },
          withdrawnAt: '2027-03-01T08:00:00.000Z',
        },
        {
          ...{ purpose: 'TRANSCRIPT_SHARING', by: 'GUARDIAN', givenOn: '2027-02-01', evidence: 'Folder 7' },
          withdrawnAt: null,
        },
      ]);
      await recordConsent(service, place.coordinator, id, withdrawn);
      expect(codes(await recordConsent(service, place.coordinator, id, withdrawn))).toEqual(['WRONG_STATUS']);
    });

    it('learners record their own consent alone', async () => {
      const id = await made();
      const own = await account();
      await claimed(service, place.coordinator, id, own);
      expect(codes(await recordConsent(service, own, id))).toEqual([]);
      expect(codes(await recordConsent(service, own, id, { by: 'GUARDIAN' }))).toEqual(['NOT_PERMITTED']);
    });

    it.each([
      ['tomorrow', { on: '2027-03-02' }],
      ['very long ago', { on: '1899-12-31' }],
      ['without a proof', { evidence: ' ' }],
      ['with a very long proof', { evidence: 'x'.repeat(501) }],
    ])('a consent %s is INVALID', async (_, input) => {
      expect(codes(await recordConsent(service, place.coordinator, await made(), input))).toEqual(['INVALID']);
    });
  });

  describe('who are erased', () => {
    /** A learner with everything that can be kept of one; each text is found in no other row. */
    async function full(): Promise<{ id: string; own: Person; texts: string[] }> {
      count += 1;
      const texts = [
        `Zzname${count}`,
        `Zznumber${count}`,
        `Zzcohort${count}`,
        `Zzprogramme${count}`,
        `Zzproof${count}`,
      ];
      const [name = '', number = '', cohort = '', programme = '', evidence = ''] = texts;
      const id = await learner(service, place.coordinator, place.school, number, { name, cohort, programme });
      const own = await account();
      await claimed(service, place.coordinator, id, own);
      await recordConsent(service, own, id, { evidence });
      return { id, own, texts };
    }
    const nobody = {
      ...{ status: 'ERASED', ageGroup: 'UNKNOWN', name: null, number: null, bornOn: null, cohort: null },
      ...{ programme: null, enrolledOn: null, leftOn: null, account: null, consents: [] },
    };
    const foundAnywhere = async (texts: readonly string[]) =>
      (await Promise.all(texts.map((text) => tablesWithText(service.databaseUrl, text)))).flat();

    it('leave no text in any table', async () => {
      const { id, texts } = await full();
      expect((await foundAnywhere(texts)).length).toBeGreaterThanOrEqual(texts.length);
      const erased = await eraseLearner(service, place.schoolAdmin, id);
      expect([erased.userErrors, erased.learner]).toEqual([[], expect.objectContaining(nobody)]);
      expect(await foundAnywhere(texts)).toEqual([]);
      expect(await seenLearner(service, place.schoolAdmin, id)).toMatchObject({ id, ...nobody });
    });

    it('can do it themselves, and cannot be found by their account then', async () => {
      const { id, own } = await full();
      expect(codes(await eraseLearner(service, own, id))).toEqual([]);
      expect(await seenLearner(service, own, id)).toBeNull();
      expect(codes(await eraseLearner(service, place.schoolAdmin, id))).toEqual(['WRONG_STATUS']);
    });

    it('are not erased by a COORDINATOR', async () => {
      expect(codes(await eraseLearner(service, place.coordinator, await made()))).toEqual(['NOT_PERMITTED']);
    });

    it('are erased also where the school is SUSPENDED', async () => {
      const id = await made();
      await suspend(place.school, 'suspendOrganization');
      const [consent, erased] = [
        await recordConsent(service, place.schoolAdmin, id),
        await eraseLearner(service, place.schoolAdmin, id),
      ];
      await suspend(place.school, 'verifyOrganization');
      expect([codes(consent), codes(erased)]).toEqual([[], []]);
    });

    it('free their number, and are listed only when they are asked for', async () => {
      const admin = await account();
      const school = await verified(service, place.root, admin, 'erasing-school');
      const id = await learner(service, admin, school, '1');
      await eraseLearner(service, admin, id);
      expect((await learnersOf(service, admin, school)).totalCount).toBe(0);
      expect((await learnersOf(service, admin, school, { status: 'ERASED' })).nodes.map((each) => each.id)).toEqual([
        id,
      ]);
      expect(await learner(service, admin, school, '1')).not.toBe(id);
    });

    const retained = async () => {
      const admin = await account();
      const school = await verified(service, place.root, admin, `retaining-school-${++count}`);
      const months = { organizationId: school, learnerRetentionMonths: 6 };
      const { organization } = await mutate(
        ...([
          service,
          admin.token,
          'updateOrganization',
          months,
          `organization { learnerRetentionMonths } ${ERRORS}`,
        ] as const),
      );
      expect(organization.learnerRetentionMonths).toBe(6);
      const text = 'number,name,cohort,left_on\n7,Zzgone,Zzclass,2026-08-31\n';
      await importLearners(service, admin, school, text);
      const { id } = first((await learnersOf(service, admin, school)).nodes);
      return { admin, school, id };
    };

    it('by retention are ERASED in every answer from 00:00 UTC of the day after, without a job', async () => {
      service.clock.set('2027-02-28T12:00:00Z');
      const { admin, school, id } = await retained();
      service.clock.set('2027-02-28T23:59:59.999Z');
      expect(await seenLearner(service, admin, id)).toMatchObject({ status: 'LEFT', name: 'Zzgone' });
      service.clock.set('2027-03-01T00:00:00Z');
      expect(await seenLearner(service, admin, id)).toMatchObject(nobody);
      expect((await learnersOf(service, admin, school)).totalCount).toBe(0);
      expect((await learnersOf(service, admin, school, { status: 'ERASED' })).nodes).toEqual([
        expect.objectContaining(nobody),
      ]);
      // The rows are still there, and tell nothing.
      expect((await learnersOf(service, admin, school, { status: 'ERASED', text: 'Zzgone' })).totalCount).toBe(0);
      expect((await learnersOf(service, admin, school, { status: 'ERASED', cohort: 'Zzclass' })).totalCount).toBe(0);
      expect(codes(await eraseLearner(service, admin, id))).toEqual(['WRONG_STATUS']);
      expect(codes(await inviteLearner(service, admin, id))).toEqual(['WRONG_STATUS']);
    });

    it('by retention are deleted by the job, and by an import that needs their number', async () => {
      service.clock.set('2027-02-28T12:00:00Z');
      const [one, two] = [await retained(), await retained()];
      service.clock.set('2027-03-01T00:00:00Z');
      const text = 'number,name\n7,New\n';
      const dry = await importLearners(service, one.admin, one.school, text, { dryRun: true });
      expect(await importLearners(service, one.admin, one.school, text)).toEqual(dry);
      expect(dry.created).toBe(1);
      await service.app.get(DueErasures).execute();
      expect(await tablesWithText(service.databaseUrl, 'Zzgone')).toEqual([]);
      expect(await seenLearner(service, two.admin, two.id)).toMatchObject(nobody);
    });

    it.each([5, 121])('a retention of %s months is INVALID', async (learnerRetentionMonths) => {
      const input = { organizationId: place.school, learnerRetentionMonths };
      const { userErrors } = await mutate(service, place.schoolAdmin.token, 'updateOrganization', input, ERRORS);
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['learnerRetentionMonths'] }]);
    });

    it('a retention is of members alone, and 36 unless it is said', async () => {
      const document = '{ organization(slug: "plant") { learnerRetentionMonths } }';
      const seen = async (viewer: Person) =>
        (await service.data(document, {}, viewer.token)).organization?.learnerRetentionMonths;
      expect([await seen(place.manager), await seen(place.coordinator), await seen(place.root)]).toEqual([
        36,
        null,
        null,
      ]);
    });
  });

  describe('as a file', () => {
    const file = (viewer: Person, id: string) =>
      service.http.get(`/learners/${id}/export.json`).set('authorization', `Bearer ${viewer.token}`);

    it('the learner and ADMINs of the school get everything that is kept, and nobody else does', async () => {
      const id = await made({ name: 'Exported Person', cohort: 'C1' });
      const own = await account();
      await claimed(service, place.coordinator, id, own);
      await recordConsent(service, place.coordinator, id);
      for (const viewer of [own, place.schoolAdmin]) {
        const { status, text, headers } = await file(viewer, id);
        const body: unknown = JSON.parse(text);
        expect(status).toBe(200);
        expect(body).toMatchObject({
          learner: { id, name: 'Exported Person', cohort: 'C1', account: own.id, organization: { id: place.school } },
          consents: [{ purpose: 'TRANSCRIPT_SHARING', evidence: 'Folder 7' }],
          invitations: [{ usedAt: '2027-03-01T08:00:00.000Z' }],
        });
        expect(JSON.stringify(body)).not.toContain(place.coordinator.id);
        expect(headers['cache-control']).toBe('no-store');
      }
      expect((await file(place.coordinator, id)).status).toBe(403);
      for (const viewer of [place.root, place.plantAdmin]) expect((await file(viewer, id)).status).toBe(404);
      expect((await file(place.schoolAdmin, 'lrn_1_x')).status).toBe(404);
      expect((await service.http.get(`/learners/${id}/export.json`)).status).toBe(401);
    });

    it('nothing is left of an erased learner', async () => {
      const id = await made();
      await eraseLearner(service, place.schoolAdmin, id);
      expect((await file(place.schoolAdmin, id)).status).toBe(404);
    });
  });

  describe('and people at the same time', () => {
    it('one code makes one account the learner when several claim it', async () => {
      const id = await made();
      const people = [await account(), await account(), await account(), await account()];
      const { code } = await inviteLearner(service, place.coordinator, id);
      const answers = await Promise.all(people.map((each) => claimLearner(service, each, code)));
      expect(answers.flatMap(codes).sort()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    });

    it('an account becomes one learner of a school when it uses two codes', async () => {
      const own = await account();
      const invited = [
        await inviteLearner(service, place.coordinator, await made()),
        await inviteLearner(service, place.coordinator, await made()),
      ];
      const answers = await Promise.all(invited.map(({ code }) => claimLearner(service, own, code)));
      expect(answers.flatMap(codes)).toEqual(['ALREADY_CLAIMED']);
    });

    it('imports of the same file create each learner once', async () => {
      const admin = await account();
      const school = await verified(service, place.root, admin, 'racing-school');
      const text = `number,name\n${Array.from({ length: 200 }, (_, i) => `${i},Learner ${i}`).join('\n')}`;
      const answers = await Promise.all([1, 2, 3, 4].map(() => importLearners(service, admin, school, text)));
      expect(answers.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 0, 0, 200]);
      expect((await learnersOf(service, admin, school)).totalCount).toBe(200);
    });

    it('nobody who is erased comes back by an import beside it', async () => {
      for (let i = 0; i < 8; i++) {
        const number = `E-${++count}`;
        const id = await learner(service, place.coordinator, place.school, number, { name: 'Zzbefore' });
        const text = `number,name\n${number},Zzafter\n`;
        const [, erased] = await Promise.all([
          importLearners(service, place.coordinator, place.school, text),
          eraseLearner(service, place.schoolAdmin, id),
        ]);
        expect(codes(erased)).toEqual([]);
        expect(await seenLearner(service, place.schoolAdmin, id)).toMatchObject({ status: 'ERASED', name: null });
      }
      expect(await tablesWithText(service.databaseUrl, 'Zzbefore')).toEqual([]);
    });
  });

  it('quotas bound learners of a school, schools of an account and consents of a learner', async () => {
    const quotas = { QUOTA_LEARNERS: '0,2', QUOTA_LEARNERS_OF_ACCOUNT: '1', QUOTA_CONSENTS_OF_LEARNER: '2' };
    const strict = await startService({ QUOTAS: 'true', SIGN_IN_DELAY_MS: '0', ...quotas });
    try {
      const at = await town(strict);
      const [one, elsewhere] = [
        await learner(strict, at.coordinator, at.school, '1'),
        await learner(strict, at.plantAdmin, at.plant, '1'),
      ];
      const text = 'number,name\n1,Learner 1\n2,Two\n3,Three\n';
      const refused = await importLearners(strict, at.coordinator, at.school, text);
      expect([codes(refused), refused.created]).toEqual([['TOO_MANY'], 0]);
      expect(await importLearners(strict, at.coordinator, at.school, text, { dryRun: true })).toEqual(refused);
      const given: string[][] = [];
      for (let i = 0; i < 3; i++) given.push(codes(await recordConsent(strict, at.coordinator, one)));
      expect(given).toEqual([[], [], ['TOO_MANY']]);
      const own = await person(strict, 'Learning Everywhere');
      await claimed(strict, at.coordinator, one, own);
      const { code } = await inviteLearner(strict, at.plantAdmin, elsewhere);
      expect(codes(await claimLearner(strict, own, code))).toEqual(['TOO_MANY']);
    } finally {
      await strict.stop();
    }
  });

  it('a learner is found by node', async () => {
    const id = await made();
    const document = `query ($id: ID!) { node(id: $id) { ... on Learner { ${LEARNER} } } }`;
    const { node } = await service.data<{ node: { id: string } }>(document, { id }, place.coordinator.token);
    expect(node.id).toBe(id);
  });
});
