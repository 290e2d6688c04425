import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule, may, type ViewerContext } from '../access/index.js';
import { CatalogModule } from '../catalog/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Database } from '../platform/db/database.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { rateIds } from './ids.js';
import { WithdrawRate } from './rates/withdraw-rate.js';
import { PublishRate } from './rates/publish-rate.js';
import { RateObject } from './rates/rate.object.js';
import { ratesById } from './rates/rates.queries.js';
import { RateLoader } from './rates/rate.loader.js';
import { RatesResolver, ResourceRatesResolver } from './rates/rates.resolver.js';
import { ChargePartResolver, UsageResolver } from './usage/usage.resolver.js';
import { RateEntity } from './rates/rate.entity.js';
import { UsageRecordEntity } from './usage/usage-record.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([RateEntity, UsageRecordEntity]),
    AccessModule,
    OrganizationsModule,
    CatalogModule,
  ],
  providers: [
    PublishRate,
    WithdrawRate,
    RateLoader,
    RatesResolver,
    ResourceRatesResolver,
    UsageResolver,
    ChargePartResolver,
  ],
  exports: [PublishRate, RateLoader],
})
export class AccountingModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.nodes.register(rateIds.prefix, async (id, context) => {
      const { viewer } = context as ViewerContext;
      const key = rateIds.read(id);
      const rate = viewer === null ? undefined : (await ratesById(this.database, [key])).get(key.id);
      if (viewer === null || rate === undefined) return null;
      return may(viewer, 'rates', { provider: rate.resourceId.provider }) ? RateObject.of(rate) : null;
    });
  }
}
