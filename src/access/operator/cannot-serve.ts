/** Something in the database stands in the way of a start; the message says what, and which command helps. */
export class CannotServe extends Error {}
