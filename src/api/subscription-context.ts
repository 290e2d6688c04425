import { Injectable } from '@nestjs/common';
import { networkOf, OperationAllowance, Sessions, type Viewer } from '../access/index.js';
import { Environment } from '../platform/config/environment.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Connection } from '../platform/live/connection.js';
import { RequestScope } from '../platform/work/request-scope.js';
import { contextOf } from './request-context.js';

function noCookie(): never {
  throw new Error('a subscription has no answer that could carry a cookie');
}

/** Finds out who opens a connection, and makes the contexts of its subscriptions, which have no reply. */
@Injectable()
export class SubscriptionContexts {
  constructor(
    private readonly env: Environment,
    private readonly sessions: Sessions,
    private readonly allowance: OperationAllowance,
  ) {}

  /** The viewer of a connection that opens. Only a session that is none counts, against the network. Throws RATE_LIMITED. */
  async viewerOf(connection: Connection): Promise<Viewer | null> {
    const viewer = await this.sessions.viewerOf(connection.token);
    if (viewer === null) await this.allowance.spend({ network: networkOf(connection.request.ip) }, 1);
    return viewer;
  }

  /** The context of one subscription, which counts as an operation; null without a session. Throws RATE_LIMITED. */
  async of({ request, token }: Connection, requestId: string): Promise<RequestContext<Viewer> | null> {
    const viewer = await this.sessions.viewerOf(token);
    if (viewer === null) return null;
    await this.allowance.spend({ userId: viewer.accountKey }, 1);
    const scope = new RequestScope(requestId);
    return {
      ...contextOf(this.env, { request, requestId, token, viewer, scope }),
      setSessionCookie: noCookie,
      clearSessionCookie: noCookie,
    };
  }
}
