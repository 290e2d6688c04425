// The questions that pages of the console ask, each against its budget (rules-console.md, part II).
import { atMost } from '../goals.mjs';
import { inTurns } from '../measure.mjs';
import { bookerOf } from '../wishes.mjs';

/** One document of a page, asked again and again with each of its variables in turn, by one client. */
async function pageRow(bench, { figure, budget, token, document, variables, check }) {
  const ask = (given) => bench.service.ask(token, document, given);
  const recorded = [];
  for (const given of variables) {
    const { answer, statements } = await bench.service.recording(() => ask(given));
    await check(answer, given);
    recorded.push(statements);
  }
  let turn = 0;
  const { service } = await inTurns(
    { service: () => ask(variables[turn++ % variables.length]) },
    { clients: 1, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  return {
    ...{ figure, measured: service, statements: recorded[0].length },
    goals: [atMost('p99 ms', service.p99, budget, budget)],
  };
}

const COUNTS = `query ($settled: BookingFilter!, $unsettled: BookingFilter!) {
  settled: bookingCounts(filter: $settled) { status count }
  unsettled: bookingCounts(filter: $unsettled) { status count }
}`;

const countBookings = 'select count(*)::int as total from booking where consumer_id = $1';

/** Both counts of the list of bookings, of the school that books every second one. */
export async function countsRow(bench) {
  const { token, organization } = bookerOf(bench.sizes, 0);
  const filter = { organizationId: `org_${organization}` };
  const [{ total }] = (await bench.database.query(countBookings, [organization])).rows;
  return pageRow(bench, {
    figure: `bookingCounts twice, of an organization with ${total} bookings`,
    ...{ budget: 50, token, document: COUNTS },
    variables: [{ settled: { ...filter, needsTimes: false }, unsettled: { ...filter, needsTimes: true } }],
    check: ({ settled, unsettled }) => {
      const counted = [...settled, ...unsettled].reduce((sum, { count }) => sum + count, 0);
      if (counted !== total) bench.wrong(`bookingCounts tell ${counted} bookings of ${total}`);
    },
  });
}

const SKILLS = `query ($text: String) { listedSkills(text: $text) { skill resources } }`;

const countSkill = `select count(*)::int as total from resource where status = 'LISTED' and $1 = any (skills)`;

/** The skills that the search suggests, without a text and with beginnings of words. */
export async function skillsRows(bench) {
  const check = async ({ listedSkills }, { text }) => {
    if (listedSkills.length === 0) bench.wrong(`no skills are listed for ${text}`);
    for (const { skill, resources } of listedSkills.slice(0, 3)) {
      const [{ total }] = (await bench.database.query(countSkill, [skill])).rows;
      if (resources !== total) bench.wrong(`the skill ${skill} is told of ${resources} resources of ${total}`);
    }
  };
  const row = (what, texts) =>
    pageRow(bench, {
      figure: `listedSkills ${what}`,
      ...{ budget: 30, token: bookerOf(bench.sizes, 1).token, document: SKILLS, check },
      variables: texts.map((text) => ({ text })),
    });
  return [await row('of all', [null]), await row('by text', ['skill-7', 'course-11', 'cou', 'skill'])];
}
