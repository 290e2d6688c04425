// Loads the types of Jest first, because the later of two declarations of a method wins.
/// <reference types="jest" />

/** Asymmetric matchers as `unknown`. Jest declares them as `any`, which would spread into the values around them. */
declare namespace jest {
  interface Expect {
    any(classType: unknown): unknown;
    anything(): unknown;
    arrayContaining<Element>(elements: readonly Element[]): unknown;
    objectContaining(fields: object): unknown;
    stringContaining(text: string): unknown;
    stringMatching(text: string | RegExp): unknown;
  }
}
