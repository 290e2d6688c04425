import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessResolver } from './access.resolver.js';
import { EnsurePlatformAdmin } from './ensure-platform-admin.js';
import { Guesses } from './guesses.js';
import { DemoAccounts } from './operator/demo-accounts.js';
import { PlatformAdmins } from './operator/platform-admins.js';
import { OperationAllowance } from './operation-allowance.js';
import { OperationGuard } from './operation.guard.js';
import { Passwords } from './passwords.js';
import { Quotas } from './quotas.js';
import { SeenSessions } from './seen-sessions.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { SignUp } from './sign-up.js';
import { UserLoader } from './user-loader.js';
import { UserResolver } from './user.resolver.js';

@Module({
  providers: [
    { provide: APP_GUARD, useClass: OperationGuard },
    AccessResolver,
    DemoAccounts,
    EnsurePlatformAdmin,
    Guesses,
    OperationAllowance,
    Passwords,
    PlatformAdmins,
    Quotas,
    SeenSessions,
    Sessions,
    SignIn,
    SignOut,
    SignUp,
    UserLoader,
    UserResolver,
  ],
  exports: [
    DemoAccounts,
    EnsurePlatformAdmin,
    Guesses,
    PlatformAdmins,
    OperationAllowance,
    Quotas,
    Sessions,
    SignIn,
    SignUp,
    UserLoader,
  ],
})
export class AccessModule {}
