import '../../api/errors.graphql';
import { graphql } from '../../api/graphql';

export const AGREEMENTS = graphql(/* GraphQL */ `
  query AgreementsPage($organizationId: ID!, $slug: String!) {
    organization(slug: $slug) {
      id
      memberships {
        roles
        user {
          id
          name
        }
      }
    }
    agreements(organizationId: $organizationId) {
      id
      status
      from
      to
      includedMinutes
      usedIncludedMinutes
      discountPercent
      resourceIds
      acceptedAt
      endedAt
      endReason
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
      proposedBy {
        id
        name
      }
    }
  }
`);

export const FIND_PARTNERS = graphql(/* GraphQL */ `
  query FindPartners($text: String!) {
    organizations(filter: { text: $text, status: VERIFIED }, first: 25) {
      nodes {
        id
        name
      }
    }
  }
`);

export const PROVIDER_RESOURCES = graphql(/* GraphQL */ `
  query ProviderResources($organizationId: ID!) {
    resources(filter: { organizationId: $organizationId }, first: 100) {
      nodes {
        id
        code
        name
      }
    }
  }
`);

export const PROPOSE = graphql(/* GraphQL */ `
  mutation ProposeAgreement($input: ProposeAgreementInput!) {
    proposeAgreement(input: $input) {
      agreement {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const ACCEPT = graphql(/* GraphQL */ `
  mutation AcceptAgreement($input: AgreementActionInput!) {
    acceptAgreement(input: $input) {
      agreement {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const END = graphql(/* GraphQL */ `
  mutation EndAgreement($input: AgreementActionInput!) {
    endAgreement(input: $input) {
      agreement {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
