// Loaded into the measured service before its own code. Until it is asked to record it costs nothing: the driver is
// the driver's own. The parent asks by messages, and each answer carries what was asked.
import pg from 'pg';

const { query } = pg.Client.prototype;
let recorded = [];
let watch = null;
let longest = 0;

/** Milliseconds that the thread of the event loop has computed. */
function computed() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function record(first, values) {
  const statement = typeof first === 'string' ? { text: first, values } : first;
  recorded.push({ name: statement.name ?? null, text: statement.text, values: statement.values ?? [] });
}

const answers = {
  record() {
    recorded = [];
    pg.Client.prototype.query = function (...args) {
      record(args[0], Array.isArray(args[1]) ? args[1] : []);
      return query.apply(this, args);
    };
  },
  recorded() {
    pg.Client.prototype.query = query;
    return recorded;
  },
  watchLoop() {
    longest = 0;
    let last = computed();
    watch = setInterval(() => {
      const now = computed();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
  },
  /** The longest computing in milliseconds between two timers, so that other work of the machine does not count. */
  loopHeld() {
    clearInterval(watch);
    return longest;
  },
  memory: () => ({ now: process.memoryUsage.rss(), most: process.resourceUsage().maxRSS * 1024 }),
};

process.on('message', (asked) => process.send({ asked, answer: answers[asked]() }));
// A service whose bench is gone has nobody to serve.
process.on('disconnect', () => process.exit());
