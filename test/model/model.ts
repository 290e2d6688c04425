import { actOnAgreement, proposeAgreement } from './agreeing.js';
import { repeatRequest, requestBooking } from './booking-anew.js';
import { actOnBooking, checkBooking } from './life-of-a-booking.js';
import { rescheduleBooking } from './moving-a-booking.js';
import type { Operation } from './operations.js';
import { done, type Expected } from './outcome.js';
import { cancelDowntime, createChild, scheduleDowntime, updateResource } from './provider-side.js';
import type { World } from './world.js';

/** Does the operation in the model, as rules.md has it; what comes into being is called `name`. */
export function applyTo(world: World, operation: Operation, name: string): Expected {
  switch (operation.does) {
    case 'requestBooking':
      return requestBooking(world, operation, name);
    case 'repeatRequest':
      return repeatRequest(world, operation);
    case 'confirmBooking':
    case 'cancelBooking':
    case 'approveBooking':
    case 'declineBooking':
    case 'markNoShow':
      return actOnBooking(world, operation);
    case 'checkInBooking':
    case 'checkOutBooking':
      return checkBooking(world, operation);
    case 'rescheduleBooking':
      return rescheduleBooking(world, operation);
    case 'scheduleDowntime':
      return scheduleDowntime(world, operation, name);
    case 'cancelDowntime':
      return cancelDowntime(world, operation);
    case 'updateResource':
      return updateResource(world, operation);
    case 'createResource':
      return createChild(world, operation, name);
    case 'proposeAgreement':
      return proposeAgreement(world, operation, name);
    case 'acceptAgreement':
    case 'endAgreement':
      return actOnAgreement(world, operation);
    case 'moveClock':
      world.now += operation.minutes;
      return done;
  }
}
