/**
 * How many milliseconds this process computed, threads included, while the work was done: what else the machine does
 * meanwhile makes no test slow.
 */
export async function cpuMilliseconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
