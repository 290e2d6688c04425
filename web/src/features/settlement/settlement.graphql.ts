import '../../api/errors.graphql';
import { graphql } from '../../api/graphql';

export const SETTLEMENT = graphql(/* GraphQL */ `
  query SettlementPage(
    $organizationId: ID!
    $filter: SettlementFilter!
    $month: LocalDate!
    $first: Int!
    $after: String
    $isClosing: Boolean!
  ) {
    provided: settlement(filter: { organizationId: $organizationId, as: PROVIDER }, first: 1) {
      totalCount
    }
    consumed: settlement(filter: { organizationId: $organizationId, as: CONSUMER }, first: 1) {
      totalCount
    }
    monthClose(providerId: $organizationId, month: $month) @include(if: $isClosing) {
      needTimes
      disputedLines
      toIssue
      toAccept
      toSettle
      settled
      totals {
        amount
        currency
      }
    }
    settlement(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        number
        status
        from
        to
        disputedLines
        viewerCan
        total {
          amount
          currency
        }
        provider {
          id
          name
        }
        consumer {
          id
          name
        }
      }
    }
    balances(organizationId: $organizationId) {
      amount {
        amount
        currency
      }
      provider {
        id
        name
      }
      consumer {
        id
        name
      }
    }
  }
`);

export const STATEMENT = graphql(/* GraphQL */ `
  query StatementPage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Statement {
        number
        status
        from
        to
        issuedAt
        acceptedAt
        settledAt
        disputedLines
        fingerprint
        viewerCan
        total {
          amount
          currency
        }
        provider {
          id
          slug
          name
          timeZone
        }
        consumer {
          id
          slug
          name
        }
        needTimes {
          id
          reference
          title
          startsAt
          endsAt
        }
        lines {
          ...StatementRow
        }
      }
    }
  }

  fragment StatementRow on StatementLine {
    id
    description
    disputed
    postedAt
    amount {
      amount
      currency
    }
    usage {
      id
      parts {
        description
        amount
      }
      booking {
        id
        reference
      }
      resource {
        id
        name
      }
    }
    corrects {
      id
      description
      statement {
        id
        number
        from
      }
      usage {
        id
        resource {
          id
          name
        }
      }
    }
    correctedBy {
      id
      amount {
        amount
        currency
      }
      statement {
        id
        number
        from
      }
    }
    disputes {
      reason
      at
      outcome
      answer
      answeredAt
      by {
        id
        name
      }
      answeredBy {
        id
        name
      }
    }
  }
`);

export const ISSUE = graphql(/* GraphQL */ `
  mutation IssueStatement($input: IssueStatementInput!) {
    issueStatement(input: $input) {
      statement {
        id
        number
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const ACCEPT = graphql(/* GraphQL */ `
  mutation AcceptStatement($input: StatementActionInput!) {
    acceptStatement(input: $input) {
      statement {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const SETTLE = graphql(/* GraphQL */ `
  mutation SettleStatement($input: StatementActionInput!) {
    settleStatement(input: $input) {
      statement {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const DISPUTE = graphql(/* GraphQL */ `
  mutation DisputeStatementLine($input: DisputeStatementLineInput!) {
    disputeStatementLine(input: $input) {
      statement {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const ADJUST = graphql(/* GraphQL */ `
  mutation AdjustStatementLine($input: AdjustStatementLineInput!) {
    adjustStatementLine(input: $input) {
      statement {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
