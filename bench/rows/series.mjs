import { HOUR, wallClock } from '../calendar.mjs';
import { atMost } from '../goals.mjs';
import { oneByOne } from '../measure.mjs';
import { madeOver } from '../raw.mjs';
import { bookerOf, wishFor } from '../wishes.mjs';
import { booked, bookedRaw, takenRaw } from './requests.mjs';

const OCCURRENCES = 16;

const REQUEST = `mutation ($input: RequestBookingSeriesInput!) {
  requestBookingSeries(input: $input) { series { id } userErrors { code message } }
}`;

async function bookedSeries(bench, { resource, startsAt, booker, key }) {
  const input = {
    ...{ organizationId: `org_${booker.organization}`, items: [{ resourceId: resource.id, units: 1 }], title: 'Term' },
    ...{ startsAtLocal: wallClock(startsAt), endsAtLocal: wallClock(startsAt + HOUR), idempotencyKey: key },
    recurrence: `FREQ=DAILY;COUNT=${OCCURRENCES}`,
  };
  const { series, userErrors } = (await bench.service.ask(booker.token, REQUEST, { input })).requestBookingSeries;
  if (series === null) bench.wrong(`a free series was refused: ${JSON.stringify(userErrors)}`);
  else bench.booked += OCCURRENCES;
}

/** A series beside one booking, by one client in turns. */
export async function seriesRows(bench, slots, template) {
  const booker = bookerOf(bench.sizes, 0);
  const wish = () => wishFor(slots.next(), booker);
  const recorded = wish();
  const { statements } = await bench.service.recording(() => bookedSeries(bench, recorded));
  const rawSeries = async () => {
    await takenRaw(bench, 0, madeOver(statements, recorded, wish()));
    bench.booked += OCCURRENCES;
  };
  const measured = await oneByOne(
    {
      ...{ single: () => booked(bench, wish()), series: () => bookedSeries(bench, wish()) },
      ...{ rawSingle: () => bookedRaw(bench, 0, template, wish()), rawSeries },
    },
    bench.sizes.series,
  );
  const ratio = measured.series.median / measured.single.median;
  return [
    {
      figure: `series of ${OCCURRENCES} / one booking, p50`,
      ...{ measured: measured.series, compared: measured.single, ratio, statements: statements.length },
      goals: [atMost('ratio', ratio, 3, 2)],
    },
    {
      figure: `raw: series of ${OCCURRENCES} / one booking, p50`,
      ...{ measured: measured.rawSeries, compared: measured.rawSingle, statements: statements.length },
      ratio: measured.rawSeries.median / measured.rawSingle.median,
    },
  ];
}
