import type { Type } from '@nestjs/common';
import { Int, ObjectType } from '@nestjs/graphql';
import { badUserInput } from './api-error.js';
import { textProblem } from './limits/readable-text.js';
import { Field, NullableField } from './field.js';

@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfoObject {
  @Field(() => Boolean, 'Whether more follows `endCursor`.') hasNextPage: boolean;
  @Field(() => Boolean, 'Whether something was skipped by `after`.') hasPreviousPage: boolean;
  @NullableField(() => String, 'The cursor of the first entry; null = the page is empty.') startCursor: string | null;
  @NullableField(() => String, 'Pass it as `after` for the next page; null when empty.') endCursor: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T> {
  readonly edges: Edge<T>[];
  readonly nodes: T[];
  readonly pageInfo: PageInfoObject;
  /** Counted when it is read, so that it costs nothing unless it is asked for. */
  readonly totalCount: Promise<number>;
}

/** The edge class of a connection over `node`. */
export function edgeOf<T>(node: Type<T>, name: string): Type<Edge<T>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class EdgeObject {
    @Field(() => String, 'Pass it as `after` to go on from here.') cursor: string;
    @Field(() => node, `The ${name} itself.`) node: T;
  }
  return EdgeObject;
}

/** The connection class over `node`, with a total count. */
export function connectionOf<T>(node: Type<T>, name: string): Type<Connection<T>> {
  const edge = edgeOf(node, name);
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}s.` })
  class ConnectionObject {
    @Field(() => [edge], 'The entries with their cursors.') edges: Edge<T>[];
    @Field(() => [node], 'The entries.') nodes: T[];
    @Field(() => PageInfoObject, 'Where the page stands.') pageInfo: PageInfoObject;
    @Field(() => Int, 'How many there are on all pages.') totalCount: Promise<number>;
  }
  return ConnectionObject;
}

export const MOST_PER_PAGE = 100;

/** A position in a list: the values of its order's columns. */
export type Cursor = readonly string[];

/** The name of a list and the forms of the values in its cursors. */
export interface ListOrder {
  readonly list: string;
  readonly columns: readonly ((value: string) => boolean)[];
}

export interface PageRequest {
  readonly list: string;
  readonly first: number;
  readonly after: Cursor | null;
}

/** A cursor names its list, so that no other list takes it for its own. */
const encodeCursor = (list: string, cursor: Cursor): string =>
  Buffer.from(JSON.stringify([list, ...cursor])).toString('base64url');

const MAX_CURSOR_CHARACTERS = 4_000;

const isInstant = (value: string): boolean => {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value)) return false;
  const read = Date.parse(value);
  return !Number.isNaN(read) && new Date(read).toISOString() === value;
};

/** The forms of the values in a cursor, so that a forged one never reaches SQL. */
export const cursorColumn = {
  text: (value: string): boolean => textProblem(value) === null,
  distance: (value: string): boolean => /^\d{1,20}(\.\d{1,20})?(e-\d{1,3})?$/.test(value),
  bigint: (value: string): boolean => /^[1-9][0-9]{0,17}$/.test(value),
  uuid: (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  instant: isInstant,
} as const;

function decodeCursor(text: string, { list, columns }: ListOrder): Cursor {
  let value: unknown = null;
  try {
    if (text.length <= MAX_CURSOR_CHARACTERS) value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Falls through to the refusal below.
  }
  const [named, ...parts] = Array.isArray(value) ? (value as unknown[]) : [];
  const fits = (part: unknown, index: number) => typeof part === 'string' && columns[index]?.(part) === true;
  if (named === list && parts.length === columns.length && parts.every(fits)) return parts as string[];
  throw badUserInput('`after` is not a cursor of this list; use an `endCursor` or `cursor` that it gave.');
}

/** Reads the arguments of a page of a list. Throws BAD_USER_INPUT, also for a cursor of another list. */
export function pageRequest(first: number, after: string | null, order: ListOrder): PageRequest {
  if (!Number.isInteger(first) || first < 1 || first > MOST_PER_PAGE) {
    throw badUserInput(`\`first\` must be from 1 to ${MOST_PER_PAGE}; it is ${first}.`);
  }
  return { list: order.list, first, after: after === null ? null : decodeCursor(after, order) };
}

/** `rows` holds one more than was asked for when more follow. */
export function page<Row, T>(
  request: PageRequest,
  rows: readonly Row[],
  shape: { node: (row: Row) => T; cursor: (row: Row) => Cursor },
): Omit<Connection<T>, 'totalCount'> {
  const edges = rows
    .slice(0, request.first)
    .map((row) => ({ cursor: encodeCursor(request.list, shape.cursor(row)), node: shape.node(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > request.first,
      hasPreviousPage: request.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A page of a list that is counted when somebody asks how long it is. */
export const connection = <Row, T>(
  request: PageRequest,
  rows: readonly Row[],
  shape: { node: (row: Row) => T; cursor: (row: Row) => Cursor; total: () => Promise<number> },
): Connection<T> => ({
  ...page(request, rows, shape),
  get totalCount() {
    return shape.total();
  },
});
