import { Mutation, Resolver } from '@nestjs/graphql';
import { resourceIds } from '../organizations/ids.js';
import { CurrentViewer, type Viewer } from '../access/index.js';
import { DeleteDraftResource } from './delete-draft-resource.js';
import { ResourceActionInput } from './resource.inputs.js';
import { DeleteDraftResourcePayload } from './resource.payloads.js';
import { Input } from '../platform/graphql/input.js';

@Resolver()
export class DraftResourcesResolver {
  constructor(private readonly deleteDraft: DeleteDraftResource) {}

  @Mutation(() => DeleteDraftResourcePayload, {
    description: 'Deletes a DRAFT that was never LISTED, with nothing inside and never booked. Its code is free again.',
  })
  async deleteDraftResource(
    @CurrentViewer() viewer: Viewer,
    @Input(ResourceActionInput, 'The draft.') input: ResourceActionInput,
  ): Promise<DeleteDraftResourcePayload> {
    return DeleteDraftResourcePayload.of(await this.deleteDraft.execute(viewer, resourceIds.read(input.resourceId)));
  }
}
