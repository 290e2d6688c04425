/** How long each of many operations took, and how many were done in the time that was measured. */
export class Durations {
  constructor() {
    this.milliseconds = [];
    this.seconds = 0;
    this.sorted = null;
  }

  add(milliseconds) {
    this.milliseconds.push(milliseconds);
    this.sorted = null;
  }

  quantile(share) {
    this.sorted ??= Float64Array.from(this.milliseconds).sort();
    return this.sorted[Math.min(this.sorted.length - 1, Math.floor(share * this.sorted.length))] ?? NaN;
  }

  get median() {
    return this.quantile(0.5);
  }

  get p99() {
    return this.quantile(0.99);
  }

  /** Operations per second; null = one client took turns with other work. */
  get perSecond() {
    return this.seconds === 0 ? null : this.milliseconds.length / this.seconds;
  }

  async time(work) {
    const since = performance.now();
    const answer = await work();
    this.add(performance.now() - since);
    return answer;
  }
}

/** `clients` at once, each beginning anew as soon as it is done, until the slice is over. */
async function slice(operation, durations, clients, sliceMs) {
  const since = performance.now();
  const client = async (number) => {
    while (performance.now() - since < sliceMs) await durations.time(() => operation(number));
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  durations.seconds += (performance.now() - since) / 1000;
}

/**
 * Measures several operations in turns, so that whatever else the machine does hits all of them alike. `operations`
 * maps names to functions of the client's number; answers the durations by name. A first short turn warms up.
 */
export async function inTurns(operations, { clients, rounds, sliceMs }) {
  const measured = Object.fromEntries(Object.keys(operations).map((name) => [name, new Durations()]));
  for (const operation of Object.values(operations)) await slice(operation, new Durations(), clients, sliceMs / 4);
  for (let round = 0; round < rounds; round++) {
    for (const [name, operation] of Object.entries(operations)) {
      await slice(operation, measured[name], clients, sliceMs);
    }
  }
  return measured;
}

/** One client, each operation once in a turn, `turns` times; the first turns warm up. */
export async function oneByOne(operations, turns) {
  const measured = Object.fromEntries(Object.keys(operations).map((name) => [name, new Durations()]));
  for (let turn = -3; turn < turns; turn++) {
    for (const [name, operation] of Object.entries(operations)) {
      await (turn < 0 ? new Durations() : measured[name]).time(() => operation(turn + 3));
    }
  }
  return measured;
}
