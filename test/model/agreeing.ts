import type { ActOnAgreement, ProposeAgreement } from './operations.js';
import { done, type Expected, refused } from './outcome.js';
import { DAY } from './minutes.js';
import type { Organization } from './people.js';
import { seesAgreements } from './visibility.js';
import { found, type World } from './world.js';

/** In the model the plant lends by all agreements. */
const PROVIDER: Organization = 'plant';

export function proposeAgreement(world: World, operation: ProposeAgreement, name: string): Expected {
  const { who, consumer, fromDay, toDay } = operation;
  const proposedBy = [PROVIDER, consumer].find((side) => seesAgreements(who, side));
  // Both organizations are VERIFIED, so everybody sees them.
  if (proposedBy === undefined) return refused('NOT_PERMITTED');
  if (toDay <= fromDay) return refused('INVALID');
  world.agreements.set(name, { name, provider: PROVIDER, consumer, proposedBy, fromDay, toDay, stage: 'PROPOSED' });
  return done;
}

export function actOnAgreement(world: World, { does, who, agreement: name }: ActOnAgreement): Expected {
  const agreement = found(world.agreements, name);
  const { provider, consumer, proposedBy } = agreement;
  const other = proposedBy === provider ? consumer : provider;
  if (!seesAgreements(who, provider) && !seesAgreements(who, consumer)) return refused('NOT_FOUND');
  if (does === 'acceptAgreement' && !seesAgreements(who, other)) return refused('NOT_PERMITTED');
  const over = agreement.toDay * DAY <= world.now;
  if (does === 'acceptAgreement') {
    if (agreement.stage !== 'PROPOSED') return refused('WRONG_STATUS');
    agreement.stage = 'ACCEPTED';
    return done;
  }
  if (agreement.stage === 'PROPOSED') agreement.stage = 'DECLINED';
  else if (agreement.stage === 'ACCEPTED' && !over) agreement.stage = 'ENDED';
  else return refused('WRONG_STATUS');
  return done;
}
