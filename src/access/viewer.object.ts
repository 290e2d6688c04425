import { ObjectType } from '@nestjs/graphql';
import type { Viewer } from './core/viewer.js';
import { UserObject } from './user.object.js';
import { Field } from '../platform/graphql/field.js';

@ObjectType('Viewer', { description: 'The person who is signed in.' })
export class ViewerObject {
  @Field(() => UserObject, 'The person.') user: UserObject;
  @Field(() => Boolean, 'Whether the viewer verifies and suspends organizations.') isPlatformAdmin: boolean;

  /** For the fields that slices above add. */
  readonly viewer: Viewer;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
    this.user = new UserObject({ key: viewer.accountKey, name: viewer.name, email: viewer.email });
    this.isPlatformAdmin = viewer.isPlatformAdmin;
  }
}
