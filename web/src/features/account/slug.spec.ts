import { suggestedSlug } from './slug';

describe('A suggested short name', () => {
  it.each([
    ['Bohemia Training Centre', 'bohemia-training-centre'],
    ['深圳职业技术学院 · Shenzhen Polytechnic', 'shenzhen-polytechnic'],
    ['Škola Brno', 'skola-brno'],
    ['深圳职业技术学院', ''],
    ['A'.repeat(80), 'a'.repeat(63)],
  ])('%s gives "%s"', (name, slug) => {
    expect(suggestedSlug(name)).toBe(slug);
  });
});
