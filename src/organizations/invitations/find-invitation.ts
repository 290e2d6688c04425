import { Injectable } from '@nestjs/common';
import { hashSecret } from '../../access/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import type { InvitationFacts } from './core/invitation.js';
import { openInvitation } from './open-invitation.js';

/** Shows the holder of a token the invitation that it opens. */
@Injectable()
export class FindInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null for a token that opens nothing. */
  execute(token: string): Promise<InvitationFacts | null> {
    return openInvitation(this.database, hashSecret(token), this.clock.now());
  }
}
