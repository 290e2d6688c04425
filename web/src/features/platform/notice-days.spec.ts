import { readNotice } from './notice-days';

describe('The days of a pasted notice', () => {
  it('are read a line each, with spaces or commas', () => {
    expect(readNotice('2027-10-01 H 国庆节\n\n2027-10-09, W5, make-up day\n')).toEqual({
      days: [
        { day: '2027-10-01', name: '国庆节', kind: 'HOLIDAY', opensLike: null },
        { day: '2027-10-09', name: 'make-up day', kind: 'MAKE_UP_DAY', opensLike: 'FRIDAY' },
      ],
      wrong: [],
    });
  });
  it('leave out lines that cannot be read, and say which', () => {
    expect(readNotice('2027-13-01 H x\nsomething\n2027-10-01 H National Day\n2027-10-02 W x').wrong).toEqual([1, 2, 4]);
  });
});
