import { Injectable } from '@nestjs/common';
import { Guesses, hashSecret } from '../../access/index.js';
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
    private readonly guesses: Guesses,
  ) {}

  /**
   * The invitation of a token. Null = the token opens nothing, which counts as a failed guess, or too many have failed.
   */
  async execute(token: string, network: string): Promise<InvitationFacts | null> {
    if ((await this.guesses.refusalOfToken(network)) !== null) return null;
    const invitation = await openInvitation(this.database, hashSecret(token), this.clock.now());
    if (invitation === null) await this.guesses.failedToken(network, 'invitation');
    return invitation;
  }
}
