import { Context, Mutation, Resolver } from '@nestjs/graphql';
import { sessionIds } from '../ids.js';
import { ok } from '../../platform/core/result.js';
import { AccountActionInput, CloseAccountInput, EndSessionInput, UpdateProfileInput } from '../account.inputs.js';
import { AccountPayload, DonePayload } from '../account.payloads.js';
import { CloseAccount } from '../closing/close-account.js';
import { DisableAccount } from '../closing/disable-account.js';
import type { Viewer } from '../core/viewer.js';
import { CurrentViewer } from '../current-viewer.js';
import { originOf } from '../origin.js';
import { hashSecret } from '../secret.js';
import { Sessions } from '../sessions.js';
import type { ViewerContext } from '../viewer-context.js';
import { EndSession } from './end-session.js';
import { UpdateProfile } from './update-profile.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver()
export class AccountResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly updating: UpdateProfile,
    private readonly ending: EndSession,
    private readonly closing: CloseAccount,
    private readonly disabling: DisableAccount,
  ) {}

  @Mutation(() => AccountPayload, {
    description: 'Changes name, language or time zone of the account that is signed in.',
  })
  async updateProfile(
    @Input(UpdateProfileInput, 'The changes.') input: UpdateProfileInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<AccountPayload> {
    const updated = await this.updating.execute(viewer, input);
    if (updated.ok) context.viewer = await this.sessions.viewerOfUser(viewer.accountKey);
    return AccountPayload.of(updated.ok ? ok(context.viewer) : updated);
  }

  @Mutation(() => AccountPayload, { description: "Ends one of the viewer's own sessions at once, at every instance." })
  async endSession(
    @Input(EndSessionInput, 'The session.') { sessionId }: EndSessionInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<AccountPayload> {
    const ended = await this.ending.execute(viewer, sessionIds.read(sessionId));
    if (!ended.ok) return AccountPayload.of(ended);
    const isCurrent = context.sessionToken !== null && hashSecret(context.sessionToken).equals(ended.value);
    if (isCurrent) this.signOut(context);
    return AccountPayload.of(ok(context.viewer));
  }

  @Mutation(() => DonePayload, {
    description:
      'Closes the account that is signed in for good. Its bookings stay with their organizations; its address may sign up anew.',
  })
  async closeAccount(
    @Input(CloseAccountInput, 'Proof that it is meant.') { currentPassword = null, confirm }: CloseAccountInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<DonePayload> {
    const closed = await this.closing.execute(viewer, { currentPassword, confirm }, originOf(context));
    if (closed.ok) this.signOut(context);
    return DonePayload.of(closed);
  }

  @Mutation(() => DonePayload, {
    description: 'Ends all sessions of an account and lets it sign in no more; for platform admins.',
  })
  async disableAccount(
    @Input(AccountActionInput, 'The account, and the reason.') { email, reason = null }: AccountActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<DonePayload> {
    return DonePayload.of(await this.disabling.disable(viewer, { email, reason }));
  }

  @Mutation(() => DonePayload, { description: 'Lets a disabled account sign in again; for platform admins.' })
  async enableAccount(
    @Input(AccountActionInput, 'The account.') { email }: AccountActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<DonePayload> {
    return DonePayload.of(await this.disabling.enable(viewer, email));
  }

  private signOut(context: ViewerContext): void {
    context.viewer = null;
    context.sessionToken = null;
    context.clearSessionCookie();
  }
}
