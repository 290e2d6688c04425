import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type HandedOn, Relay } from '../happenings/index.js';
import { statement, type Tx } from '../platform/db/database.js';
import { instantOf } from '../platform/db/sql-values.js';
import { Listening } from '../platform/live/listening.js';
import { type Happened, hintsOf } from './core/hints-of.js';
import { hintsIn, payloadOf } from './core/payload.js';
import { LiveHub } from './live-hub.js';

const CHANNEL = 'workbay_changed';

const notify = statement('live.notify')`select pg_notify('${CHANNEL}', $1)`;

const happenedOf = (row: HandedOn): Happened => ({
  kind: row.kind,
  organization: row.organization_id,
  other: row.other_organization_id,
  at: instantOf(row.at),
  byPerson: row.account_id !== null,
  subject: row.subject_id,
  resources: row.resource_ids,
  touched:
    row.touched_from === null || row.touched_to === null
      ? null
      : { from: instantOf(row.touched_from), to: instantOf(row.touched_to) },
});

/**
 * Makes hints of the happenings that the relay hands on, and notifies all instances of them, this one included, once the
 * relay's transaction commits. No transaction of a request notifies, because NOTIFY takes a lock on the whole database.
 */
@Injectable()
export class HintNotifier implements OnModuleInit {
  constructor(
    private readonly relay: Relay,
    private readonly listening: Listening,
    private readonly hub: LiveHub,
  ) {}

  onModuleInit(): void {
    this.relay.register((tx, happenings) => this.notify(tx, happenings));
    this.listening.on(CHANNEL, (payload) => this.hub.hear(hintsIn(payload)));
    this.listening.onReturn(() => this.hub.hear(null));
  }

  private async notify(tx: Tx, happenings: readonly HandedOn[]): Promise<void> {
    const hints = happenings.map(happenedOf).flatMap(hintsOf);
    if (hints.length > 0) await tx.run(notify, [payloadOf(hints)]);
  }
}
