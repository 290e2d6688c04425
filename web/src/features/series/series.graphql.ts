import '../../api/errors.graphql';
import { graphql } from '../../api/graphql';

export const SERIES_RESOURCE = graphql(/* GraphQL */ `
  query SeriesResource($id: ID!) {
    resource(id: $id) {
      id
      name
      timeZone
      skills
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

export const PREVIEW_SERIES = graphql(/* GraphQL */ `
  query PreviewSeries($input: RequestBookingSeriesInput!) {
    previewBookingSeries(input: $input) {
      notices
      userErrors {
        ...Errors
      }
      occurrences {
        startsAt
        endsAt
        skippedBecause
        userErrors {
          message
        }
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
