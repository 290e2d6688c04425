import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually, ownersOfProcesses } from './launcher.js';
import { freePort, StartedService } from './started-service.js';
import { mutation, type Operation } from '../worlds/mutations.js';
import type { CreateResourceInput, Inputs, Mutation } from '../worlds/schema.js';

const CLIENTS = 8;
const ADMIN = { email: 'root@workbay.example', password: 'a long enough password' };
const HOUR = 3_600_000;
const FIRST = Date.parse('2031-03-03T00:00:00Z');

/** A request as it was sent: the same key and input are sent again when nobody answered. */
interface Sent {
  readonly idempotencyKey: string;
  readonly items: readonly { resourceId: string; units: number }[];
  readonly startsAt: string;
  readonly endsAt: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
chmodSync(folder, 0o755);

describe('A service that is killed under load', () => {
  let port: number;
  let service: StartedService;
  let token: string | null = null;
  let school = '';
  const resources: { id: string; units: number }[] = [];
  const acknowledged = new Map<string, { sent: Sent; id: string }>();
  const unanswered: Sent[] = [];
  let serial = 0;
  let loading = true;

  const start = async () => {
    const settings = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password, RATE_LIMIT_PER_MINUTE: '0' };
    service = new StartedService(folder, port, settings);
    await service.ready(60);
  };

  const mutate = async <Name extends Operation>(name: Name, fields: string, input: Inputs[Name]) =>
    (await service.graphql<{ answer: Mutation[Name] }>(mutation(name, fields), { input }, token)).answer;

  const request = (sent: Sent) => {
    const input = { organizationId: school, title: 'Load', ...sent };
    return mutate('requestBooking', 'booking { id status } userErrors { code }', input);
  };

  async function create(input: Pick<CreateResourceInput, 'parentId' | 'kind' | 'siteId'> & { units: number }) {
    const code = `R-${resources.length}`;
    const made = { code, name: code, status: 'LISTED', ...input } as const;
    const { resource } = await mutate('createResource', 'resource { id }', made);
    resources.push({ id: resource.id, units: input.units });
    return resource.id;
  }

  /** A lab with two machines and a store of five units beside it. */
  async function world() {
    token = (await mutate('signIn', 'accessToken', ADMIN)).accessToken;
    const named = { slug: 'school', name: 'School', kind: 'SCHOOL', timeZone: 'UTC' } as const;
    const registered = await mutate('registerOrganization', 'organization { id }', named);
    school = registered.organization.id;
    await mutate('verifyOrganization', 'organization { id }', { organizationId: school });
    const place = { organizationId: school, name: 'Hall', timeZone: 'UTC' };
    const { site } = await mutate('createSite', 'site { id }', place);
    const lab = await create({ siteId: site.id, kind: 'LAB', units: 1 });
    await create({ siteId: site.id, parentId: lab, kind: 'EQUIPMENT', units: 1 });
    await create({ siteId: site.id, parentId: lab, kind: 'EQUIPMENT', units: 1 });
    await create({ siteId: site.id, kind: 'EQUIPMENT', units: 5 });
  }

  /** Round and round over the same forty hours, so that clients meet each other. */
  function next(): Sent {
    const number = serial++;
    const from = FIRST + (number % 40) * HOUR;
    const [lab, one, other, store] = resources.map(({ id }) => id);
    const choices = [[lab], [one, other], [one, store], [store], [lab, store]] as string[][];
    return {
      idempotencyKey: `key-${number}`,
      items: (choices[number % choices.length] ?? []).map((resourceId) => ({ resourceId, units: 1 })),
      startsAt: new Date(from).toISOString(),
      endsAt: new Date(from + HOUR + (number % 3) * 600_000).toISOString(),
    };
  }

  async function client() {
    while (loading) {
      const sent = next();
      try {
        const { booking } = await request(sent);
        if (booking !== null) acknowledged.set(sent.idempotencyKey, { sent, id: booking.id });
      } catch {
        unanswered.push(sent);
        await pause(100);
      }
    }
  }

  const schedule = async (id: string) => {
    const query = `query ($id: ID!) { resource(id: $id) {
      schedule(from: "2031-03-01T00:00:00Z", to: "2031-04-01T00:00:00Z") { startsAt endsAt units booking { id } }
    } }`;
    return (await service.graphql(query, { id }, token)).resource.schedule;
  };

  beforeAll(async () => {
    port = await freePort();
    await start();
    await world();
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    await pause(1_000);
    process.kill(service.serverPid, 'SIGKILL');
    await eventually(() => expect(service.output).toContain('runs again, with the same data'), 30);
    await service.ready(30);
    await pause(1_000);
    await service.end('SIGKILL');
    await start();
    await pause(1_000);
    loading = false;
    await clients;
    await service.ready(30);
  }, 120_000);

  afterAll(async () => {
    await service.end('SIGTERM');
    await eventually(async () => expect(await ownersOfProcesses(folder)).toEqual([]));
    rmSync(folder, { recursive: true });
  }, 60_000);

  it('the service answered before the kill and left requests unanswered', () => {
    expect(acknowledged.size).toBeGreaterThan(20);
    expect(unanswered.length).toBeGreaterThan(0);
  });

  it('the service has every acknowledged booking and finds it by its key', async () => {
    for (const { sent, id } of acknowledged.values()) {
      expect(await request(sent)).toEqual({ booking: { id, status: 'CONFIRMED' }, userErrors: [] });
    }
  }, 60_000);

  it('a repeated request that had no answer gets the same answer each time', async () => {
    for (const sent of unanswered) {
      const answer = await request(sent);
      expect(answer.userErrors.map(({ code }) => code)).toEqual(answer.booking === null ? ['CONFLICT'] : []);
      if (answer.booking !== null) {
        expect(await request(sent)).toEqual(answer);
        acknowledged.set(sent.idempotencyKey, { sent, id: answer.booking.id });
      }
    }
  }, 60_000);

  it('each key has one booking, on all of its resources or on none', async () => {
    const ids = [...acknowledged.values()].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const found = (await Promise.all(resources.map(({ id }) => schedule(id)))).flat();
    expect(new Set(found.map(({ booking }) => booking.id))).toEqual(new Set(ids));
  });

  it('no resource has more booked units than it has', async () => {
    for (const { id, units } of resources) {
      const entries = await schedule(id);
      for (const { startsAt } of entries) {
        const there = entries.filter((entry) => entry.startsAt <= startsAt && startsAt < entry.endsAt);
        expect(there.reduce((sum, entry) => sum + entry.units, 0)).toBeLessThanOrEqual(units);
      }
    }
  });
});
