import { setTimeout as pause } from 'node:timers/promises';
import type { PinoLogger } from 'nestjs-pino';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { Jobs } = await built('platform/jobs/jobs');
const { readEnvironment } = await built('platform/config/environment');

const log = { error: () => undefined } as unknown as PinoLogger;

describe('Jobs that a transaction enqueues', () => {
  let service: Service;
  const done: string[] = [];
  let failures = 1;
  const greeting = {
    name: 'greet',
    run: ({ whom }: { whom: string }) => {
      if (whom === 'unlucky' && failures-- > 0) return Promise.reject(new Error('away'));
      return Promise.resolve(done.push(whom));
    },
  };
  let jobs: InstanceType<typeof Jobs>;
  beforeAll(async () => {
    service = await startService();
    const env = readEnvironment({ DATABASE_URL: service.databaseUrl, JOBS: 'true', MIGRATE_ON_START: 'true' });
    jobs = new Jobs(env, log);
    jobs.registerWork(greeting);
    await jobs.onApplicationBootstrap();
  });
  afterAll(async () => {
    await jobs.beforeApplicationShutdown();
    await service.stop();
  });
  beforeEach(() => void done.splice(0));

  const enqueue = (whom: string, fail = false) =>
    service.database.transaction(async (tx) => {
      await jobs.enqueue(tx, greeting, { whom });
      if (fail) throw new Error('undone');
      return { ok: true as const, value: undefined };
    });
  async function until(names: readonly string[]): Promise<void> {
    for (let tries = 0; tries < 200 && !names.every((name) => done.includes(name)); tries++) await pause(100);
    expect(done).toEqual(names);
  }

  it('a job runs with its data after the commit, and never after a rollback', async () => {
    await expect(enqueue('nobody', true)).rejects.toThrow('undone');
    await enqueue('Ada');
    await until(['Ada']);
  });

  it('a job runs again after a failure', async () => {
    await enqueue('unlucky');
    await until(['unlucky']);
  });

  it('a job cannot be enqueued where jobs do not run', async () => {
    const idle = new Jobs(readEnvironment({ JOBS: 'false' }), log);
    const enqueueing = service.database.transaction(async (tx) => {
      await idle.enqueue(tx, greeting, { whom: 'nobody' });
      return { ok: true as const, value: undefined };
    });
    await expect(enqueueing).rejects.toThrow('jobs do not run here');
  });
});
