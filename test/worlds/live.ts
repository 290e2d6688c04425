import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { Service } from '../support/app.js';
import type { Person } from './people.js';
import type { Change, ChangedInput } from './schema.js';

export type Told = Pick<Change, 'kind' | 'id' | 'from' | 'to' | 'at'>;

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface Opening {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocol?: string;
}

const CHANGED = 'subscription ($input: ChangedInput!) { changed(input: $input) { kind id from to at } }';

/** Hints are told within this time of the commit. */
export const TOLD_MS = 2_000;

async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A live connection of a test: messages of graphql-transport-ws as they go and come. */
export class LiveSocket {
  private readonly came: Message[] = [];
  private readonly waiting = new Set<() => void>();
  readonly closed: Promise<{ code: number; reason: string }>;
  private subscriptions = 0;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.came.push(JSON.parse((data as Buffer).toString()) as Message);
      for (const look of this.waiting) look();
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Opens a connection without saying who it is; rejects when the upgrade is refused. */
  static async open(service: Service, { path = '/graphql', headers = {}, protocol }: Opening = {}) {
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const url = `ws://127.0.0.1:${port}${path}`;
    const socket = new WebSocket(url, protocol ?? 'graphql-transport-ws', { headers: { ...headers } });
    const live = new LiveSocket(socket);
    await Promise.race([
      once(socket, 'open'),
      once(socket, 'unexpected-response').then(([, response]: unknown[]) => {
        throw new Error(`refused with ${(response as { statusCode: number }).statusCode}`);
      }),
    ]);
    return live;
  }

  /** Opens a connection that is acknowledged. */
  static async of(service: Service, person: Person): Promise<LiveSocket> {
    const live = await LiveSocket.open(service);
    await live.init({ authorization: `Bearer ${person.token}` });
    return live;
  }

  async init(payload: object): Promise<void> {
    this.send({ type: 'connection_init', payload });
    await this.message(({ type }) => type === 'connection_ack');
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The code with which the connection is closed. */
  async closeCode(ms = TOLD_MS): Promise<number> {
    return (await within(this.closed, ms, 'the end of the connection')).code;
  }

  /** The first message that is like this, already here or to come. */
  message(isLike: (message: Message) => boolean, ms = TOLD_MS): Promise<Message> {
    return within(
      new Promise((resolve) => {
        const look = () => {
          const found = this.came.find(isLike);
          if (found === undefined) return;
          this.waiting.delete(look);
          resolve(found);
        };
        this.waiting.add(look);
        look();
      }),
      ms,
      'a message',
    );
  }

  /** Sends a document and answers the id under which its messages come. */
  ask(query: string, variables: object = {}): string {
    const id = String(++this.subscriptions);
    this.send({ type: 'subscribe', id, payload: { query, variables } });
    return id;
  }

  /** Subscribes to what changed; settles when the first RESYNC came. */
  async changed(input: Partial<ChangedInput>): Promise<Changes> {
    const id = this.ask(CHANGED, { input });
    const changes = new Changes(this, id);
    await changes.next((told) => told.kind === 'RESYNC');
    changes.forget();
    return changes;
  }

  messagesOf(id: string): readonly Message[] {
    return this.came.filter((message) => message.id === id);
  }

  close(): void {
    this.socket.close();
  }
}

/** The events of one subscription. */
export class Changes {
  private forgotten = 0;

  constructor(
    readonly live: LiveSocket,
    private readonly id: string,
  ) {}

  /** All that was told since `forget`. */
  get told(): Told[] {
    return this.live
      .messagesOf(this.id)
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => (payload as { data: { changed: Told } }).data.changed)
      .slice(this.forgotten);
  }

  forget(): void {
    this.forgotten += this.told.length;
  }

  /** The first event that is like this, already told or to come. */
  async next(isLike: (told: Told) => boolean, ms = TOLD_MS): Promise<Told> {
    await this.live.message(() => this.told.some(isLike), ms);
    const found = this.told.find(isLike);
    if (found === undefined) throw new Error('a message came without an event');
    return found;
  }

  kind(kind: Told['kind'], ms = TOLD_MS): Promise<Told> {
    return this.next((told) => told.kind === kind, ms);
  }
}
