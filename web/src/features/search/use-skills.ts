import { useLateQuery } from '../../api/use-late-query';
import { SKILLS } from './find.graphql';

/** Skills that begin with what was typed, asked for when the typing pauses. */
export function useSkills(typed: string) {
  const text = typed.trim();
  return useLateQuery(SKILLS, text === '' ? null : { text }).data?.listedSkills ?? [];
}
