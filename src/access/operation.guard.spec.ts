import { Reflector } from '@nestjs/core';
import { Public } from '../platform/http/public.js';
import type { OperationAllowance } from './operation-allowance.js';
import { OperationGuard } from './operation.guard.js';
import type { Sessions } from './sessions.js';

const closed = () => null;
const open = () => null;
Public()(open);

class Routes {}

@Public()
class OpenRoutes {}

type GuardContext = Parameters<OperationGuard['canActivate']>[0];

/** Sessions and allowances are asked for routes of operations only, which test/api/reports tells of. */
const nobody = {};
const unlimited = {};

describe('the guard', () => {
  const guard = new OperationGuard(
    new Reflector(),
    nobody as unknown as Sessions,
    unlimited as unknown as OperationAllowance,
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

  it('opens HTTP routes that are declared public, and no other', () => {
    expect(guard.canActivate(http(Routes, open))).toBe(true);
    expect(guard.canActivate(http(OpenRoutes, closed))).toBe(true);
    expect(guard.canActivate(http(Routes, closed))).toBe(false);
  });

  it('refuses a root field that the table does not name, whoever asks', () => {
    expect(codeOf(root('dropEverything', { isPlatformAdmin: true }))).toBe('FORBIDDEN');
    expect(codeOf(root('toString', { isPlatformAdmin: true }))).toBe('FORBIDDEN');
  });

  it('asks for a viewer everywhere but where anyone may', () => {
    expect(codeOf(root('booking', null))).toBe('UNAUTHENTICATED');
    expect(codeOf(root('booking', {}))).toBe(true);
    expect(codeOf(root('signIn', null))).toBe(true);
  });
});
