import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { refuse, type Result } from '../platform/core/result.js';
import { SignInInput, SignOutInput, SignUpInput } from './access.inputs.js';
import { SignInPayload, SignOutPayload } from './access.payloads.js';
import type { AccessRefusal } from './core/refusals.js';
import type { Viewer } from './core/viewer.js';
import { CurrentViewer } from './current-viewer.js';
import type { SignedIn } from './open-session.js';
import { originOf } from './origin.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { SignUp } from './sign-up.js';
import { ViewerObject } from './viewer.object.js';
import type { ViewerContext } from './viewer-context.js';
import { Input } from '../platform/graphql/input.js';

@Resolver()
export class AccessResolver {
  constructor(
    private readonly signingUp: SignUp,
    private readonly signingIn: SignIn,
    private readonly signingOut: SignOut,
  ) {}

  @Query(() => ViewerObject, { nullable: true, description: 'The person who is signed in; null = nobody is.' })
  viewer(@Context() context: ViewerContext): ViewerObject | null {
    return context.viewer === null ? null : new ViewerObject(context.viewer);
  }

  @Mutation(() => SignInPayload, { description: 'Makes an account and signs in with it.' })
  async signUp(
    @Input(SignUpInput, 'The new account.') input: SignUpInput,
    @Context() context: ViewerContext,
  ): Promise<SignInPayload> {
    return this.enter(context, await this.signingUp.execute(input, originOf(context)));
  }

  @Mutation(() => SignInPayload, { description: 'Opens a session: a token for clients, and a cookie for browsers.' })
  async signIn(
    @Input(SignInInput, 'Address and password.') input: SignInInput,
    @Context() context: ViewerContext,
  ): Promise<SignInPayload> {
    const result = await this.signingIn.execute(input, originOf(context));
    return this.enter(context, result.ok ? result : refuse([result.error]));
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session that asks, or all of the account.' })
  async signOut(
    @Args('input', {
      type: () => SignOutInput,
      defaultValue: { everywhere: false },
      description: 'The extent of signing out.',
    })
    input: SignOutInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<SignOutPayload> {
    await this.signingOut.execute(viewer, context.sessionToken, input.everywhere);
    context.viewer = null;
    context.sessionToken = null;
    context.clearSessionCookie();
    return { userErrors: [] };
  }

  /** Makes the person who signed in the viewer of the rest of the request. */
  private enter(context: ViewerContext, result: Result<SignedIn, readonly AccessRefusal[]>): SignInPayload {
    if (result.ok) {
      context.viewer = result.value.viewer;
      context.sessionToken = result.value.token;
      // The session lasts longer each time it is used, so the cookie lasts as long as it may.
      context.setSessionCookie(result.value.token, result.value.longestUntil);
    }
    return SignInPayload.of(result);
  }
}
