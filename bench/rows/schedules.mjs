import { DAY, firstMidnight, iso } from '../calendar.mjs';
import { atMost } from '../goals.mjs';
import { inTurns } from '../measure.mjs';
import { bookerOf } from '../wishes.mjs';

const QUERY = `query ($filter: ResourceFilter, $from: DateTime!, $to: DateTime!) {
  resources(filter: $filter, first: 100) { nodes { id code name schedule(from: $from, to: $to) { kind startsAt endsAt units } } }
}`;

const findEntries = `
  select count(*)::int as count
    from (select organization_id, resource_id from resource where organization_id = $1 order by code limit 100) r
    join allocation a using (organization_id, resource_id) where a.reserved_during && tstzrange($2, $3)`;

/** The day of a hundred resources of one provider in one query, by one client. */
export async function schedulesRow(bench) {
  const days = Array.from({ length: 10 }, (_, index) => firstMidnight + (5 + index * 4) * DAY);
  const ask = async (day) => {
    const variables = { filter: { organizationId: 'org_2' }, from: iso(day), to: iso(day + DAY) };
    return (await bench.service.ask(bookerOf(bench.sizes, 0).token, QUERY, variables)).resources.nodes;
  };
  const recorded = [];
  for (const day of days) {
    const { answer, statements } = await bench.service.recording(() => ask(day));
    const [{ count }] = (await bench.database.query(findEntries, ['2', iso(day), iso(day + DAY)])).rows;
    const entries = answer.flatMap(({ schedule }) => schedule).length;
    if (answer.length !== 100 || entries !== count) {
      bench.wrong(`the schedules of ${answer.length} resources tell ${entries} of ${count} entries`);
    }
    recorded.push(statements);
  }
  const turns = { service: 0, raw: 0 };
  const measured = await inTurns(
    {
      service: () => ask(days[turns.service++ % days.length]),
      raw: (client) => bench.raw.run(client, recorded[turns.raw++ % recorded.length]),
    },
    { clients: 1, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  const { median } = measured.service;
  return {
    figure: 'schedules of 100 resources for a day in one query, p50',
    ...{ measured: measured.service, compared: measured.raw, statements: recorded[0].length },
    ratio: median / measured.raw.median,
    goals: [atMost('p50 ms', median, 40, 20)],
  };
}
