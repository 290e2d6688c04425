import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';

/** A clash with a booking or a downtime, named where the viewer may see it. */
graphql(/* GraphQL */ `
  fragment Clash on BookingConflict {
    reason
    startsAt
    endsAt
    unitsFree
    resource {
      id
      name
      timeZone
    }
    booking {
      id
      title
      reference
    }
  }
`);

/** The price of one resource of a booking, and the sentences that say how it comes about. */
graphql(/* GraphQL */ `
  fragment PricedLine on QuoteLine {
    units
    resource {
      id
      name
    }
    amount {
      amount
      currency
    }
    parts {
      description
    }
  }
`);

/** The answer that a booking, or moving one, would get now. */
graphql(/* GraphQL */ `
  fragment Preview on BookingPreview {
    status
    checks {
      kept
      message
    }
    lines {
      ...PricedLine
    }
    lateFrom
    lateCancellationFee {
      amount
      currency
    }
    noShowFee {
      amount
      currency
    }
    approver {
      id
      name
    }
    quote {
      amount
      currency
    }
    userErrors {
      ...Errors
    }
    conflicts {
      ...Clash
    }
    alternatives {
      startsAt
      endsAt
    }
  }
`);
