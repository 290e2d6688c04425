import { type Service, startService } from '../support/app.js';
import { driver } from '../support/built.js';
import { account, changePassword, tokenOf } from '../worlds/accounts.js';
import { LiveSocket, TOLD_MS } from '../worlds/live.js';
import { PASSWORD, type Person, person, signIn } from '../worlds/people.js';
import { act, type Town, town } from '../worlds/town.js';

const pg = await driver();
const DAY_MS = 86_400_000;

describe('Live hints at two instances', () => {
  let one: Service;
  let other: Service;
  let place: Town;
  beforeAll(async () => {
    one = await startService();
    other = await startService({}, one);
    place = await town(one);
  });
  afterAll(async () => {
    await other.stop();
    await one.stop();
  });

  const book = (service: Service, resourceId: string, day: string) =>
    act(service, place.coordinator, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId }],
      title: 'Lesson',
      startsAt: `2027-03-${day}T09:00:00Z`,
      endsAt: `2027-03-${day}T11:00:00Z`,
    });

  const raw = async (sql: string): Promise<number> => {
    const client = new pg.Client(one.databaseUrl);
    await client.connect();
    const { rowCount } = await client.query(sql);
    await client.end();
    return rowCount ?? 0;
  };

  it('a hint is told within 2 s of the commit on the instance that committed and on the other', async () => {
    const lab = await place.resource();
    const here = await LiveSocket.of(one, place.manager);
    const there = await LiveSocket.of(other, place.manager);
    const both = [await here.changed({ resourceIds: [lab] }), await there.changed({ resourceIds: [lab] })];
    await book(one, lab, '02');
    for (const changes of both) expect(await changes.kind('SCHEDULE', TOLD_MS)).toMatchObject({ id: lab });
    for (const live of [here, there]) live.close();
  });

  it('an instance without clients leaves its happenings to the one that has some', async () => {
    const third = await startService({}, one);
    const lab = await place.resource();
    const live = await LiveSocket.of(other, place.manager);
    const changes = await live.changed({ resourceIds: [lab] });
    await book(third, lab, '03');
    expect(await changes.kind('SCHEDULE', TOLD_MS)).toMatchObject({ id: lab });
    live.close();
    await third.stop();
  });

  it('a lost connection to PostgreSQL gives RESYNC to all, and hints come again', async () => {
    const lab = await place.resource();
    const live = await LiveSocket.of(one, place.manager);
    const changes = await live.changed({ resourceIds: [lab] });
    const killed = await raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'workbay live' and datname = current_database()`,
    );
    expect(killed).toBe(2);
    await changes.kind('RESYNC');
    changes.forget();
    await book(other, lab, '04');
    expect(await changes.kind('SCHEDULE')).toMatchObject({ id: lab });
    live.close();
  });

  it('a payload that is too large gives RESYNC to all', async () => {
    const live = await LiveSocket.of(one, place.manager);
    const changes = await live.changed({ platform: true });
    await raw(`select pg_notify('workbay_changed', 'RESYNC')`);
    await changes.kind('RESYNC');
    live.close();
  });

  describe('The end of a session', () => {
    let count = 0;
    const newcomer = () => person(one, `Newcomer ${++count}`);
    const again = async ({ id, email }: Person, password = PASSWORD): Promise<Person> => {
      const payload = await signIn(other, email, password);
      return { id, email, token: payload.accessToken };
    };

    /** Does something at one instance and expects that it ends the person's connection to the other. */
    async function endsWith(who: Person, work: () => Promise<unknown>): Promise<void> {
      const live = await LiveSocket.of(other, who);
      const changes = await live.changed({ platform: true });
      const since = performance.now();
      await work();
      expect(await live.closeCode(TOLD_MS)).toBe(4403);
      expect(performance.now() - since).toBeLessThan(TOLD_MS);
      expect(changes.told.map(({ kind }) => kind)).toEqual(['SIGNED_OUT']);
    }

    it('signing out closes the connection at another instance with 4403', async () => {
      const who = await newcomer();
      await endsWith(who, () => one.data('mutation { signOut { userErrors { code } } }', {}, who.token));
    });

    it('ending the session from another one closes it', async () => {
      const who = await newcomer();
      const ending = await again(who);
      const { viewer } = await one.data('{ viewer { sessions { id isCurrent } } }', {}, ending.token);
      const sessionId = viewer.sessions.find((session) => session.isCurrent)?.id ?? '';
      await endsWith(ending, () => account(one, 'endSession', { sessionId }, who.token));
    });

    it('changing the password closes the other sessions, and this one stays', async () => {
      const who = await newcomer();
      const staying = await LiveSocket.of(one, who);
      await endsWith(await again(who), () => changePassword(one, who, 'three green lathes'));
      expect(staying.socket.readyState).toBe(staying.socket.OPEN);
      staying.close();
    });

    it('resetting the password closes it', async () => {
      const who = await newcomer();
      const { url } = await account(one, 'issuePasswordReset', { email: who.email }, place.root.token);
      const input = { token: tokenOf(url), newPassword: 'three green lathes' };
      await endsWith(who, () => account(one, 'resetPassword', input, null));
    });

    it('disabling the account closes it', async () => {
      const who = await newcomer();
      const input = { email: who.email, reason: 'Left' };
      await endsWith(who, () => account(one, 'disableAccount', input, place.root.token));
    });

    it('closing the account closes it', async () => {
      const who = await newcomer();
      const input = { confirm: who.email, currentPassword: PASSWORD };
      await endsWith(who, () => account(one, 'closeAccount', input, who.token));
    });

    it('an end by raw SQL closes it', async () => {
      const who = await newcomer();
      await endsWith(who, () => raw(`update session set ended_at = now() where account_id = '${uuidOf(who.id)}'`));
    });

    it('a session that lapses closes it', async () => {
      const who = await newcomer();
      await endsWith(who, () => {
        one.clock.advance(366 * DAY_MS);
        return Promise.resolve();
      });
      one.clock.advance(-366 * DAY_MS);
    });

    it('a session that ended opens no connection', async () => {
      const who = await newcomer();
      await one.graphql('mutation { signOut { userErrors { code } } }', {}, who.token);
      const live = await LiveSocket.open(other);
      live.send({ type: 'connection_init', payload: { authorization: `Bearer ${who.token}` } });
      expect(await live.closeCode()).toBe(4401);
    });
  });

  it('an instance that stops closes its connections with 1001', async () => {
    const third = await startService({}, one);
    const live = await LiveSocket.of(third, place.manager);
    await live.changed({ platform: true });
    const [code] = await Promise.all([live.closeCode(), third.stop()]);
    expect(code).toBe(1001);
  });
});

const uuidOf = (id: string): string => id.replace(/^usr_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
