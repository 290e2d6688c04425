import { Context, Mutation, Resolver } from '@nestjs/graphql';
import { ok } from '../../platform/core/result.js';
import { ChangePasswordInput, IssuePasswordResetInput, ResetPasswordInput } from '../account.inputs.js';
import { AccountPayload, DonePayload, PasswordResetPayload } from '../account.payloads.js';
import type { Viewer } from '../core/viewer.js';
import { CurrentViewer } from '../current-viewer.js';
import { originOf } from '../origin.js';
import type { ViewerContext } from '../viewer-context.js';
import { ChangePassword } from './change-password.js';
import { IssuePasswordReset } from './issue-password-reset.js';
import { ResetPassword } from './reset-password.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver()
export class RecoveryResolver {
  constructor(
    private readonly changing: ChangePassword,
    private readonly issuing: IssuePasswordReset,
    private readonly resetting: ResetPassword,
  ) {}

  @Mutation(() => AccountPayload, {
    description: 'Replaces the password of the account that is signed in and ends all its other sessions.',
  })
  async changePassword(
    @Input(ChangePasswordInput, 'The current and the new password.')
    { currentPassword = null, newPassword }: ChangePasswordInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<AccountPayload> {
    const passwords = { currentPassword, newPassword };
    const changed = await this.changing.execute(viewer, passwords, originOf(context), context.sessionToken);
    return AccountPayload.of(changed.ok ? ok(viewer) : changed);
  }

  @Mutation(() => PasswordResetPayload, {
    description:
      'Issues a link that sets a new password once, within 60 minutes; a newer link ends the older one. For platform ' +
      'admins, and for an ADMIN of a VERIFIED organization whose member belongs to no other.',
  })
  async issuePasswordReset(
    @Input(IssuePasswordResetInput, 'The account whose password is to be reset.') { email }: IssuePasswordResetInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<PasswordResetPayload> {
    return PasswordResetPayload.of(await this.issuing.execute(viewer, email));
  }

  @Mutation(() => DonePayload, {
    description: 'Sets a new password by a link and ends all sessions of the account; needs no signing in.',
  })
  async resetPassword(
    @Input(ResetPasswordInput, 'The token of the link and the new password.')
    { token, newPassword }: ResetPasswordInput,
    @Context() context: ViewerContext,
  ): Promise<DonePayload> {
    const reset = await this.resetting.execute({ token, newPassword }, originOf(context));
    if (reset.ok && reset.value === context.viewer?.accountKey) {
      context.viewer = null;
      context.sessionToken = null;
    }
    return DonePayload.of(reset);
  }
}
