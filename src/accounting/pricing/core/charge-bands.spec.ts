import { chargeOf, costs, day, type Example, partsOf } from '../../../../test/support/charges.js';

describe('Bands', () => {
  const NIGHT = [
    ['Mon Tue Wed Thu Fri Sat Sun', 22, 24, '50'],
    ['Mon Tue Wed Thu Fri Sat Sun', 0, 6, '50'],
  ] as const;
  const SMALL_HOURS = [['Sun', 1, 4, '50']] as const;
  const table: [string, string, Example][] = [
    ['on another day', '60.00', { ...day('09:00', '10:00'), hourly: '60', bands: [['Tue', 8, 18, '25']] }],
    ['all of the time', '45.00', { ...day('09:00', '10:00'), hourly: '60', bands: [['Mon', 8, 18, '25']] }],
    ['half of the time', '105.00', { ...day('07:00', '09:00'), hourly: '60', bands: [['Mon', 8, 18, '25']] }],
    ['across midnight', '420.00', { from: '2027-03-01T20:00', to: '2027-03-02T07:00', hourly: '60', bands: NIGHT }],
    [
      'from the second step on',
      '115.00',
      {
        ...day('08:00', '10:00'),
        hourly: '60',
        steps: [['1', '80']],
        bands: [
          ['Mon', 8, 9, '25'],
          ['Mon', 9, 10, '12.5'],
        ],
      },
    ],
    [
      'when the clock skips an hour',
      '120.00',
      { from: '2027-03-28T00:00', to: '2027-03-28T04:00', zone: 'Europe/Prague', hourly: '60', bands: SMALL_HOURS },
    ],
    [
      'when the clock repeats an hour',
      '180.00',
      { from: '2027-10-31T00:00', to: '2027-10-31T04:00', zone: 'Europe/Prague', hourly: '60', bands: SMALL_HOURS },
    ],
    [
      'that begin when the clock skips',
      '120.00',
      {
        from: '2027-03-28T01:00',
        to: '2027-03-28T05:00',
        zone: 'Europe/Prague',
        hourly: '60',
        bands: [['Sun', 2, 5, '50']],
      },
    ],
  ];

  it.each(table)('a band %s makes the charge %s', (_, amount, example) => {
    expect(costs(example)).toBe(amount);
  });

  it('bands list their real minutes, also on a longer day', () => {
    const charge = chargeOf({
      from: '2027-10-31T00:00',
      to: '2027-10-31T04:00',
      zone: 'Europe/Prague',
      hourly: '60',
      bands: SMALL_HOURS,
    });
    expect(partsOf(charge)).toEqual([
      [60, '60.00'],
      [240, '120.00'],
    ]);
  });
});
