import { graphql } from '../../api/graphql';
import './actions.graphql';

/** A booking that a change hits, with other times for it and other resources that could do instead. */
graphql(/* GraphQL */ `
  fragment Affected on AffectedBooking {
    because
    resource {
      id
      name
      timeZone
    }
    booking {
      ...ListedBooking
    }
    alternatives {
      startsAt
      endsAt
    }
    equivalents {
      startsAt
      endsAt
      resource {
        id
        name
        timeZone
      }
    }
  }
`);
