/**
 * An object of a GraphQL class with all of its fields. The compiler refuses a field that is left out or of another type,
 * which it cannot do for `Object.assign`.
 */
export function fill<T extends object>(type: new () => T, fields: NoInfer<{ readonly [K in keyof T]: T[K] }>): T {
  const filled = new type();
  return Object.assign(filled, fields);
}
