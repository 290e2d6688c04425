// Prints what has been announced for mainland China, a line for each occasion, as the migrations keep it:
// node scripts/public-calendar.mjs [YEAR]
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

const DAY_MS = 86_400_000;
const isoWeekday = (day) => new Date(day).getUTCDay() || 7;
const after = (day) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
const short = (day) => day.slice(5);

/** Made up for a day off of the year before or after, which the package does not tell. */
const ACROSS_YEARS = { '2006-12-30': 2, '2006-12-31': 3, '2007-12-29': 1, '2011-12-31': 2 };

function occasionsOf(year) {
  const occasions = new Map();
  for (const kind of ['holidays', 'workdays', 'inLieuDays']) {
    for (const [day, description] of Object.entries(calendar[kind]).sort()) {
      if (!day.startsWith(year)) continue;
      const [, name] = description.split(',');
      if (!occasions.has(name)) occasions.set(name, { name, holidays: [], workdays: [], inLieuDays: [] });
      occasions.get(name)[kind].push(day);
    }
  }
  const firstDay = ({ holidays, workdays }) => holidays[0] ?? workdays[0];
  return [...occasions.values()].filter(firstDay).sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1));
}

function runsOf(days) {
  const runs = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && after(last.to) === day) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs.map(({ from, to }) => (from === to ? short(from) : `${short(from)}..${short(to)}`));
}

const years = [...new Set(Object.keys(calendar.holidays).map((day) => day.slice(0, 4)))].sort();
for (const year of process.argv[2] === undefined ? years : [process.argv[2]]) {
  for (const { name, holidays, workdays, inLieuDays } of occasionsOf(year)) {
    // A day that is worked is opened like the day off that it makes up for, in their order.
    const worked = workdays.map(
      (day, index) => `${short(day)}=${ACROSS_YEARS[day] ?? isoWeekday(inLieuDays[index] ?? day)}`,
    );
    console.log([year, name, ...runsOf(holidays), ...worked].join(' '));
  }
}
