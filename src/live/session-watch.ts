import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Sessions } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Instant } from '../platform/core/time-range.js';
import { Closing } from '../platform/live/closing.js';
import { Listening } from '../platform/live/listening.js';
import type { Sockets } from '../platform/live/sockets.js';
import { detached } from '../platform/work/request-scope.js';
import { LiveHub } from './live-hub.js';

/** The channel on which the database notifies of the ends of sessions (the trigger session_end_is_notified). */
const CHANNEL = 'workbay_sessions';
const TICK_MS = 1_000;
const LOOK_TICKS = 60;

/**
 * Closes the connections of sessions that have ended. It hears of an end by notification. A session that lapses is found
 * within a second, because the instant is known, and every session is looked at again every minute.
 */
@Injectable()
export class SessionWatch implements OnModuleInit {
  /** When sessions end unless they are used before, as it was known at the last look. */
  private readonly ends = new Map<string, Instant>();
  private sockets: Sockets | null = null;
  private timer: NodeJS.Timeout | null = null;
  private ticks = 0;

  constructor(
    private readonly hub: LiveHub,
    private readonly listening: Listening,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
  ) {}

  onModuleInit(): void {
    this.listening.on(CHANNEL, (session) => void this.ended(session));
    this.listening.onReturn(() => this.lookSoon(null));
  }

  /** Watches over the sessions of these connections. */
  begin(sockets: Sockets): void {
    this.sockets = sockets;
    this.timer = setInterval(() => this.tick(), TICK_MS).unref();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Looks at these sessions, or at all, and closes those that have ended. */
  async look(only: readonly string[] | null = null): Promise<void> {
    const held = only ?? [...this.held()];
    if (held.length === 0) return;
    const alive = await this.sessions.endsOf(held.map((session) => Buffer.from(session, 'hex')));
    for (const session of held) {
      const endsAt = alive.get(session);
      if (endsAt === undefined) await this.ended(session);
      else this.ends.set(session, endsAt);
    }
  }

  /** Tells the subscriptions of a session that it has ended, and closes its connections. */
  async ended(session: string): Promise<void> {
    this.ends.delete(session);
    const own = (this.sockets?.held() ?? []).filter(({ holder }) => holder.session === session);
    if (own.length === 0) return;
    await this.hub.signOut(session);
    for (const { connection } of own) connection.close(Closing.signedOut, 'Signed out');
  }

  private held(): Set<string> {
    return new Set(this.sockets?.held().map(({ holder }) => holder.session));
  }

  private tick(): void {
    this.ticks++;
    const held = this.held();
    for (const session of this.ends.keys()) if (!held.has(session)) this.ends.delete(session);
    const now = this.clock.now();
    const lapsed = [...this.ends].flatMap(([session, endsAt]) => (endsAt <= now ? [session] : []));
    if (this.ticks % LOOK_TICKS === 0) this.lookSoon(null);
    else if (lapsed.length > 0) this.lookSoon(lapsed);
  }

  private lookSoon(only: readonly string[] | null): void {
    detached(() => this.look(only)).catch((err: unknown) => {
      this.log.warn({ err }, 'the sessions of live connections could not be looked at');
    });
  }
}
