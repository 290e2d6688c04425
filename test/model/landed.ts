import type { Operation } from './operations.js';

/** What of the contract the service answers already. */
export const landed = {
  tree: true,
  lifeOfABooking: true,
  freePeriods: true,
  alternatives: true,
  agreements: true,
  /** Finding 1. */
  lapsedWhenMade: true,
  /** Finding 2. */
  wholeMovesWhole: true,
};

export function hasLanded(operation: Operation): boolean {
  switch (operation.does) {
    case 'updateResource':
      return landed.tree || !('units' in operation.change);
    case 'createResource':
      return landed.tree;
    case 'proposeAgreement':
    case 'acceptAgreement':
    case 'endAgreement':
      return landed.agreements;
    case 'confirmBooking':
    case 'approveBooking':
    case 'declineBooking':
    case 'markNoShow':
    case 'checkInBooking':
    case 'checkOutBooking':
    case 'rescheduleBooking':
      return landed.lifeOfABooking;
    case 'requestBooking':
      return landed.lifeOfABooking || !operation.hold;
    default:
      return true;
  }
}
