import '../../api/errors.graphql';
import { graphql } from '../../api/graphql';

export const SERIES_RESOURCE = graphql(/* GraphQL */ `
  query SeriesResource($id: ID!) {
    resource(id: $id) {
      id
      name
      timeZone
      skills
      units
      policy {
        startStepMinutes
      }
      organization {
        id
        name
      }
    }
  }
`);

/** Every date of the rule with what stands in its way; and the price of what is left without the skipped dates. */
export const PREVIEW_SERIES = graphql(/* GraphQL */ `
  query PreviewSeries($input: RequestBookingSeriesInput!, $chosen: RequestBookingSeriesInput!, $someSkipped: Boolean!) {
    previewBookingSeries(input: $input) {
      notices
      userErrors {
        ...Errors
      }
      total {
        amount
        currency
      }
      occurrences {
        startsAt
        endsAt
        startsAtLocal
        moved
        quote {
          amount
          currency
        }
        specialDay {
          name
          kind
          opensLike
        }
        userErrors {
          message
        }
        alternatives(first: 3) {
          startsAt
          endsAt
        }
      }
    }
    chosen: previewBookingSeries(input: $chosen) @include(if: $someSkipped) {
      total {
        amount
        currency
      }
    }
  }
`);

export const REQUEST_SERIES = graphql(/* GraphQL */ `
  mutation RequestSeries($input: RequestBookingSeriesInput!) {
    requestBookingSeries(input: $input) {
      series {
        id
      }
      occurrences {
        startsAt
        endsAt
        userErrors {
          message
        }
        booking {
          id
          reference
        }
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
