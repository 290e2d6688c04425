import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { SKILLS } from './find.graphql';

const PAUSE_MS = 300;

/** Skills that begin with what was typed, asked for when the typing pauses. */
export function useSkills(typed: string) {
  const [text, setText] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setText(typed.trim()), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const [{ data }] = useQuery({ query: SKILLS, variables: { text }, pause: text === '' });
  return text === '' ? [] : (data?.listedSkills ?? []);
}
