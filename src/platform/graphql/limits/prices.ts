/** Arguments of a field, as the operation gives them. */
export type FieldArguments = Readonly<Record<string, unknown>>;

/** The price of one field, where it is not 1 and its list is not of the usual length. */
export interface FieldPrice {
  /** How many entries its list usually has, by its arguments. */
  readonly length?: (args: FieldArguments) => number;
  /** How many entries its list may have at most; mutations are priced by it, because they cannot be refused afterwards. */
  readonly most?: number;
  /** Work besides the entries themselves, in fields: what is computed or searched for to answer it. */
  readonly work?: (args: FieldArguments) => number;
  /** How a client asks for less, e.g. "ask for a shorter window". */
  readonly narrow?: string;
}

/** Prices by `Type.field`. */
export type Prices = Readonly<Record<string, FieldPrice>>;

/** Lists that a client asks for without a price of their own: the items of a booking, the roles of a member. */
export const USUAL_LENGTH = 10;

const of = (length: number): FieldPrice => ({ length: () => length });

/** The lists of the schema about itself, as they are on average: anybody may ask for them. */
const INTROSPECTION: Prices = {
  '__Schema.types': of(150),
  '__Schema.directives': of(5),
  '__Type.fields': of(6),
  '__Type.inputFields': of(6),
  '__Type.enumValues': of(6),
  '__Type.interfaces': of(1),
  '__Type.possibleTypes': of(2),
  '__Field.args': of(2),
  '__Directive.args': of(2),
  '__Directive.locations': of(2),
};

export const priceOf = (prices: Prices, place: string): FieldPrice => prices[place] ?? INTROSPECTION[place] ?? {};
