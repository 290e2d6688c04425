import { unreadOf } from './news.model';

const row = (id: string, by: string | null) => ({ id, by: by === null ? null : { id: by } });
const rows = [row('d', 'other'), row('c', 'me'), row('b', null), row('a', 'other')];

describe('Unread rows of the feed', () => {
  it('the newest rows are unread, as many as the service counts', () => {
    expect(unreadOf(rows, 1, 'me')).toEqual(['d']);
  });

  it('a row that the viewer did is read, and does not count', () => {
    expect(unreadOf(rows, 2, 'me')).toEqual(['d', 'b']);
  });

  it('no row is unread when nothing is', () => {
    expect(unreadOf(rows, 0, 'me')).toEqual([]);
  });

  it('a count above the number of rows marks all rows of others', () => {
    expect(unreadOf(rows, 100, 'me')).toEqual(['d', 'b', 'a']);
  });
});
