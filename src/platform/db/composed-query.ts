import { createHash } from 'node:crypto';
import type { Statement } from './database.js';

/**
 * SQL that is put together from what is asked, and its values: a condition that may be switched off (`$1 is null or …`)
 * hides its index from a plan that is made once. What is asked alike gets the same text, and so the same plan.
 */
export class ComposedQuery {
  readonly values: unknown[] = [];

  /** Adds a value of a type of SQL; returns its placeholder, which may stand in the text any number of times. */
  param(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  /** `and …`, or nothing when it is not asked for. */
  when<T>(asked: T | null | undefined, condition: (asked: T) => string): string {
    return asked == null ? '' : `\n     and ${condition(asked)}`;
  }

  /** PostgreSQL tells names apart by their first 63 characters. */
  statement(prefix: string, text: string): Statement {
    return { name: `${prefix}-${createHash('sha1').update(text).digest('hex').slice(0, 16)}`, text };
  }
}

/** A statement with its values. */
export interface Composed {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** A limit that stands in the text, where the planner sees it, is one of few; the reader takes as many as it wants. */
export const limitFor = (count: number): number => (count <= 26 ? 26 : 101);
