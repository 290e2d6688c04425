import { AsyncLocalStorage } from 'node:async_hooks';
import { Unavailable } from './unavailable.js';

/** One request while it is answered: it may end early, and then everything done for it stops. */
export class RequestScope {
  /** Whether a transaction of the request was committed, or is about to be: then no refusal may say that nothing was. */
  changed = false;
  /** Ids of the rows that the current mutation is about; transactions about the same rows queue for each other. */
  about: readonly string[] = [];
  /** The part of the request that costs most, and how to ask for less. */
  advice: string | null = null;
  private reason: Error | null = null;
  private readonly listeners = new Set<() => void>();

  /** `requestId` is the one of the response's header. */
  constructor(readonly requestId: string | null = null) {}

  /** Throws the reason once the request has ended. */
  assertGoing(): void {
    if (this.reason !== null) throw this.reason;
  }

  get ended(): Error | null {
    return this.reason;
  }

  /** Ends the request: running statements are cancelled, further ones are refused with the reason. */
  end(reason: Error): void {
    if (this.reason !== null) return;
    this.reason = reason;
    for (const listener of this.listeners) listener();
    this.listeners.clear();
  }

  /** Runs the listener when the request ends early; answers how to stop listening. */
  onEnd(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The client closed its connection before it got its answer. */
export class HungUp extends Unavailable {
  constructor() {
    super('The client closed the connection before it was answered.');
  }
}

const scopes = new AsyncLocalStorage<RequestScope | null>();
const patience = new AsyncLocalStorage<boolean>();

/** null outside of requests. */
export const currentScope = (): RequestScope | null => scopes.getStore() ?? null;

export const inScope = <T>(scope: RequestScope, work: () => T): T => scopes.run(scope, work);

/** Work that others wait for as well, so that it goes on when the request that began it ends. */
export const detached = <T>(work: () => T): T => scopes.run(null, work);

/** Work that no client waits for, such as a job: its statements may take longer than those of requests. */
export const patiently = <T>(work: () => T): T => patience.run(true, () => detached(work));

export const isPatient = (): boolean => patience.getStore() === true;
