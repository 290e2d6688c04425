import { Injectable, type OnModuleInit } from '@nestjs/common';
import { usageIds } from '../accounting/ids.js';
import type { ViewerContext } from '../access/index.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { bookingIds, downtimeIds, seriesIds } from './ids.js';
import { BookingLoader } from './booking/booking.loader.js';
import { DowntimeLoader } from './downtimes/downtime.loader.js';
import { UsageLoader } from './life/usage.loader.js';
import { SeriesLoader } from './series/series.loader.js';

/** Lets `node` find the objects of this slice. */
@Injectable()
export class BookingNodes implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly bookings: BookingLoader,
    private readonly series: SeriesLoader,
    private readonly usage: UsageLoader,
    private readonly downtimes: DowntimeLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register(bookingIds.prefix, (id, context) =>
      this.bookings.booking(context as ViewerContext, bookingIds.read(id)),
    );
    this.nodes.register(seriesIds.prefix, (id, context) =>
      this.series.series(context as ViewerContext, seriesIds.read(id)),
    );
    this.nodes.register(usageIds.prefix, (id, context) =>
      this.usage.usageRecord(context as ViewerContext, usageIds.read(id)),
    );
    this.nodes.register(downtimeIds.prefix, (id, context) =>
      this.downtimes.downtime(context as ViewerContext, downtimeIds.read(id)),
    );
  }
}
