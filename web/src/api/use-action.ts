import type { TypedDocumentNode } from '@urql/core';
import { useCallback, useState } from 'react';
import { type AnyVariables, useMutation } from 'urql';
import { problemOf, type Problem } from './problem';

/** A refusal as every payload carries it. */
export interface UserError {
  readonly message: string;
  readonly field?: readonly string[] | null;
  readonly codeName: string;
}

export interface ActionResult<Data> {
  readonly data: Data | null;
  /** The refusals of the payload; empty when it was done. */
  readonly errors: readonly UserError[];
  /** Set when the request failed as a whole. */
  readonly problem: Problem | null;
}

const refusalsOf = (data: object): readonly UserError[] =>
  Object.values(data).flatMap((payload) => (payload as { userErrors?: readonly UserError[] } | null)?.userErrors ?? []);

/** Everything that kept an action from being done: its refusals, or the failure of the request as one of them. */
export const refusedBy = ({ errors, problem }: ActionResult<unknown>): readonly UserError[] =>
  problem === null ? errors : [{ message: problem.message, codeName: problem.kind }];

/** A mutation whose root fields answer payloads with `userErrors`. */
export function useAction<Data extends object, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): readonly [(variables: Variables) => Promise<ActionResult<Data>>, boolean] {
  const [{ fetching }, execute] = useMutation(mutation);
  const act = useCallback(
    async (variables: Variables): Promise<ActionResult<Data>> => {
      const { data, error } = await execute(variables);
      return {
        data: data ?? null,
        errors: data === undefined ? [] : refusalsOf(data),
        problem: error === undefined ? null : problemOf(error),
      };
    },
    [execute],
  );
  return [act, fetching];
}

/** A key made when a form opens and kept until it succeeds, so that sending twice does one thing. */
export function useIdempotencyKey(): readonly [string, () => void] {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const renew = useCallback(() => setKey(crypto.randomUUID()), []);
  return [key, renew];
}

/** A key that stays while the same thing is sent again, and is another one for anything else. */
export function useKeyOf(what: string): string {
  const [key, setKey] = useState({ what, value: crypto.randomUUID() });
  if (key.what === what) return key.value;
  const renewed = { what, value: crypto.randomUUID() };
  setKey(renewed);
  return renewed.value;
}
