import { type Service, startService } from '../support/app.js';
import { type Person, platformAdmin } from '../worlds/people.js';
import { putSkill } from '../worlds/skills.js';
import { codes } from '../worlds/town.js';

const CLIENTS = 8;

describe('The catalogue of skills under rivals', () => {
  let service: Service;
  let root: Person;
  beforeAll(async () => {
    service = await startService({ DATABASE_POOL_SIZE: String(CLIENTS) });
    root = await platformAdmin(service);
  });
  afterAll(() => service.stop());

  const together = <T>(each: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: CLIENTS }, (_, index) => each(index)));

  it('of skills that are put at once with one alias, one gets it and the others hear NAME_TAKEN', async () => {
    const answers = await together((index) =>
      putSkill(service, root, { name: `Skill ${index}`, aliases: ['contested', `alias ${index}`] }),
    );
    const taken = answers.map((answer) => codes(answer).join());
    expect(taken.sort()).toEqual(['', ...Array<string>(CLIENTS - 1).fill('NAME_TAKEN')]);
  });

  it('two skills that change their names for each other at once never both keep or both lose one', async () => {
    const put = async (name: string) => (await putSkill(service, root, { name })).skill.id;
    const [first, second] = [await put('Ying'), await put('Yang')];
    const answers = await Promise.all([
      putSkill(service, root, { skillId: first, name: 'Yang' }),
      putSkill(service, root, { skillId: second, name: 'Ying' }),
    ]);
    expect(answers.map(codes)).toEqual([['NAME_TAKEN'], ['NAME_TAKEN']]);
  });
});
