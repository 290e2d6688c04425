// Loaded into the measured service before its own code. Until it is asked to record it costs nothing: the driver is
// the driver's own. The parent asks by messages, and each answer carries what was asked.
import pg from 'pg';

const { query } = pg.Client.prototype;
let recorded = [];

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
  memory: () => ({ now: process.memoryUsage.rss(), most: process.resourceUsage().maxRSS * 1024 }),
};

process.on('message', (asked) => process.send({ asked, answer: answers[asked]() }));
// A service whose bench is gone has nobody to serve.
process.on('disconnect', () => process.exit());
