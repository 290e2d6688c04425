import { setTimeout as pause } from 'node:timers/promises';
import { isTaken } from '../processes.mjs';
import { mainProcess, stopLeftovers } from './leftovers.mjs';
import { isReady, launch } from './server.mjs';

/** Blocks this thread: the only way to wait while a process exits. */
const sleepNow = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Keeps one server of the cluster running on one port, from `start` to `stop`. */
export class Supervisor {
  #launching;
  #url;
  #run = null;
  #stopping = false;
  #restart = Promise.resolve();

  /** `launching` is what `launch` takes; `onDeath(restarted)` hears of a death and of the restart's success. */
  constructor({ launching, url, onDeath }) {
    this.#launching = launching;
    this.#url = url;
    this.onDeath = onDeath;
  }

  /** Answers whether the server came up. */
  async start() {
    await stopLeftovers(this.#launching.cluster);
    const run = launch(this.#launching);
    this.#run = run;
    if (!(await isReady(run, this.#url))) {
      await this.#end(run);
      return false;
    }
    run.exited.then(() => {
      if (!this.#stopping) this.#restart = this.#startAgain();
    });
    return true;
  }

  async #startAgain() {
    const deadline = performance.now() + 30_000;
    this.onDeath(null);
    while (!this.#stopping && performance.now() < deadline) {
      if (await this.start().catch(() => false)) return this.onDeath(true);
      await pause(250);
    }
    if (!this.#stopping) this.onDeath(false);
  }

  async #end(run) {
    if (run.ended) return;
    run.hold();
    run.release();
    await run.exited;
  }

  async stop() {
    this.#stopping = true;
    await this.#restart;
    if (this.#run) await this.#end(this.#run);
  }

  /** For the exit of the process, where nothing asynchronous runs any more. */
  stopNow() {
    this.#stopping = true;
    const main = mainProcess(this.#launching.cluster.data);
    if (!this.#run || this.#run.ended || main === null) return;
    this.#run.release();
    for (let waited = 0; waited < 10_000 && isTaken(main); waited += 20) sleepNow(20);
  }
}
