/** Prints one line per finished step with the time it took. */
export function progress() {
  let since = performance.now();
  return (done) => {
    const now = performance.now();
    console.log(`  ✓ ${done} (${((now - since) / 1000).toFixed(1)} s)`);
    since = now;
  };
}
