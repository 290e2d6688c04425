/** Happenings: one append-only row for each thing that was done, written in the transaction that did it. */
export { appendHappenings, happened, happeningsArgument } from './append-happenings.js';
export { changesBetween, type FieldChange, type NewHappening, type SubjectKind } from './core/happening.js';
export { areaOf, type HappeningArea, type HappeningKind, happeningKinds } from './core/happening-kind.js';
export { happeningsGuarantees } from './guarantees.js';
export { HappeningsModule } from './happenings.module.js';
export { type Receiver, Relay } from './relay.js';
export type { HandedOn } from './relay.queries.js';
export { type CheckedOrganization, Seals } from './seals.js';
