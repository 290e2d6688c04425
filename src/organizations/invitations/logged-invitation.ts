import { invitationIds } from '../ids.js';
import type { InvitationKey } from '../../platform/core/keys.js';

/** Id of an invitation as lines of logs show it. */
export const loggedInvitation = (key: InvitationKey): string => invitationIds.encode(key);
