import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';
import '../../ui/booking/affected.graphql';

graphql(/* GraphQL */ `
  fragment Listing on Resource {
    id
    name
    code
    kind
    description
    units
    seats
    skills
    status
    audience
    timeZone
    site {
      id
      name
    }
    parent {
      id
      name
    }
    openingHours {
      weekday
      opensAt
      closesAt
    }
    policy {
      approval
      minimumMinutes
      maximumMinutes
      startStepMinutes
      minimumNoticeMinutes
      maximumAdvanceDays
      turnaroundMinutes
      cancellationNoticeMinutes
      checkInOpensMinutes
      noShowAfterMinutes
    }
    rates {
      id
      audience
      currency
      hourly
      minimumCharge
      lateCancellationFee
      noShowFee
      effectiveFrom
    }
    images {
      id
      alt
      url(size: THUMBNAIL)
    }
    viewerCan
  }
`);

export const OWN_RESOURCES = graphql(/* GraphQL */ `
  query OwnResources($slug: String!, $filter: ResourceFilter!) {
    organization(slug: $slug) {
      id
      name
      status
      timeZone
      viewerCan
      sites {
        id
        name
        timeZone
      }
    }
    resources(filter: $filter, first: 100) {
      nodes {
        id
        name
        code
        kind
        status
        units
        site {
          id
          name
        }
        parent {
          id
        }
        viewerCan
      }
    }
  }
`);

export const ONE_LISTING = graphql(/* GraphQL */ `
  query OneListing($id: ID!) {
    resource(id: $id) {
      ...Listing
    }
  }
`);

export const CREATE_RESOURCE = graphql(/* GraphQL */ `
  mutation CreateResource($input: CreateResourceInput!) {
    createResource(input: $input) {
      resource {
        ...Listing
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const UPDATE_RESOURCE = graphql(/* GraphQL */ `
  mutation UpdateResource($input: UpdateResourceInput!) {
    updateResource(input: $input) {
      resource {
        ...Listing
      }
      affectedTotal
      affected {
        ...Affected
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const CREATE_SITE = graphql(/* GraphQL */ `
  mutation CreateSite($input: CreateSiteInput!) {
    createSite(input: $input) {
      site {
        id
        name
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const PUBLISH_RATE = graphql(/* GraphQL */ `
  mutation PublishRate($input: PublishRateInput!) {
    publishRate(input: $input) {
      rate {
        id
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const TRY_POLICY = graphql(/* GraphQL */ `
  query TryPolicy($input: TryPolicyInput!) {
    tryPolicy(input: $input) {
      kept
      message
    }
  }
`);

export const SET_IMAGES = graphql(/* GraphQL */ `
  mutation SetImages($input: SetResourceImagesInput!) {
    setResourceImages(input: $input) {
      resource {
        ...Listing
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
