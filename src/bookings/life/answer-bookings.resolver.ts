import { Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { Input } from '../../platform/graphql/input.js';
import { answerCommand, AnswerBookingsInput, AnswerBookingsPayload } from './answer-bookings.payloads.js';
import { AnswerBookings } from './answer-bookings.js';

@Resolver()
export class AnswerBookingsResolver {
  constructor(private readonly answer: AnswerBookings) {}

  @Mutation(() => AnswerBookingsPayload, {
    description: 'The owner approves and declines several requests at once, each whole for itself.',
  })
  async answerBookings(
    @CurrentViewer() viewer: Viewer,
    @Input(AnswerBookingsInput, 'The requests.') input: AnswerBookingsInput,
  ): Promise<AnswerBookingsPayload> {
    return AnswerBookingsPayload.of(input, await this.answer.execute(viewer, answerCommand(input)));
  }
}
