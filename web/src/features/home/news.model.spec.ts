import { unreadOf } from './news.model';

const at = (hour: number): string => `2027-03-02T0${hour}:00:00.000Z`;
const row = (id: string, hour: number, by: string | null) => ({
  ...{ id, at: at(hour), by: by === null ? null : { id: by } },
});
const rows = [row('d', 4, 'other'), row('c', 3, 'me'), row('b', 2, null), row('a', 1, 'other')];

describe('Unread rows of the feed', () => {
  it('what happened after the viewer has read is unread', () => {
    expect(unreadOf(rows, at(1), 'me')).toEqual(['d', 'b']);
  });

  it('a row at the very instant is read', () => {
    expect(unreadOf(rows, at(4), 'me')).toEqual([]);
  });

  it('a row that the viewer did is read', () => {
    expect(unreadOf(rows, at(2), 'me')).toEqual(['d']);
  });

  it('no row is unread while it is not known what the viewer has read', () => {
    expect(unreadOf(rows, null, 'me')).toEqual([]);
  });
});
