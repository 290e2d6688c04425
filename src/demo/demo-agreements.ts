import { Injectable } from '@nestjs/common';
import { AcceptAgreement, ProposeAgreement } from '../organizations/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { parseDecimal, ZERO } from '../platform/core/decimal.js';
import { addDays, midnightOf } from '../platform/core/local-time.js';
import { localAt } from '../platform/core/zone.js';
import { Database } from '../platform/db/database.js';
import { DemoPeople } from './demo-people.js';
import { done, named } from './done.js';
import { haveAgreed } from './present.queries.js';

const ZONE = 'Asia/Shanghai';

@Injectable()
export class DemoAgreements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: DemoPeople,
    private readonly propose: ProposeAgreement,
    private readonly accept: AcceptAgreement,
  ) {}

  /** A year from today: the machinery maker and the polytechnic are partners, with 40 hours a month free. */
  async sign(organizations: ReadonlyMap<string, OrganizationKey>): Promise<void> {
    const today = midnightOf(localAt(this.clock.now(), ZONE));
    const terms = {
      providerId: named(organizations, 'hualong-precision'),
      consumerId: named(organizations, 'shenzhen-polytechnic'),
      from: today,
      to: addDays(today, 365),
      includedMinutes: 40 * 60 * 12,
      discountPercent: parseDecimal('10') ?? ZERO,
      resourceIds: null,
    };
    if (await haveAgreed(this.database, terms.providerId, terms.consumerId)) return;
    const proposed = done(await this.propose.execute(await this.people.viewer('wu.min@hualong.example'), terms));
    done(await this.accept.execute(await this.people.viewer('chen.jing@szpt.example'), proposed.id));
  }
}
