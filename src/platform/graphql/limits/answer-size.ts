import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { queryTooComplex } from '../api-error.js';
import type { RequestContext } from '../request-context.js';
import { textInSlices, TooManyBytes } from './answer-text.js';

/** Texts of answers by their data: the size is known before the HTTP status is sent. */
const texts = new WeakMap<object, string>();

/** Answers of so many fields are written in slices; smaller ones at once. */
const MANY_FIELDS = 500;

/** Refuses an answer of too many bytes; one to a mutation that was made is bounded by its price alone. */
export function answerSizePlugin(mostBytes: number): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async willSendResponse({ response, contextValue }) {
          const { body } = response;
          if (body.kind !== 'single' || body.singleResult.data == null) return;
          const { data } = body.singleResult;
          const most = contextValue.scope.changed ? Infinity : mostBytes;
          try {
            const isLarge = contextValue.budget.total > MANY_FIELDS;
            texts.set(data, isLarge ? await textInSlices(data, most) : atOnce(data, most));
          } catch (error) {
            if (!(error instanceof TooManyBytes)) throw error;
            const { message, extensions } = tooManyBytes(mostBytes, contextValue.scope.advice);
            const { code } = extensions;
            body.singleResult = { errors: [{ message, extensions: { code, requestId: contextValue.requestId } }] };
            response.http.status = 400;
          }
        },
      }),
  };
}

function atOnce(data: object, most: number): string {
  const text = JSON.stringify(data);
  if (text.length * 3 > most && Buffer.byteLength(text) > most) throw new TooManyBytes();
  return text;
}

const tooManyBytes = (most: number, advice: string | null) =>
  queryTooComplex(`The answer has more than ${most / 1_000_000} MB, which is the most. ${advice ?? ''}`.trim());

/** The text of an answer, of which the data may have been written before. */
export function answerText(result: FormattedExecutionResult): string {
  const data = result.data == null ? undefined : texts.get(result.data);
  if (data === undefined) return `${JSON.stringify(result)}\n`;
  const others = JSON.stringify({ ...result, data: undefined });
  return others === '{}' ? `{"data":${data}}\n` : `${others.slice(0, -1)},"data":${data}}\n`;
}
