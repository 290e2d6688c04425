import '../../api/errors.graphql';
import { graphql } from '../../api/graphql';

export const PLATFORM_ORGANIZATIONS = graphql(/* GraphQL */ `
  query PlatformOrganizations($filter: OrganizationFilter!, $first: Int!) {
    organizations(filter: $filter, first: $first) {
      totalCount
      pageInfo {
        hasNextPage
      }
      nodes {
        id
        slug
        name
        kind
        status
        statusReason
        registeredAt
        registrationCode
        contact
        timeZone
        viewerCan
        registeredBy {
          id
          name
        }
      }
    }
  }
`);

export const SIMILAR = graphql(/* GraphQL */ `
  query SimilarOrganizations($text: String!) {
    organizations(filter: { text: $text }, first: 6) {
      nodes {
        id
        slug
        name
        status
      }
    }
  }
`);

export const VERIFY = graphql(/* GraphQL */ `
  mutation VerifyOrganization($input: OrganizationActionInput!) {
    verifyOrganization(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const SEND_BACK = graphql(/* GraphQL */ `
  mutation DeclineOrganization($input: OrganizationActionInput!) {
    declineOrganization(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const SUSPEND = graphql(/* GraphQL */ `
  mutation SuspendOrganization($input: OrganizationActionInput!) {
    suspendOrganization(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const DISABLE = graphql(/* GraphQL */ `
  mutation DisableAccount($input: AccountActionInput!) {
    disableAccount(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const ENABLE = graphql(/* GraphQL */ `
  mutation EnableAccount($input: AccountActionInput!) {
    enableAccount(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const RESET_LINK = graphql(/* GraphQL */ `
  mutation PlatformPasswordReset($input: IssuePasswordResetInput!) {
    issuePasswordReset(input: $input) {
      url
      expiresAt
      userErrors {
        ...Errors
      }
    }
  }
`);

export const CALENDARS = graphql(/* GraphQL */ `
  query PublicCalendars {
    publicCalendars {
      region
      name
      announcedYears
    }
  }
`);

export const ANNOUNCE = graphql(/* GraphQL */ `
  mutation AnnouncePublicCalendarYear($input: AnnouncePublicCalendarYearInput!) {
    announcePublicCalendarYear(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
