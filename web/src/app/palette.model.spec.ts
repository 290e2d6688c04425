import { matching } from './palette.model';

const choices = [
  { label: 'Bookings', hint: 'Page' },
  { label: '预订', hint: '页面' },
  { label: 'Shenzhen Polytechnic', hint: 'Admin' },
];
const found = (text: string) => matching(choices, text).map(({ label }) => label);

describe('The palette', () => {
  it('lists everything while nothing is typed', () => {
    expect(found(' ')).toHaveLength(3);
  });
  it.each([
    ['book', ['Bookings']],
    ['ＢＯＯＫ', ['Bookings']],
    ['预', ['预订']],
    ['admin shen', ['Shenzhen Polytechnic']],
    ['admin book', []],
  ])('%s finds %j', (text, labels) => {
    expect(found(text)).toEqual(labels);
  });
});
