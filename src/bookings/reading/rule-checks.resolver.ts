import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { textIn } from '../../platform/core/message.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { RuleCheckObject } from '../booking/rule-check.object.js';

@Resolver(() => RuleCheckObject)
export class RuleCheckResolver {
  constructor(private readonly resources: ResourceLoader) {}

  @ResolveField(() => ResourceObject, {
    nullable: true,
    description: 'The item that it is about; null = the whole request.',
  })
  async resource(
    @Parent() { resourceId }: RuleCheckObject,
    @Context() context: ViewerContext,
  ): Promise<ResourceObject | null> {
    return resourceId === null ? null : this.resources.load(context, resourceId);
  }

  @ResolveField(() => String, {
    description:
      'The rule in words if it is kept ("at least 48 hours ahead"), else the message of userErrors; in the language ' +
      'asked for.',
  })
  message(@Parent() { said }: RuleCheckObject, @RequestLocale() locale: Locale): string {
    return textIn(locale, said);
  }
}
