import { Reflector } from '@nestjs/core';
import type { AccountKey } from '../platform/core/keys.js';
import { readEnvironment } from '../platform/config/environment.js';
import { Public } from '../platform/http/public.js';
import type { DearSlots } from '../platform/work/dear-slots.js';
import type { OperationAllowance } from './operation-allowance.js';
import { OperationGuard } from './operation.guard.js';
import type { Sessions } from './sessions.js';
import { SignedInRoute } from './signed-in-route.js';

const closed = () => null;
const open = () => null;
Public()(open);
const signedIn = () => null;
SignedInRoute()(signedIn);

class Routes {}

@Public()
class OpenRoutes {}

type GuardContext = Parameters<OperationGuard['canActivate']>[0];

describe('The guard of operations', () => {
  const sessions = {
    viewerOf: (token: string | null) => Promise.resolve(token === 'hers' ? { accountKey: 'a' } : null),
  };
  const spent: string[] = [];
  const allowance = { spend: ({ userId }: { userId: AccountKey }) => Promise.resolve(void spent.push(userId)) };
  const dear = { enter: () => () => undefined };
  const guard = new OperationGuard(
    new Reflector(),
    sessions as unknown as Sessions,
    allowance as unknown as OperationAllowance,
    readEnvironment({}),
    dear as unknown as DearSlots,
  );
  const http = (type: new () => object, handler: () => unknown) =>
    ({ getType: () => 'http', getClass: () => type, getHandler: () => handler }) as unknown as GuardContext;
  const root = (fieldName: string, viewer: object | null) =>
    ({
      getType: () => 'graphql',
      getClass: () => Routes,
      getHandler: () => null,
      getArgs: () => [{}, {}, { viewer }, { fieldName }],
    }) as unknown as GuardContext;
  const codeOf = (context: GuardContext): unknown => {
    try {
      return guard.canActivate(context);
    } catch (error) {
      return (error as { extensions: { code: string } }).extensions.code;
    }
  };

  it('the guard opens HTTP routes that are declared public, and no others', () => {
    expect(guard.canActivate(http(Routes, open))).toBe(true);
    expect(guard.canActivate(http(OpenRoutes, closed))).toBe(true);
    expect(guard.canActivate(http(Routes, closed))).toBe(false);
  });

  it('the guard opens signed-in routes to signed-in users only and counts their requests', async () => {
    const ask = (authorization: string | undefined) => {
      const request: { headers: object; cookies: object; viewer?: object } = {
        headers: { authorization },
        cookies: {},
      };
      const context = {
        ...http(Routes, signedIn),
        switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({ raw: { once: () => undefined } }) }),
      };
      return { request, answer: guard.canActivate(context as unknown as GuardContext) };
    };
    await expect(ask(undefined).answer).rejects.toMatchObject({ status: 401 });
    await expect(ask('Bearer his').answer).rejects.toMatchObject({ status: 401 });
    const hers = ask('Bearer hers');
    expect(await hers.answer).toBe(true);
    expect(hers.request.viewer).toEqual({ accountKey: 'a' });
    expect(spent).toEqual(['a']);
  });

  it('the guard refuses a root field that the table does not name, for every viewer', () => {
    expect(codeOf(root('dropEverything', { isPlatformAdmin: true }))).toBe('FORBIDDEN');
    expect(codeOf(root('toString', { isPlatformAdmin: true }))).toBe('FORBIDDEN');
  });

  it('the guard requires a viewer everywhere except where the table allows anyone', () => {
    expect(codeOf(root('booking', null))).toBe('UNAUTHENTICATED');
    expect(codeOf(root('booking', {}))).toBe(true);
    expect(codeOf(root('signIn', null))).toBe(true);
  });
});
