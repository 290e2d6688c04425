import '../../api/errors.graphql';
import { graphql } from '../../api/graphql';

export const SETTINGS = graphql(/* GraphQL */ `
  query SettingsPage($slug: String!, $year: Int!) {
    publicCalendars {
      region
      name
    }
    organization(slug: $slug) {
      id
      name
      status
      statusReason
      timeZone
      address
      contact
      description
      registrationCode
      viewerCan
      sites {
        id
        name
        address
        timeZone
        location {
          latitude
          longitude
        }
      }
      publicCalendar {
        region
      }
      calendar(year: $year) {
        year
        notice
        days {
          day
          name
          kind
          opensLike
          isPublic
        }
      }
    }
  }
`);

export const UPDATE_ORGANIZATION = graphql(/* GraphQL */ `
  mutation UpdateOrganization($input: UpdateOrganizationInput!) {
    updateOrganization(input: $input) {
      organization {
        id
        name
        statusReason
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const CREATE_SITE = graphql(/* GraphQL */ `
  mutation AddSite($input: CreateSiteInput!) {
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

export const UPDATE_SITE = graphql(/* GraphQL */ `
  mutation UpdateSite($input: UpdateSiteInput!) {
    updateSite(input: $input) {
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

graphql(/* GraphQL */ `
  fragment CalendarAnswer on OrganizationPayload {
    affectedTotal
    affected {
      booking {
        id
        reference
        title
        startsAt
        endsAt
        organization {
          id
          name
        }
      }
      resource {
        id
        name
        timeZone
      }
    }
    organization {
      id
    }
    userErrors {
      ...Errors
    }
  }
`);

export const SET_DAYS = graphql(/* GraphQL */ `
  mutation SetCalendarDays($input: SetCalendarDaysInput!) {
    setCalendarDays(input: $input) {
      ...CalendarAnswer
    }
  }
`);

export const REMOVE_DAYS = graphql(/* GraphQL */ `
  mutation RemoveCalendarDays($input: RemoveCalendarDaysInput!) {
    removeCalendarDays(input: $input) {
      ...CalendarAnswer
    }
  }
`);

export const OBSERVE = graphql(/* GraphQL */ `
  mutation ObservePublicCalendar($input: ObservePublicCalendarInput!) {
    observePublicCalendar(input: $input) {
      ...CalendarAnswer
    }
  }
`);
