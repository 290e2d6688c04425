import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from '../core/locale.js';
import { textIn, valueOf } from '../core/message.js';
import type { Refusal } from '../core/refusal.js';
import { fill } from './fill.js';
import { RequestLocale } from './request-locale.js';
import { RefusalFactObject, UserErrorInterface } from './user-error.js';

/** The text of each refusal in the language of the request, and its facts for programs. */
@Resolver(() => UserErrorInterface)
export class UserErrorResolver {
  @ResolveField(() => String, {
    description:
      'A sentence a person can act on, with the limit and the value that broke it, in the language asked for.',
  })
  message(@Parent() refusal: Refusal, @RequestLocale() locale: Locale): string {
    return textIn(locale, refusal);
  }

  @ResolveField(() => String, { description: 'The code as text, for clients that treat all kinds of refusals alike.' })
  codeName(@Parent() { code }: Refusal): string {
    return code;
  }

  @ResolveField(() => [RefusalFactObject], { description: 'The values that the message names, at most 12.' })
  facts(@Parent() { facts }: Refusal): RefusalFactObject[] {
    return Object.entries(facts).map(([name, fact]) => fill(RefusalFactObject, { name, value: valueOf(fact) }));
  }
}
