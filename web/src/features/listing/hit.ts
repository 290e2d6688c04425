import type { UpdateResourceMutation } from '../../api/generated/graphql';

/** The bookings that a change of a machine hit. */
export type Hit = Pick<UpdateResourceMutation['updateResource'], 'affected' | 'affectedTotal'>;
