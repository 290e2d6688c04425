import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Jobs } from '../platform/jobs/jobs.js';
import { AccessResolver } from './access.resolver.js';
import { CloseAccount } from './closing/close-account.js';
import { DisableAccount } from './closing/disable-account.js';
import { EnsurePlatformAdmin } from './ensure-platform-admin.js';
import { ForgetOldAccess } from './forget-old-access.js';
import { Guesses } from './guesses.js';
import { DemoAccounts } from './operator/demo-accounts.js';
import { PlatformAdmins } from './operator/platform-admins.js';
import { OperationAllowance } from './operation-allowance.js';
import { OperationGuard } from './operation.guard.js';
import { OwnPassword } from './own-password.js';
import { NewAccounts } from './new-account.js';
import { Passwords } from './passwords.js';
import { AccountResolver } from './profile/account.resolver.js';
import { EndSession } from './profile/end-session.js';
import { OwnSessions } from './profile/own-sessions.js';
import { Profiles } from './profile/profiles.js';
import { UpdateProfile } from './profile/update-profile.js';
import { ViewerProfileResolver } from './profile/viewer-profile.resolver.js';
import { QuotaRefusals } from './quota-refusals.js';
import { Quotas } from './quotas.js';
import { ChangePassword } from './recovery/change-password.js';
import { IssuePasswordReset } from './recovery/issue-password-reset.js';
import { RecoveryResolver } from './recovery/recovery.resolver.js';
import { ResetPassword } from './recovery/reset-password.js';
import { SeenSessions } from './seen-sessions.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { SignUp } from './sign-up.js';
import { UserLoader } from './user-loader.js';
import { UserResolver } from './user.resolver.js';
import { AccountEntity } from './account.entity.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { KnownNetworkEntity } from './known-network.entity.js';
import { MembershipEntity } from './membership.entity.js';
import { OperationAllowanceEntity } from './operation-allowance.entity.js';
import { PasswordResetEntity } from './recovery/password-reset.entity.js';
import { QuotaCounterEntity } from './quota-counter.entity.js';
import { SessionEntity } from './session.entity.js';
import { SignInFailureEntity } from './sign-in-failure.entity.js';

const accounts = [DisableAccount, CloseAccount, UpdateProfile, Profiles, AccountResolver, ViewerProfileResolver];
const passwords = [Passwords, OwnPassword, ChangePassword, ResetPassword, RecoveryResolver];
const sessions = [SeenSessions, OwnSessions, EndSession, SignOut, AccessResolver];
/** Parts that other slices use too. */
const offered = [
  Sessions,
  SignIn,
  SignUp,
  NewAccounts,
  IssuePasswordReset,
  Guesses,
  Quotas,
  OperationAllowance,
  UserLoader,
];
const operator = [DemoAccounts, EnsurePlatformAdmin, PlatformAdmins];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      AccountEntity,
      IdempotencyKeyEntity,
      KnownNetworkEntity,
      MembershipEntity,
      OperationAllowanceEntity,
      PasswordResetEntity,
      QuotaCounterEntity,
      SessionEntity,
      SignInFailureEntity,
    ]),
  ],
  providers: [
    { provide: APP_GUARD, useClass: OperationGuard },
    { provide: APP_INTERCEPTOR, useClass: QuotaRefusals },
    ...offered,
    ...operator,
    ...accounts,
    ...passwords,
    ...sessions,
    ForgetOldAccess,
    UserResolver,
  ],
  exports: [...offered, ...operator],
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly forgetting: ForgetOldAccess,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'forget-old-access', cron: '20 * * * *', run: () => this.forgetting.execute() });
  }
}
