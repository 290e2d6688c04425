import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Sessions } from '../access/index.js';
import { organizationsById } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { type ResourceKey, wholeOf } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { detached } from '../platform/work/request-scope.js';
import type { Coverage } from './core/coverage.js';
import { distinctHints, type Hint, type HintTopic } from './core/hint.js';
import { type Relative, relativesOf, sidesOf } from './facts.queries.js';
import { concerns, type Facts, seenHint } from './seen-hints.js';
import { type Listener, Subscriber } from './subscriber.js';
import { distinctTold, plainly } from './told.js';

/** Equal hints that come within this time are one, and all of it is looked at with the same few statements. */
const GATHER_MS = 250;
const AGAIN_MS = 1_000;
const FAREWELL_MS = 500;

const is =
  (...topics: readonly HintTopic[]) =>
  ({ about }: Hint): boolean =>
    topics.includes(about);

const keyOf = ({ organization, id }: Hint): ResourceKey => ({ provider: organization, id: id as ResourceKey['id'] });

/** The subscriptions of this instance, and what each is told. */
@Injectable()
export class LiveHub {
  private readonly subscribers = new Set<Subscriber>();
  private gathered: Hint[] = [];
  /** Set when hints were lost, so that all have to ask again. */
  private hasLost = false;
  private timer: NodeJS.Timeout | null = null;
  private telling = false;

  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
  ) {}

  /** A subscription from now on; its first event is RESYNC. */
  subscribe(listener: Listener, coverage: Coverage): Subscriber {
    const now = () => this.clock.now();
    const subscriber = new Subscriber(listener, coverage, now, (left) => this.subscribers.delete(left));
    this.subscribers.add(subscriber);
    return subscriber;
  }

  /** Takes hints of any instance; null = some were lost. */
  hear(hints: readonly Hint[] | null): void {
    if (this.subscribers.size === 0) return;
    if (hints === null) this.hasLost = true;
    else this.gathered.push(...hints);
    this.gather(GATHER_MS);
  }

  /** Tells all subscriptions of a session that it has ended; settles when they were told, or soon. */
  async signOut(session: string): Promise<void> {
    const ending = [...this.subscribers].filter(({ listener }) => listener.session === session);
    for (const subscriber of ending) subscriber.end(plainly('SIGNED_OUT', this.clock.now()));
    const told = Promise.all(ending.map(({ finished }) => finished));
    await Promise.race([told, pause(FAREWELL_MS, undefined, { ref: false })]);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    for (const subscriber of this.subscribers) void subscriber.return();
  }

  private gather(ms: number): void {
    if (this.timer !== null || this.telling) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void detached(() => this.tellGathered());
    }, ms).unref();
  }

  private async tellGathered(): Promise<void> {
    this.telling = true;
    let wait = GATHER_MS;
    try {
      await this.tellAll(distinctHints(this.gathered.splice(0)));
    } catch (err) {
      this.log.warn({ err }, 'live hints could not be told; all subscriptions will be told to ask again');
      this.hasLost = true;
      wait = AGAIN_MS;
    }
    this.telling = false;
    if (this.hasLost || this.gathered.length > 0) this.gather(wait);
  }

  private async tellAll(hints: readonly Hint[]): Promise<void> {
    if (this.hasLost) {
      this.hasLost = false;
      for (const subscriber of this.subscribers) subscriber.tell([plainly('RESYNC', this.clock.now())]);
      return;
    }
    const facts = await this.factsOf(hints);
    const concerned = [...this.subscribers].flatMap((subscriber) => {
      const own = hints.filter((hint) => subscriber.isNews(hint.at) && concerns(subscriber.coverage, hint, facts));
      return own.length === 0 ? [] : [{ subscriber, hints: own }];
    });
    if (concerned.length === 0) return;
    const accounts = new Set(concerned.map(({ subscriber }) => subscriber.listener.account));
    const viewers = await this.sessions.viewersOfUsers([...accounts]);
    for (const { subscriber, hints: own } of concerned) {
      const viewer = viewers.get(subscriber.listener.account);
      if (viewer === undefined) continue;
      subscriber.tell(distinctTold(own.flatMap((hint) => seenHint(viewer, subscriber.coverage, hint, facts))));
    }
  }

  /** Three statements at most, however many subscriptions there are. */
  private async factsOf(hints: readonly Hint[]): Promise<Facts> {
    const named = hints.filter(is('SCHEDULE', 'RESOURCE')).map(keyOf);
    const owners = new Set(hints.filter(is('RESOURCES')).map(({ organization }) => organization));
    const subscribed = owners.size === 0 ? [] : this.subscribedOf((provider) => owners.has(provider));
    const relatives = new Map<string, Relative[]>();
    const keys = new Map([...named, ...subscribed].map((key) => [wholeOf(key), key]));
    for (const relative of await relativesOf(this.database, [...keys.values()])) {
      relatives.set(relative.hinted, [...(relatives.get(relative.hinted) ?? []), relative]);
    }
    const organizations = hints.filter(is('ORGANIZATION', 'STANDING')).map(({ organization }) => organization);
    return {
      relatives,
      sides: await sidesOf(this.database, hints.filter(is('BOOKING', 'SERIES')).map(keyOf)),
      organizations: await organizationsById(this.database, [...new Set(organizations)]),
    };
  }

  private subscribedOf(owns: (provider: ResourceKey['provider']) => boolean): ResourceKey[] {
    return [...this.subscribers].flatMap(({ coverage }) =>
      [...coverage.resources.values()].filter(({ provider }) => owns(provider)),
    );
  }
}
