import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { SubscriptionContexts } from '../api/index.js';
import { HappeningsModule } from '../happenings/index.js';
import { Listening } from '../platform/live/listening.js';
import { ChangedResolver } from './changed.resolver.js';
import { HintNotifier } from './hint-notifier.js';
import { LiveBeginning } from './live-beginning.js';
import { LiveHub } from './live-hub.js';
import { LiveServer } from './live-server.js';
import { SessionWatch } from './session-watch.js';

@Module({
  imports: [AccessModule, HappeningsModule],
  providers: [
    ChangedResolver,
    HintNotifier,
    Listening,
    LiveBeginning,
    LiveHub,
    LiveServer,
    SessionWatch,
    SubscriptionContexts,
  ],
  exports: [LiveServer],
})
export class LiveModule {}
