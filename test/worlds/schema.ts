// Types of src/schema.graphql, written by `npm run schema`. Null is left out of nullable fields: see its script.
export type Maybe<T> = T;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export interface Scalars {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  CurrencyCode: { input: string; output: string; }
  DateTime: { input: string; output: string; }
  Decimal: { input: string; output: string; }
  LocalDate: { input: string; output: string; }
  LocalDateTime: { input: string; output: string; }
  LocalTime: { input: string; output: string; }
  TimeZone: { input: string; output: string; }
}

export type AbsentRule =
  | 'KEEP'
  | 'LEAVE';

export interface AcceptInvitationInput {
  readonly token: Scalars['String']['input'];
}

export type AccessErrorCode =
  | 'BAD_CREDENTIALS'
  | 'EMAIL_TAKEN'
  | 'EXPIRED'
  | 'INVALID'
  | 'LAST_ADMIN'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'TOO_MANY'
  | 'TOO_MANY_ATTEMPTS'
  | 'WEAK_PASSWORD'
  | 'WRONG_STATUS';

export interface AccessUserError extends UserError {
  readonly code: AccessErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface AccountActionInput {
  readonly email: Scalars['String']['input'];
  readonly reason?: InputMaybe<Scalars['String']['input']>;
}

export interface AccountPayload {
  readonly userErrors: ReadonlyArray<AccessUserError>;
  readonly viewer: Maybe<Viewer>;
}

export type AccountingErrorCode =
  | 'DISPUTED'
  | 'EXCEPTIONS_OPEN'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'PERIOD_NOT_OVER'
  | 'TOO_MANY'
  | 'WRONG_STATUS';

export interface AccountingUserError extends UserError {
  readonly code: AccountingErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface AdjustStatementLineInput {
  readonly amount: Scalars['Decimal']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly lineId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
}

export interface AffectedBooking {
  readonly alternatives: ReadonlyArray<BookingAlternative>;
  readonly because: BookingErrorCode;
  readonly booking: Booking;
  readonly equivalents: ReadonlyArray<AvailableResource>;
  readonly resource: Resource;
}

export type AgeGroup =
  | 'ADULT'
  | 'MINOR'
  | 'UNDER_16'
  | 'UNKNOWN';

export interface Agreement extends Node {
  readonly acceptedAt: Maybe<Scalars['DateTime']['output']>;
  readonly consumer: Organization;
  readonly discountPercent: Scalars['Decimal']['output'];
  readonly endReason: Maybe<Scalars['String']['output']>;
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  readonly from: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  readonly includedMinutes: Scalars['Int']['output'];
  readonly proposedBy: Organization;
  readonly provider: Organization;
  readonly resourceIds: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  readonly status: AgreementStatus;
  readonly to: Scalars['LocalDate']['output'];
  readonly usedIncludedMinutes: Scalars['Int']['output'];
}

export interface AgreementActionInput {
  readonly agreementId: Scalars['ID']['input'];
  readonly reason?: InputMaybe<Scalars['String']['input']>;
}

export interface AgreementPayload {
  readonly agreement: Maybe<Agreement>;
  readonly userErrors: ReadonlyArray<AccountingUserError>;
}

export type AgreementStatus =
  | 'ACTIVE'
  | 'DECLINED'
  | 'ENDED'
  | 'PROPOSED';

export interface AnnouncePublicCalendarYearInput {
  readonly days: ReadonlyArray<CalendarDayInput>;
  readonly region: Scalars['String']['input'];
  readonly source: Scalars['String']['input'];
  readonly year: Scalars['Int']['input'];
}

export interface AnswerBookingsInput {
  readonly approve?: ReadonlyArray<Scalars['ID']['input']>;
  readonly decline?: ReadonlyArray<Scalars['ID']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
}

export interface AnswerBookingsPayload {
  readonly results: ReadonlyArray<BookingAnswer>;
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export type ApprovalMode =
  | 'AUTOMATIC'
  | 'AUTOMATIC_FOR_PARTNERS'
  | 'OWNER_APPROVES';

export type Audience =
  | 'EVERYONE'
  | 'OWN_ORGANIZATION'
  | 'PARTNERS';

export type AvailabilityOrder =
  | 'DISTANCE'
  | 'PRICE'
  | 'START';

export interface AvailabilitySearchInput {
  readonly durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly endsBy?: InputMaybe<Scalars['LocalTime']['input']>;
  readonly from: Scalars['DateTime']['input'];
  readonly instantOnly?: Scalars['Boolean']['input'];
  readonly kind?: InputMaybe<ResourceKind>;
  readonly near?: InputMaybe<NearInput>;
  readonly nearSiteId?: InputMaybe<Scalars['ID']['input']>;
  readonly orderBy?: InputMaybe<AvailabilityOrder>;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly seats?: InputMaybe<Scalars['Int']['input']>;
  readonly skills?: ReadonlyArray<Scalars['String']['input']>;
  readonly startStepMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly startsFrom?: InputMaybe<Scalars['LocalTime']['input']>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
  readonly to: Scalars['DateTime']['input'];
  readonly units?: Scalars['Int']['input'];
  readonly weekdays?: InputMaybe<ReadonlyArray<Weekday>>;
  readonly withinKilometres?: InputMaybe<Scalars['Float']['input']>;
}

export interface AvailableResource {
  readonly distanceKilometres: Maybe<Scalars['Float']['output']>;
  readonly endsAt: Scalars['DateTime']['output'];
  readonly quote: Maybe<Money>;
  readonly resource: Resource;
  readonly slots: ReadonlyArray<OfferedSlot>;
  readonly startsAt: Scalars['DateTime']['output'];
}


export interface AvailableResourceSlotsArgs {
  first?: Scalars['Int']['input'];
}

export interface AvailableResourceConnection {
  readonly edges: ReadonlyArray<AvailableResourceEdge>;
  readonly nearestFits: ReadonlyArray<NearestFit>;
  readonly nodes: ReadonlyArray<AvailableResource>;
  readonly pageInfo: PageInfo;
}

export interface AvailableResourceEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: AvailableResource;
}

export interface Balance {
  readonly amount: Money;
  readonly consumer: Organization;
  readonly provider: Organization;
}

export interface Booking extends Node {
  readonly attendees: Maybe<Scalars['Int']['output']>;
  readonly bookedBy: User;
  readonly changesAt: Maybe<Scalars['DateTime']['output']>;
  readonly checkInOpensAt: Scalars['DateTime']['output'];
  readonly checkedInAt: Maybe<Scalars['DateTime']['output']>;
  readonly checkedOutAt: Maybe<Scalars['DateTime']['output']>;
  readonly endsAt: Scalars['DateTime']['output'];
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  readonly happenings: HappeningConnection;
  readonly id: Scalars['ID']['output'];
  readonly items: ReadonlyArray<BookingItem>;
  readonly lateCancellationFee: Maybe<Money>;
  readonly lateFrom: Maybe<Scalars['DateTime']['output']>;
  readonly noShowAt: Maybe<Scalars['DateTime']['output']>;
  readonly organization: Organization;
  readonly provided: Scalars['Boolean']['output'];
  readonly provider: Organization;
  readonly quote: Maybe<Money>;
  readonly quoteLines: ReadonlyArray<QuoteLine>;
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly reference: Scalars['String']['output'];
  readonly series: Maybe<BookingSeries>;
  readonly startsAt: Scalars['DateTime']['output'];
  readonly status: BookingStatus;
  readonly title: Scalars['String']['output'];
  readonly usage: ReadonlyArray<UsageRecord>;
  readonly viewerCan: ReadonlyArray<BookingAction>;
}


export interface BookingHappeningsArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
}

export type BookingAction =
  | 'APPROVE'
  | 'CANCEL'
  | 'CHECK_IN'
  | 'CHECK_OUT'
  | 'CONFIRM'
  | 'DECLINE'
  | 'MARK_NO_SHOW'
  | 'RECORD_TIMES'
  | 'RESCHEDULE'
  | 'UPDATE';

export interface BookingActionInput {
  readonly bookingId: Scalars['ID']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
}

export interface BookingAlternative {
  readonly endsAt: Scalars['DateTime']['output'];
  readonly items: ReadonlyArray<BookingItem>;
  readonly startsAt: Scalars['DateTime']['output'];
}

export interface BookingAnswer {
  readonly booking: Maybe<Booking>;
  readonly bookingId: Scalars['ID']['output'];
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface BookingConflict {
  readonly booking: Maybe<Booking>;
  readonly endsAt: Scalars['DateTime']['output'];
  readonly reason: ConflictReason;
  readonly resource: Resource;
  readonly startsAt: Scalars['DateTime']['output'];
  readonly unitsFree: Scalars['Int']['output'];
}

export interface BookingConnection {
  readonly edges: ReadonlyArray<BookingEdge>;
  readonly nodes: ReadonlyArray<Booking>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface BookingCount {
  readonly count: Scalars['Int']['output'];
  readonly status: BookingStatus;
}

export interface BookingEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Booking;
}

export type BookingErrorCode =
  | 'CHECK_IN_NOT_OPEN'
  | 'CONFLICT'
  | 'DIFFERENT_PROVIDERS'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID'
  | 'INVALID_PERIOD'
  | 'INVALID_RECURRENCE'
  | 'IN_THE_PAST'
  | 'NOT_ENOUGH_NOTICE'
  | 'NOT_FOR_THIS_ORGANIZATION'
  | 'NOT_FOUND'
  | 'NOT_LISTED'
  | 'NOT_PERMITTED'
  | 'OFF_GRID'
  | 'OUTSIDE_OPENING_HOURS'
  | 'TOO_FAR_AHEAD'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'TOO_MANY_ATTENDEES'
  | 'TOO_MANY_UNITS'
  | 'TOO_SHORT'
  | 'WRONG_STATUS';

export interface BookingFilter {
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly mine?: InputMaybe<Scalars['Boolean']['input']>;
  readonly needsTimes?: InputMaybe<Scalars['Boolean']['input']>;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly outsideOpeningHours?: InputMaybe<Scalars['Boolean']['input']>;
  readonly providerId?: InputMaybe<Scalars['ID']['input']>;
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  readonly resourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly seriesId?: InputMaybe<Scalars['ID']['input']>;
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  readonly status?: InputMaybe<ReadonlyArray<BookingStatus>>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
}

export interface BookingItem {
  readonly resource: Resource;
  readonly units: Scalars['Int']['output'];
}

export interface BookingItemInput {
  readonly resourceId: Scalars['ID']['input'];
  readonly units?: Scalars['Int']['input'];
}

export type BookingOrder =
  | 'DEADLINE'
  | 'START_ASC'
  | 'START_DESC';

export interface BookingPayload {
  readonly booking: Maybe<Booking>;
  readonly conflicts: ReadonlyArray<BookingConflict>;
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface BookingPolicy {
  readonly approval: ApprovalMode;
  readonly cancellationNoticeMinutes: Maybe<Scalars['Int']['output']>;
  readonly checkInOpensMinutes: Scalars['Int']['output'];
  readonly maximumAdvanceDays: Maybe<Scalars['Int']['output']>;
  readonly maximumMinutes: Maybe<Scalars['Int']['output']>;
  readonly minimumMinutes: Maybe<Scalars['Int']['output']>;
  readonly minimumNoticeMinutes: Maybe<Scalars['Int']['output']>;
  readonly noShowAfterMinutes: Maybe<Scalars['Int']['output']>;
  readonly startStepMinutes: Maybe<Scalars['Int']['output']>;
  readonly turnaroundMinutes: Scalars['Int']['output'];
}

export interface BookingPolicyInput {
  readonly approval?: InputMaybe<ApprovalMode>;
  readonly cancellationNoticeMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly checkInOpensMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly maximumAdvanceDays?: InputMaybe<Scalars['Int']['input']>;
  readonly maximumMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly minimumMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly minimumNoticeMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly noShowAfterMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly startStepMinutes?: InputMaybe<Scalars['Int']['input']>;
  readonly turnaroundMinutes?: InputMaybe<Scalars['Int']['input']>;
}

export interface BookingPreview {
  readonly alternatives: ReadonlyArray<BookingAlternative>;
  readonly approver: Maybe<Organization>;
  readonly checks: ReadonlyArray<RuleCheck>;
  readonly conflicts: ReadonlyArray<BookingConflict>;
  readonly lateCancellationFee: Maybe<Money>;
  readonly lateFrom: Maybe<Scalars['DateTime']['output']>;
  readonly lines: ReadonlyArray<QuoteLine>;
  readonly noShowFee: Maybe<Money>;
  readonly quote: Maybe<Money>;
  readonly status: Maybe<BookingStatus>;
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface BookingSeries extends Node {
  readonly id: Scalars['ID']['output'];
  readonly occurrences: ReadonlyArray<SeriesOccurrence>;
  readonly recurrence: Scalars['String']['output'];
  readonly timeZone: Scalars['TimeZone']['output'];
}

export type BookingStatus =
  | 'CANCELLED'
  | 'COMPLETED'
  | 'CONFIRMED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'HELD'
  | 'IN_USE'
  | 'NO_SHOW'
  | 'PENDING_APPROVAL';

export interface BookingUserError extends UserError {
  readonly code: BookingErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface CalendarDay {
  readonly day: Scalars['LocalDate']['output'];
  readonly isPublic: Scalars['Boolean']['output'];
  readonly kind: CalendarDayKind;
  readonly name: Scalars['String']['output'];
  readonly opensLike: Maybe<Weekday>;
}

export interface CalendarDayInput {
  readonly day: Scalars['LocalDate']['input'];
  readonly kind: CalendarDayKind;
  readonly name: Scalars['String']['input'];
  readonly opensLike?: InputMaybe<Weekday>;
}

export type CalendarDayKind =
  | 'CLOSURE'
  | 'HOLIDAY'
  | 'MAKE_UP_DAY';

export interface CalendarYear {
  readonly announced: Maybe<Scalars['Boolean']['output']>;
  readonly days: ReadonlyArray<CalendarDay>;
  readonly notice: Maybe<Scalars['String']['output']>;
  readonly year: Scalars['Int']['output'];
}

export interface CancelBookingSeriesInput {
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly seriesId: Scalars['ID']['input'];
}

export interface CancelBookingSeriesPayload {
  readonly cancelled: Scalars['Int']['output'];
  readonly series: Maybe<BookingSeries>;
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface CancelDowntimeInput {
  readonly downtimeId: Scalars['ID']['input'];
}

export type CatalogErrorCode =
  | 'CODE_TAKEN'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID'
  | 'IN_USE'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'TOO_MANY'
  | 'WRONG_STATUS';

export interface CatalogUserError extends UserError {
  readonly code: CatalogErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface Change {
  readonly at: Scalars['DateTime']['output'];
  readonly from: Maybe<Scalars['DateTime']['output']>;
  readonly id: Maybe<Scalars['ID']['output']>;
  readonly kind: ChangeKind;
  readonly to: Maybe<Scalars['DateTime']['output']>;
}

export type ChangeKind =
  | 'AGREEMENT'
  | 'BOOKING'
  | 'MEMBERS'
  | 'ORGANIZATION'
  | 'RESOURCE'
  | 'RESYNC'
  | 'SCHEDULE'
  | 'SIGNED_OUT'
  | 'STATEMENT';

export interface ChangePasswordInput {
  readonly currentPassword?: InputMaybe<Scalars['String']['input']>;
  readonly newPassword: Scalars['String']['input'];
}

export interface ChangedInput {
  readonly organizationIds?: ReadonlyArray<Scalars['ID']['input']>;
  readonly platform?: Scalars['Boolean']['input'];
  readonly resourceIds?: ReadonlyArray<Scalars['ID']['input']>;
}

export type ChargeBasis =
  | 'RESERVED'
  | 'RESERVED_PLUS_OVERRUN'
  | 'USED';

export interface ChargePart {
  readonly amount: Scalars['Decimal']['output'];
  readonly description: Scalars['String']['output'];
  readonly minutes: Maybe<Scalars['Int']['output']>;
}

export interface CheckBookingInput {
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  readonly bookingId: Scalars['ID']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
}

export interface ClaimLearnerInput {
  readonly code: Scalars['String']['input'];
}

export interface CloseAccountInput {
  readonly confirm: Scalars['String']['input'];
  readonly currentPassword?: InputMaybe<Scalars['String']['input']>;
}

export type ConflictReason =
  | 'BOOKED'
  | 'DOWNTIME'
  | 'HELD';

export interface Consent {
  readonly by: ConsentGiver;
  readonly evidence: Scalars['String']['output'];
  readonly givenOn: Scalars['LocalDate']['output'];
  readonly purpose: ConsentPurpose;
  readonly withdrawnAt: Maybe<Scalars['DateTime']['output']>;
}

export type ConsentGiver =
  | 'GUARDIAN'
  | 'LEARNER';

export type ConsentPurpose =
  | 'TRANSCRIPT_SHARING';

export interface Course extends Node {
  readonly code: Scalars['String']['output'];
  readonly current: Maybe<CourseRevision>;
  readonly draft: Maybe<CourseDraft>;
  readonly id: Scalars['ID']['output'];
  readonly organization: Organization;
  readonly partners: ReadonlyArray<Organization>;
  readonly revisions: ReadonlyArray<CourseRevision>;
  readonly status: CourseStatus;
  readonly title: Scalars['String']['output'];
}

export interface CourseConnection {
  readonly edges: ReadonlyArray<CourseEdge>;
  readonly nodes: ReadonlyArray<Course>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface CourseDraft {
  readonly content: Scalars['String']['output'];
  readonly skills: ReadonlyArray<CourseSkill>;
}

export interface CourseEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Course;
}

export type CourseErrorCode =
  | 'CODE_TAKEN'
  | 'INVALID'
  | 'NOTHING_CHANGED'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'TOO_MANY'
  | 'WRONG_STATUS';

export interface CoursePayload {
  readonly course: Maybe<Course>;
  readonly userErrors: ReadonlyArray<CourseUserError>;
}

export interface CourseRevision {
  readonly changes: Scalars['String']['output'];
  readonly content: Scalars['String']['output'];
  readonly number: Scalars['Int']['output'];
  readonly publishedAt: Scalars['DateTime']['output'];
  readonly skills: ReadonlyArray<CourseSkill>;
}

export interface CourseSkill {
  readonly level: Maybe<SkillLevel>;
  readonly minutes: Scalars['Int']['output'];
  readonly references: ReadonlyArray<SkillReference>;
  readonly skill: Scalars['String']['output'];
}

export interface CourseSkillInput {
  readonly level?: InputMaybe<SkillLevel>;
  readonly minutes: Scalars['Int']['input'];
  readonly skill: Scalars['String']['input'];
}

export type CourseStatus =
  | 'DRAFT'
  | 'PUBLISHED'
  | 'RETIRED';

export interface CourseUserError extends UserError {
  readonly code: CourseErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface CreateResourceInput {
  readonly audience?: Audience;
  readonly code: Scalars['String']['input'];
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly kind: ResourceKind;
  readonly name: Scalars['String']['input'];
  readonly openingHours?: ReadonlyArray<OpeningPeriodInput>;
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  readonly policy?: InputMaybe<BookingPolicyInput>;
  readonly seats?: InputMaybe<Scalars['Int']['input']>;
  readonly siteId: Scalars['ID']['input'];
  readonly skills?: ReadonlyArray<Scalars['String']['input']>;
  readonly status?: ResourceStatus;
  readonly units?: Scalars['Int']['input'];
}

export interface CreateSiteInput {
  readonly address?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  readonly name: Scalars['String']['input'];
  readonly organizationId: Scalars['ID']['input'];
  readonly timeZone: Scalars['TimeZone']['input'];
}

export interface DeleteDraftResourcePayload {
  readonly resourceId: Maybe<Scalars['ID']['output']>;
  readonly userErrors: ReadonlyArray<CatalogUserError>;
}

export type DisputeOutcome =
  | 'ADJUSTED'
  | 'OPEN'
  | 'REJECTED';

export interface DisputeStatementLineInput {
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly lineId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
}

export interface DonePayload {
  readonly done: Scalars['Boolean']['output'];
  readonly userErrors: ReadonlyArray<AccessUserError>;
}

export interface Downtime extends Node {
  readonly endsAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly reason: Scalars['String']['output'];
  readonly resource: Resource;
  readonly startsAt: Scalars['DateTime']['output'];
}

export interface DowntimeConnection {
  readonly edges: ReadonlyArray<DowntimeEdge>;
  readonly nodes: ReadonlyArray<Downtime>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface DowntimeEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Downtime;
}

export interface DowntimeFilter {
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly organizationId: Scalars['ID']['input'];
  readonly resourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
}

export interface DowntimePayload {
  readonly affected: ReadonlyArray<AffectedBooking>;
  readonly affectedTotal: Scalars['Int']['output'];
  readonly conflicts: ReadonlyArray<BookingConflict>;
  readonly downtime: Maybe<Downtime>;
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface DowntimePreview {
  readonly affected: ReadonlyArray<AffectedBooking>;
  readonly affectedTotal: Scalars['Int']['output'];
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface EndSessionInput {
  readonly sessionId: Scalars['ID']['input'];
}

export interface EraseLearnerInput {
  readonly learnerId: Scalars['ID']['input'];
  readonly revokeCredentials?: Scalars['Boolean']['input'];
}

export interface FieldChange {
  readonly after: Maybe<Scalars['String']['output']>;
  readonly before: Maybe<Scalars['String']['output']>;
  readonly field: Scalars['String']['output'];
}

export interface GeoPoint {
  readonly latitude: Scalars['Float']['output'];
  readonly longitude: Scalars['Float']['output'];
}

export interface Happening extends Node {
  readonly at: Scalars['DateTime']['output'];
  readonly by: Maybe<User>;
  readonly bySide: Maybe<Organization>;
  readonly changes: ReadonlyArray<FieldChange>;
  readonly id: Scalars['ID']['output'];
  readonly kind: HappeningKind;
  readonly organizations: ReadonlyArray<Organization>;
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly requestId: Maybe<Scalars['String']['output']>;
  readonly subject: Maybe<Node>;
  readonly text: Scalars['String']['output'];
}

export interface HappeningConnection {
  readonly edges: ReadonlyArray<HappeningEdge>;
  readonly nodes: ReadonlyArray<Happening>;
  readonly pageInfo: PageInfo;
}

export interface HappeningEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Happening;
}

export interface HappeningFilter {
  readonly byId?: InputMaybe<Scalars['ID']['input']>;
  readonly byOthers?: Scalars['Boolean']['input'];
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly kinds?: InputMaybe<ReadonlyArray<HappeningKind>>;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly subjectId?: InputMaybe<Scalars['ID']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
}

export type HappeningKind =
  | 'AGREEMENT_ACCEPTED'
  | 'AGREEMENT_ENDED'
  | 'AGREEMENT_PROPOSED'
  | 'BOOKING_APPROVED'
  | 'BOOKING_CANCELLED'
  | 'BOOKING_CHANGED'
  | 'BOOKING_CHECKED_IN'
  | 'BOOKING_COMPLETED'
  | 'BOOKING_CONFIRMED'
  | 'BOOKING_DECLINED'
  | 'BOOKING_EXPIRED'
  | 'BOOKING_HELD'
  | 'BOOKING_MISSED'
  | 'BOOKING_MOVED'
  | 'BOOKING_REQUESTED'
  | 'BOOKING_TIMES_RECORDED'
  | 'CALENDAR_CHANGED'
  | 'DOWNTIME_CANCELLED'
  | 'DOWNTIME_CHANGED'
  | 'DOWNTIME_SCHEDULED'
  | 'MEMBER_CHANGED'
  | 'MEMBER_INVITED'
  | 'MEMBER_JOINED'
  | 'ORGANIZATION_CHANGED'
  | 'ORGANIZATION_DECLINED'
  | 'ORGANIZATION_REGISTERED'
  | 'ORGANIZATION_SUSPENDED'
  | 'ORGANIZATION_VERIFIED'
  | 'RATE_PUBLISHED'
  | 'RATE_WITHDRAWN'
  | 'RESOURCE_CHANGED'
  | 'RESOURCE_LISTED'
  | 'RESOURCE_WITHDRAWN'
  | 'SERIES_BOOKED'
  | 'SERIES_CANCELLED'
  | 'STATEMENT_ACCEPTED'
  | 'STATEMENT_ADJUSTED'
  | 'STATEMENT_DISPUTED'
  | 'STATEMENT_ISSUED'
  | 'STATEMENT_SETTLED';

export interface Home {
  readonly nextBooking: Maybe<Booking>;
  readonly tasks: ReadonlyArray<TaskCount>;
  readonly today: Scalars['Int']['output'];
  readonly upcoming: Scalars['Int']['output'];
}

export interface IdleCapacityInput {
  readonly from: Scalars['LocalDate']['input'];
  readonly kind?: InputMaybe<ResourceKind>;
  readonly minimumIdleShare?: Scalars['Float']['input'];
  readonly minimumMinutes?: Scalars['Int']['input'];
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly resourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  readonly to: Scalars['LocalDate']['input'];
}

export interface IdleResource {
  readonly availableMinutes: Scalars['Float']['output'];
  readonly idleMinutes: Scalars['Float']['output'];
  readonly idleShare: Scalars['Float']['output'];
  readonly resource: Resource;
  readonly windows: ReadonlyArray<IdleWindow>;
}

export interface IdleWindow {
  readonly closesAt: Scalars['LocalTime']['output'];
  readonly idleMinutes: Scalars['Float']['output'];
  readonly idleShare: Scalars['Float']['output'];
  readonly opensAt: Scalars['LocalTime']['output'];
  readonly unitsFree: Scalars['Int']['output'];
  readonly weekday: Weekday;
  readonly weeks: Scalars['Int']['output'];
}

export interface Image extends Node {
  readonly alt: Scalars['String']['output'];
  readonly height: Scalars['Int']['output'];
  readonly id: Scalars['ID']['output'];
  readonly url: Scalars['String']['output'];
  readonly width: Scalars['Int']['output'];
}


export interface ImageUrlArgs {
  size?: ImageSize;
}

export type ImageSize =
  | 'LARGE'
  | 'THUMBNAIL';

export interface ImportLearnersInput {
  readonly absent?: AbsentRule;
  readonly dryRun?: Scalars['Boolean']['input'];
  readonly files: ReadonlyArray<TextFileInput>;
  readonly format?: LearnerFileFormat;
  readonly onError?: RowRule;
  readonly organizationId: Scalars['ID']['input'];
}

export interface ImportLearnersPayload {
  readonly absent: Scalars['Int']['output'];
  readonly created: Scalars['Int']['output'];
  readonly left: Scalars['Int']['output'];
  readonly rows: ReadonlyArray<RowProblem>;
  readonly unchanged: Scalars['Int']['output'];
  readonly updated: Scalars['Int']['output'];
  readonly userErrors: ReadonlyArray<LearnerUserError>;
}

export interface Invitation extends Node {
  readonly createdAt: Scalars['DateTime']['output'];
  readonly email: Scalars['String']['output'];
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly invitedBy: User;
  readonly organization: Organization;
  readonly roles: ReadonlyArray<MemberRole>;
}

export interface InvitationActionInput {
  readonly invitationId: Scalars['ID']['input'];
}

export interface InvitationPayload {
  readonly invitation: Maybe<Invitation>;
  readonly url: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<OrganizationUserError>;
}

export interface InviteLearnerInput {
  readonly learnerId: Scalars['ID']['input'];
}

export interface InviteLearnerPayload {
  readonly code: Maybe<Scalars['String']['output']>;
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  readonly userErrors: ReadonlyArray<LearnerUserError>;
}

export interface InviteMemberInput {
  readonly email: Scalars['String']['input'];
  readonly organizationId: Scalars['ID']['input'];
  readonly roles: ReadonlyArray<MemberRole>;
}

export interface IssuePasswordResetInput {
  readonly email: Scalars['String']['input'];
}

export interface IssueStatementInput {
  readonly consumerId: Scalars['ID']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly month: Scalars['LocalDate']['input'];
  readonly providerId: Scalars['ID']['input'];
}

export interface Learner extends Node {
  readonly account: Maybe<User>;
  readonly ageGroup: AgeGroup;
  readonly bornOn: Maybe<Scalars['LocalDate']['output']>;
  readonly cohort: Maybe<Scalars['String']['output']>;
  readonly consents: ReadonlyArray<Consent>;
  readonly enrolledOn: Maybe<Scalars['LocalDate']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly leftOn: Maybe<Scalars['LocalDate']['output']>;
  readonly name: Maybe<Scalars['String']['output']>;
  readonly number: Maybe<Scalars['String']['output']>;
  readonly organization: Organization;
  readonly programme: Maybe<Scalars['String']['output']>;
  readonly status: LearnerStatus;
}

export interface LearnerConnection {
  readonly edges: ReadonlyArray<LearnerEdge>;
  readonly nodes: ReadonlyArray<Learner>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface LearnerEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Learner;
}

export type LearnerErrorCode =
  | 'ALREADY_CLAIMED'
  | 'INVALID'
  | 'MALFORMED_FILE'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'ROWS_REFUSED'
  | 'TOO_MANY'
  | 'WRONG_STATUS';

export type LearnerFileFormat =
  | 'COLUMNS';

export interface LearnerFilter {
  readonly cohort?: InputMaybe<Scalars['String']['input']>;
  readonly number?: InputMaybe<Scalars['String']['input']>;
  readonly programme?: InputMaybe<Scalars['String']['input']>;
  readonly status?: InputMaybe<LearnerStatus>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
}

export interface LearnerPayload {
  readonly learner: Maybe<Learner>;
  readonly userErrors: ReadonlyArray<LearnerUserError>;
}

export type LearnerStatus =
  | 'ACTIVE'
  | 'ERASED'
  | 'LEFT';

export interface LearnerUserError extends UserError {
  readonly code: LearnerErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface LeaveOrganizationPayload {
  readonly userErrors: ReadonlyArray<OrganizationUserError>;
  readonly viewer: Maybe<Viewer>;
}

export interface ListedSkill {
  readonly resources: Scalars['Int']['output'];
  readonly skill: Scalars['String']['output'];
}

export type Locale =
  | 'EN'
  | 'ZH';

export interface MarkHappeningsReadInput {
  readonly until: Scalars['DateTime']['input'];
}

export type MemberRole =
  | 'ADMIN'
  | 'COORDINATOR'
  | 'FINANCE'
  | 'MEMBER'
  | 'RESOURCE_MANAGER'
  | 'TRAINER';

export interface Membership {
  readonly organization: Organization;
  readonly roles: ReadonlyArray<MemberRole>;
  readonly user: User;
}

export interface MembershipPayload {
  readonly membership: Maybe<Membership>;
  readonly userErrors: ReadonlyArray<OrganizationUserError>;
}

export interface Money {
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
}

export interface MonthClose {
  readonly disputedLines: Scalars['Int']['output'];
  readonly needTimes: Scalars['Int']['output'];
  readonly settled: Scalars['Int']['output'];
  readonly toAccept: Scalars['Int']['output'];
  readonly toIssue: Scalars['Int']['output'];
  readonly toSettle: Scalars['Int']['output'];
  readonly totals: ReadonlyArray<Money>;
}

export interface Mutation {
  readonly acceptAgreement: AgreementPayload;
  readonly acceptInvitation: MembershipPayload;
  readonly acceptStatement: StatementPayload;
  readonly adjustStatementLine: StatementPayload;
  readonly announcePublicCalendarYear: PublicCalendarPayload;
  readonly answerBookings: AnswerBookingsPayload;
  readonly approveBooking: BookingPayload;
  readonly cancelBooking: BookingPayload;
  readonly cancelBookingSeries: CancelBookingSeriesPayload;
  readonly cancelDowntime: DowntimePayload;
  readonly changePassword: AccountPayload;
  readonly checkInBooking: BookingPayload;
  readonly checkOutBooking: BookingPayload;
  readonly claimLearner: LearnerPayload;
  readonly closeAccount: DonePayload;
  readonly confirmBooking: BookingPayload;
  readonly createResource: ResourcePayload;
  readonly createSite: SitePayload;
  readonly declineBooking: BookingPayload;
  readonly declineOrganization: OrganizationPayload;
  readonly deleteDraftResource: DeleteDraftResourcePayload;
  readonly disableAccount: DonePayload;
  readonly disputeStatementLine: StatementPayload;
  readonly enableAccount: DonePayload;
  readonly endAgreement: AgreementPayload;
  readonly endSession: AccountPayload;
  readonly eraseLearner: LearnerPayload;
  readonly importLearners: ImportLearnersPayload;
  readonly inviteLearner: InviteLearnerPayload;
  readonly inviteMember: InvitationPayload;
  readonly issuePasswordReset: PasswordResetPayload;
  readonly issueStatement: StatementPayload;
  readonly leaveOrganization: LeaveOrganizationPayload;
  readonly markHappeningsRead: AccountPayload;
  readonly markNoShow: BookingPayload;
  readonly observePublicCalendar: OrganizationPayload;
  readonly proposeAgreement: AgreementPayload;
  readonly publishCourse: CoursePayload;
  readonly publishRate: RatePayload;
  readonly putSkill: SkillPayload;
  readonly recordConsent: LearnerPayload;
  readonly registerOrganization: OrganizationPayload;
  readonly removeCalendarDays: OrganizationPayload;
  readonly requestBooking: RequestBookingPayload;
  readonly requestBookingSeries: RequestBookingSeriesPayload;
  readonly rescheduleBooking: BookingPayload;
  readonly resetPassword: DonePayload;
  readonly revokeInvitation: InvitationPayload;
  readonly saveCourse: CoursePayload;
  readonly scheduleDowntime: DowntimePayload;
  readonly setCalendarDays: OrganizationPayload;
  readonly setMember: MembershipPayload;
  readonly setRatedHours: SetRatedHoursPayload;
  readonly setResourceImages: ResourcePayload;
  readonly settleStatement: StatementPayload;
  readonly signIn: SignInPayload;
  readonly signOut: SignOutPayload;
  readonly signUp: SignInPayload;
  readonly suspendOrganization: OrganizationPayload;
  readonly updateBooking: BookingPayload;
  readonly updateDowntime: DowntimePayload;
  readonly updateOrganization: OrganizationPayload;
  readonly updateProfile: AccountPayload;
  readonly updateResource: ResourcePayload;
  readonly updateSite: SitePayload;
  readonly verifyOrganization: OrganizationPayload;
  readonly withdrawRate: RatePayload;
}


export interface MutationAcceptAgreementArgs {
  input: AgreementActionInput;
}


export interface MutationAcceptInvitationArgs {
  input: AcceptInvitationInput;
}


export interface MutationAcceptStatementArgs {
  input: StatementActionInput;
}


export interface MutationAdjustStatementLineArgs {
  input: AdjustStatementLineInput;
}


export interface MutationAnnouncePublicCalendarYearArgs {
  input: AnnouncePublicCalendarYearInput;
}


export interface MutationAnswerBookingsArgs {
  input: AnswerBookingsInput;
}


export interface MutationApproveBookingArgs {
  input: BookingActionInput;
}


export interface MutationCancelBookingArgs {
  input: BookingActionInput;
}


export interface MutationCancelBookingSeriesArgs {
  input: CancelBookingSeriesInput;
}


export interface MutationCancelDowntimeArgs {
  input: CancelDowntimeInput;
}


export interface MutationChangePasswordArgs {
  input: ChangePasswordInput;
}


export interface MutationCheckInBookingArgs {
  input: CheckBookingInput;
}


export interface MutationCheckOutBookingArgs {
  input: CheckBookingInput;
}


export interface MutationClaimLearnerArgs {
  input: ClaimLearnerInput;
}


export interface MutationCloseAccountArgs {
  input: CloseAccountInput;
}


export interface MutationConfirmBookingArgs {
  input: BookingActionInput;
}


export interface MutationCreateResourceArgs {
  input: CreateResourceInput;
}


export interface MutationCreateSiteArgs {
  input: CreateSiteInput;
}


export interface MutationDeclineBookingArgs {
  input: BookingActionInput;
}


export interface MutationDeclineOrganizationArgs {
  input: OrganizationActionInput;
}


export interface MutationDeleteDraftResourceArgs {
  input: ResourceActionInput;
}


export interface MutationDisableAccountArgs {
  input: AccountActionInput;
}


export interface MutationDisputeStatementLineArgs {
  input: DisputeStatementLineInput;
}


export interface MutationEnableAccountArgs {
  input: AccountActionInput;
}


export interface MutationEndAgreementArgs {
  input: AgreementActionInput;
}


export interface MutationEndSessionArgs {
  input: EndSessionInput;
}


export interface MutationEraseLearnerArgs {
  input: EraseLearnerInput;
}


export interface MutationImportLearnersArgs {
  input: ImportLearnersInput;
}


export interface MutationInviteLearnerArgs {
  input: InviteLearnerInput;
}


export interface MutationInviteMemberArgs {
  input: InviteMemberInput;
}


export interface MutationIssuePasswordResetArgs {
  input: IssuePasswordResetInput;
}


export interface MutationIssueStatementArgs {
  input: IssueStatementInput;
}


export interface MutationLeaveOrganizationArgs {
  input: OrganizationActionInput;
}


export interface MutationMarkHappeningsReadArgs {
  input: MarkHappeningsReadInput;
}


export interface MutationMarkNoShowArgs {
  input: BookingActionInput;
}


export interface MutationObservePublicCalendarArgs {
  input: ObservePublicCalendarInput;
}


export interface MutationProposeAgreementArgs {
  input: ProposeAgreementInput;
}


export interface MutationPublishCourseArgs {
  input: PublishCourseInput;
}


export interface MutationPublishRateArgs {
  input: PublishRateInput;
}


export interface MutationPutSkillArgs {
  input: PutSkillInput;
}


export interface MutationRecordConsentArgs {
  input: RecordConsentInput;
}


export interface MutationRegisterOrganizationArgs {
  input: RegisterOrganizationInput;
}


export interface MutationRemoveCalendarDaysArgs {
  input: RemoveCalendarDaysInput;
}


export interface MutationRequestBookingArgs {
  input: RequestBookingInput;
}


export interface MutationRequestBookingSeriesArgs {
  input: RequestBookingSeriesInput;
}


export interface MutationRescheduleBookingArgs {
  input: RescheduleBookingInput;
}


export interface MutationResetPasswordArgs {
  input: ResetPasswordInput;
}


export interface MutationRevokeInvitationArgs {
  input: InvitationActionInput;
}


export interface MutationSaveCourseArgs {
  input: SaveCourseInput;
}


export interface MutationScheduleDowntimeArgs {
  input: ScheduleDowntimeInput;
}


export interface MutationSetCalendarDaysArgs {
  input: SetCalendarDaysInput;
}


export interface MutationSetMemberArgs {
  input: SetMemberInput;
}


export interface MutationSetRatedHoursArgs {
  input: SetRatedHoursInput;
}


export interface MutationSetResourceImagesArgs {
  input: SetResourceImagesInput;
}


export interface MutationSettleStatementArgs {
  input: StatementActionInput;
}


export interface MutationSignInArgs {
  input: SignInInput;
}


export interface MutationSignOutArgs {
  input?: SignOutInput;
}


export interface MutationSignUpArgs {
  input: SignUpInput;
}


export interface MutationSuspendOrganizationArgs {
  input: OrganizationActionInput;
}


export interface MutationUpdateBookingArgs {
  input: UpdateBookingInput;
}


export interface MutationUpdateDowntimeArgs {
  input: UpdateDowntimeInput;
}


export interface MutationUpdateOrganizationArgs {
  input: UpdateOrganizationInput;
}


export interface MutationUpdateProfileArgs {
  input: UpdateProfileInput;
}


export interface MutationUpdateResourceArgs {
  input: UpdateResourceInput;
}


export interface MutationUpdateSiteArgs {
  input: UpdateSiteInput;
}


export interface MutationVerifyOrganizationArgs {
  input: OrganizationActionInput;
}


export interface MutationWithdrawRateArgs {
  input: WithdrawRateInput;
}

export interface NearInput {
  readonly latitude: Scalars['Float']['input'];
  readonly longitude: Scalars['Float']['input'];
  readonly withinKilometres: Scalars['Float']['input'];
}

export interface NearestFit {
  readonly atMost: Maybe<Scalars['Int']['output']>;
  readonly filter: SearchFilter;
  readonly offer: AvailableResource;
}

export interface Node {
  readonly id: Scalars['ID']['output'];
}

export interface ObservePublicCalendarInput {
  readonly organizationId: Scalars['ID']['input'];
  readonly region?: InputMaybe<Scalars['String']['input']>;
}

export interface OfferedSlot {
  readonly endsAt: Scalars['DateTime']['output'];
  readonly quote: Maybe<Money>;
  readonly startsAt: Scalars['DateTime']['output'];
}

export interface OpeningPeriod {
  readonly closesAt: Scalars['LocalTime']['output'];
  readonly opensAt: Scalars['LocalTime']['output'];
  readonly weekday: Weekday;
}

export interface OpeningPeriodInput {
  readonly closesAt: Scalars['LocalTime']['input'];
  readonly opensAt: Scalars['LocalTime']['input'];
  readonly weekday: Weekday;
}

export interface Organization extends Node {
  readonly address: Maybe<Scalars['String']['output']>;
  readonly calendar: CalendarYear;
  readonly contact: Maybe<Scalars['String']['output']>;
  readonly description: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly invitations: ReadonlyArray<Invitation>;
  readonly kind: OrganizationKind;
  readonly learnerRetentionMonths: Maybe<Scalars['Int']['output']>;
  readonly memberships: ReadonlyArray<Membership>;
  readonly name: Scalars['String']['output'];
  readonly publicCalendar: Maybe<PublicCalendar>;
  readonly registeredAt: Scalars['DateTime']['output'];
  readonly registeredBy: Maybe<User>;
  readonly registrationCode: Maybe<Scalars['String']['output']>;
  readonly resourceCount: Scalars['Int']['output'];
  readonly sites: ReadonlyArray<Site>;
  readonly slug: Scalars['String']['output'];
  readonly status: OrganizationStatus;
  readonly statusReason: Maybe<Scalars['String']['output']>;
  readonly timeZone: Scalars['TimeZone']['output'];
  readonly viewerCan: ReadonlyArray<OrganizationAction>;
}


export interface OrganizationCalendarArgs {
  year: Scalars['Int']['input'];
}

export type OrganizationAction =
  | 'BOOK'
  | 'DECLINE'
  | 'EDIT'
  | 'LEAVE'
  | 'LIST_RESOURCES'
  | 'PRICE'
  | 'SEE_REPORTS'
  | 'SETTLE'
  | 'SET_MEMBERS'
  | 'SUSPEND'
  | 'VERIFY';

export interface OrganizationActionInput {
  readonly organizationId: Scalars['ID']['input'];
  readonly reason?: InputMaybe<Scalars['String']['input']>;
}

export interface OrganizationConnection {
  readonly edges: ReadonlyArray<OrganizationEdge>;
  readonly nodes: ReadonlyArray<Organization>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface OrganizationEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Organization;
}

export type OrganizationErrorCode =
  | 'EXPIRED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID'
  | 'LAST_ADMIN'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'SLUG_TAKEN'
  | 'TOO_MANY'
  | 'TOO_MANY_ATTEMPTS'
  | 'WRONG_STATUS';

export interface OrganizationFilter {
  readonly kind?: InputMaybe<OrganizationKind>;
  readonly partnerOf?: InputMaybe<Scalars['ID']['input']>;
  readonly status?: InputMaybe<OrganizationStatus>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
}

export type OrganizationKind =
  | 'ENTERPRISE'
  | 'SCHOOL'
  | 'TRAINING_CENTER';

export interface OrganizationPayload {
  readonly affected: ReadonlyArray<AffectedBooking>;
  readonly affectedTotal: Scalars['Int']['output'];
  readonly organization: Maybe<Organization>;
  readonly userErrors: ReadonlyArray<OrganizationUserError>;
}

export type OrganizationStatus =
  | 'PENDING'
  | 'SUSPENDED'
  | 'VERIFIED';

export interface OrganizationUserError extends UserError {
  readonly code: OrganizationErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface PageInfo {
  readonly endCursor: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
}

export interface PasswordResetPayload {
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  readonly url: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<AccessUserError>;
}

export interface Period {
  readonly endsAt: Scalars['DateTime']['output'];
  readonly startsAt: Scalars['DateTime']['output'];
}

export interface PreviewRecurrenceInput {
  readonly exceptLocal?: ReadonlyArray<Scalars['LocalDateTime']['input']>;
  readonly recurrence: Scalars['String']['input'];
  readonly startsAtLocal: Scalars['LocalDateTime']['input'];
  readonly timeZone: Scalars['TimeZone']['input'];
}

export interface ProposeAgreementInput {
  readonly consumerId: Scalars['ID']['input'];
  readonly discountPercent?: Scalars['Decimal']['input'];
  readonly from: Scalars['LocalDate']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly includedMinutes?: Scalars['Int']['input'];
  readonly providerId: Scalars['ID']['input'];
  readonly resourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly to: Scalars['LocalDate']['input'];
}

export interface PublicCalendar {
  readonly announcedYears: ReadonlyArray<Scalars['Int']['output']>;
  readonly name: Scalars['String']['output'];
  readonly region: Scalars['String']['output'];
  readonly year: Maybe<PublicCalendarYear>;
}


export interface PublicCalendarYearArgs {
  year: Scalars['Int']['input'];
}

export interface PublicCalendarPayload {
  readonly affected: ReadonlyArray<AffectedBooking>;
  readonly affectedTotal: Scalars['Int']['output'];
  readonly publicCalendar: Maybe<PublicCalendar>;
  readonly userErrors: ReadonlyArray<OrganizationUserError>;
}

export interface PublicCalendarYear {
  readonly days: ReadonlyArray<CalendarDay>;
  readonly source: Scalars['String']['output'];
  readonly year: Scalars['Int']['output'];
}

export interface PublishCourseInput {
  readonly changes: Scalars['String']['input'];
  readonly courseId: Scalars['ID']['input'];
}

export interface PublishRateInput {
  readonly audience: Audience;
  readonly bands?: ReadonlyArray<RateBandInput>;
  readonly basis?: ChargeBasis;
  readonly currency: Scalars['CurrencyCode']['input'];
  readonly effectiveFrom?: InputMaybe<Scalars['DateTime']['input']>;
  readonly hourly: Scalars['Decimal']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly lateCancellationFee?: InputMaybe<Scalars['Decimal']['input']>;
  readonly minimumCharge?: InputMaybe<Scalars['Decimal']['input']>;
  readonly noShowFee?: InputMaybe<Scalars['Decimal']['input']>;
  readonly resourceId: Scalars['ID']['input'];
  readonly steps?: ReadonlyArray<RateStepInput>;
}

export interface PutSkillInput {
  readonly aliases?: ReadonlyArray<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  readonly references?: ReadonlyArray<SkillReferenceInput>;
  readonly skillId?: InputMaybe<Scalars['ID']['input']>;
}

export interface Query {
  readonly agreements: ReadonlyArray<Agreement>;
  readonly availableResources: AvailableResourceConnection;
  readonly balances: ReadonlyArray<Balance>;
  readonly booking: Maybe<Booking>;
  readonly bookingCounts: ReadonlyArray<BookingCount>;
  readonly bookings: BookingConnection;
  readonly course: Maybe<Course>;
  readonly courses: CourseConnection;
  readonly downtimes: DowntimeConnection;
  readonly happenings: HappeningConnection;
  readonly idleCapacity: ReadonlyArray<IdleResource>;
  readonly invitation: Maybe<Invitation>;
  readonly learner: Maybe<Learner>;
  readonly learners: LearnerConnection;
  readonly listedSkills: ReadonlyArray<ListedSkill>;
  readonly monthClose: MonthClose;
  readonly node: Maybe<Node>;
  readonly organization: Maybe<Organization>;
  readonly organizations: OrganizationConnection;
  readonly previewBooking: BookingPreview;
  readonly previewBookingSeries: RequestBookingSeriesPayload;
  readonly previewDowntime: DowntimePreview;
  readonly previewRecurrence: ReadonlyArray<Scalars['DateTime']['output']>;
  readonly previewReschedule: BookingPreview;
  readonly publicCalendars: ReadonlyArray<PublicCalendar>;
  readonly refusedDemand: RefusedDemandReport;
  readonly resource: Maybe<Resource>;
  readonly resources: ResourceConnection;
  readonly settlement: StatementConnection;
  readonly skills: SkillConnection;
  readonly statements: ReadonlyArray<Statement>;
  readonly tryPolicy: ReadonlyArray<RuleCheck>;
  readonly utilizationBookings: BookingConnection;
  readonly utilizationReport: UtilizationReport;
  readonly viewer: Maybe<Viewer>;
}


export interface QueryAgreementsArgs {
  organizationId: Scalars['ID']['input'];
}


export interface QueryAvailableResourcesArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  input: AvailabilitySearchInput;
}


export interface QueryBalancesArgs {
  organizationId: Scalars['ID']['input'];
}


export interface QueryBookingArgs {
  id: Scalars['ID']['input'];
}


export interface QueryBookingCountsArgs {
  filter?: InputMaybe<BookingFilter>;
}


export interface QueryBookingsArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BookingFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: BookingOrder;
}


export interface QueryCourseArgs {
  id: Scalars['ID']['input'];
}


export interface QueryCoursesArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  skills?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
}


export interface QueryDowntimesArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: DowntimeFilter;
  first?: Scalars['Int']['input'];
}


export interface QueryHappeningsArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: HappeningFilter;
  first?: Scalars['Int']['input'];
}


export interface QueryIdleCapacityArgs {
  first?: Scalars['Int']['input'];
  input: IdleCapacityInput;
}


export interface QueryInvitationArgs {
  token: Scalars['String']['input'];
}


export interface QueryLearnerArgs {
  id: Scalars['ID']['input'];
}


export interface QueryLearnersArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LearnerFilter>;
  first?: Scalars['Int']['input'];
  organizationId: Scalars['ID']['input'];
}


export interface QueryListedSkillsArgs {
  first?: Scalars['Int']['input'];
  text?: InputMaybe<Scalars['String']['input']>;
}


export interface QueryMonthCloseArgs {
  month: Scalars['LocalDate']['input'];
  providerId: Scalars['ID']['input'];
}


export interface QueryNodeArgs {
  id: Scalars['ID']['input'];
}


export interface QueryOrganizationArgs {
  slug: Scalars['String']['input'];
}


export interface QueryOrganizationsArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first?: Scalars['Int']['input'];
}


export interface QueryPreviewBookingArgs {
  input: RequestBookingInput;
}


export interface QueryPreviewBookingSeriesArgs {
  input: RequestBookingSeriesInput;
}


export interface QueryPreviewDowntimeArgs {
  input: ScheduleDowntimeInput;
}


export interface QueryPreviewRecurrenceArgs {
  input: PreviewRecurrenceInput;
}


export interface QueryPreviewRescheduleArgs {
  input: RescheduleBookingInput;
}


export interface QueryRefusedDemandArgs {
  input: RefusedDemandInput;
}


export interface QueryResourceArgs {
  id: Scalars['ID']['input'];
}


export interface QueryResourcesArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  first?: Scalars['Int']['input'];
}


export interface QuerySettlementArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: SettlementFilter;
  first?: Scalars['Int']['input'];
}


export interface QuerySkillsArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  text?: InputMaybe<Scalars['String']['input']>;
}


export interface QueryStatementsArgs {
  organizationId: Scalars['ID']['input'];
  status?: InputMaybe<ReadonlyArray<StatementStatus>>;
}


export interface QueryTryPolicyArgs {
  input: TryPolicyInput;
}


export interface QueryUtilizationBookingsArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  input: UtilizationBookingsInput;
}


export interface QueryUtilizationReportArgs {
  input: UtilizationReportInput;
}

export interface QuoteLine {
  readonly agreement: Maybe<Agreement>;
  readonly amount: Maybe<Money>;
  readonly discountPercent: Scalars['Decimal']['output'];
  readonly includedMinutes: Scalars['Int']['output'];
  readonly minutes: Scalars['Int']['output'];
  readonly parts: ReadonlyArray<ChargePart>;
  readonly rate: Maybe<Rate>;
  readonly resource: Resource;
  readonly units: Scalars['Int']['output'];
}

export interface Rate extends Node {
  readonly audience: Audience;
  readonly bands: ReadonlyArray<RateBand>;
  readonly basis: ChargeBasis;
  readonly currency: Scalars['CurrencyCode']['output'];
  readonly effectiveFrom: Scalars['DateTime']['output'];
  readonly hourly: Scalars['Decimal']['output'];
  readonly id: Scalars['ID']['output'];
  readonly lateCancellationFee: Maybe<Scalars['Decimal']['output']>;
  readonly minimumCharge: Maybe<Scalars['Decimal']['output']>;
  readonly noShowFee: Maybe<Scalars['Decimal']['output']>;
  readonly resource: Resource;
  readonly steps: ReadonlyArray<RateStep>;
}

export interface RateBand {
  readonly discountPercent: Scalars['Decimal']['output'];
  readonly endsAt: Scalars['LocalTime']['output'];
  readonly startsAt: Scalars['LocalTime']['output'];
  readonly weekdays: ReadonlyArray<Weekday>;
}

export interface RateBandInput {
  readonly discountPercent: Scalars['Decimal']['input'];
  readonly endsAt: Scalars['LocalTime']['input'];
  readonly startsAt: Scalars['LocalTime']['input'];
  readonly weekdays: ReadonlyArray<Weekday>;
}

export interface RatePayload {
  readonly rate: Maybe<Rate>;
  readonly userErrors: ReadonlyArray<AccountingUserError>;
}

export interface RateStep {
  readonly fromHours: Scalars['Decimal']['output'];
  readonly hourly: Scalars['Decimal']['output'];
}

export interface RateStepInput {
  readonly fromHours: Scalars['Decimal']['input'];
  readonly hourly: Scalars['Decimal']['input'];
}

export interface RecordConsentInput {
  readonly by: ConsentGiver;
  readonly evidence: Scalars['String']['input'];
  readonly learnerId: Scalars['ID']['input'];
  readonly on: Scalars['LocalDate']['input'];
  readonly purpose: ConsentPurpose;
  readonly withdrawn?: Scalars['Boolean']['input'];
}

export interface RefusalFact {
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
}

export type RefusedDemandGrouping =
  | 'DISTANCE'
  | 'HOUR_OF_WEEK'
  | 'REASON'
  | 'RESOURCE'
  | 'SKILL';

export interface RefusedDemandInput {
  readonly from: Scalars['LocalDate']['input'];
  readonly groupBy?: RefusedDemandGrouping;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly to: Scalars['LocalDate']['input'];
}

export interface RefusedDemandReport {
  readonly rows: ReadonlyArray<RefusedDemandRow>;
  readonly totals: RefusedDemandRow;
}

export interface RefusedDemandRow {
  readonly key: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly number: Scalars['Float']['output'];
  readonly organizations: Scalars['Int']['output'];
  readonly unitMinutes: Scalars['Float']['output'];
  readonly worth: ReadonlyArray<Money>;
}

export interface RegisterOrganizationInput {
  readonly address?: InputMaybe<Scalars['String']['input']>;
  readonly contact?: InputMaybe<Scalars['String']['input']>;
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly kind: OrganizationKind;
  readonly name: Scalars['String']['input'];
  readonly registrationCode?: InputMaybe<Scalars['String']['input']>;
  readonly slug: Scalars['String']['input'];
  readonly timeZone: Scalars['TimeZone']['input'];
}

export interface RemoveCalendarDaysInput {
  readonly days: ReadonlyArray<Scalars['LocalDate']['input']>;
  readonly organizationId: Scalars['ID']['input'];
}

export type ReportErrorCode =
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED';

export interface ReportUserError extends UserError {
  readonly code: ReportErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface RequestBookingInput {
  readonly agreementId?: InputMaybe<Scalars['ID']['input']>;
  readonly attendees?: InputMaybe<Scalars['Int']['input']>;
  readonly endsAt: Scalars['DateTime']['input'];
  readonly hold?: Scalars['Boolean']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly items: ReadonlyArray<BookingItemInput>;
  readonly organizationId: Scalars['ID']['input'];
  readonly startsAt: Scalars['DateTime']['input'];
  readonly title: Scalars['String']['input'];
}

export interface RequestBookingPayload {
  readonly alternatives: ReadonlyArray<BookingAlternative>;
  readonly booking: Maybe<Booking>;
  readonly conflicts: ReadonlyArray<BookingConflict>;
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface RequestBookingSeriesInput {
  readonly agreementId?: InputMaybe<Scalars['ID']['input']>;
  readonly attendees?: InputMaybe<Scalars['Int']['input']>;
  readonly endsAtLocal: Scalars['LocalDateTime']['input'];
  readonly exceptLocal?: ReadonlyArray<Scalars['LocalDateTime']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly items: ReadonlyArray<BookingItemInput>;
  readonly moves?: ReadonlyArray<SeriesMoveInput>;
  readonly onConflict?: SeriesConflictRule;
  readonly organizationId: Scalars['ID']['input'];
  readonly recurrence: Scalars['String']['input'];
  readonly startsAtLocal: Scalars['LocalDateTime']['input'];
  readonly title: Scalars['String']['input'];
}

export interface RequestBookingSeriesPayload {
  readonly bookable: Scalars['Int']['output'];
  readonly conflicts: ReadonlyArray<BookingConflict>;
  readonly notices: ReadonlyArray<Scalars['String']['output']>;
  readonly occurrences: ReadonlyArray<SeriesOccurrence>;
  readonly series: Maybe<BookingSeries>;
  readonly skipped: Scalars['Int']['output'];
  readonly total: Maybe<Money>;
  readonly userErrors: ReadonlyArray<BookingUserError>;
}

export interface RescheduleBookingInput {
  readonly bookingId: Scalars['ID']['input'];
  readonly endsAt: Scalars['DateTime']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly items?: InputMaybe<ReadonlyArray<BookingItemInput>>;
  readonly startsAt: Scalars['DateTime']['input'];
}

export interface ResetPasswordInput {
  readonly newPassword: Scalars['String']['input'];
  readonly token: Scalars['String']['input'];
}

export interface Resource extends Node {
  readonly audience: Audience;
  readonly children: ReadonlyArray<Resource>;
  readonly code: Scalars['String']['output'];
  readonly description: Maybe<Scalars['String']['output']>;
  readonly freePeriods: ReadonlyArray<Period>;
  readonly id: Scalars['ID']['output'];
  readonly images: ReadonlyArray<Image>;
  readonly kind: ResourceKind;
  readonly name: Scalars['String']['output'];
  readonly openPeriods: ReadonlyArray<Period>;
  readonly openingHours: ReadonlyArray<OpeningPeriod>;
  readonly organization: Organization;
  readonly parent: Maybe<Resource>;
  readonly policy: BookingPolicy;
  readonly rateFor: Maybe<Rate>;
  readonly rates: ReadonlyArray<Rate>;
  readonly schedule: ReadonlyArray<ScheduleEntry>;
  readonly seats: Maybe<Scalars['Int']['output']>;
  readonly site: Site;
  readonly skills: ReadonlyArray<Scalars['String']['output']>;
  readonly specialDays: ReadonlyArray<CalendarDay>;
  readonly status: ResourceStatus;
  readonly timeZone: Scalars['TimeZone']['output'];
  readonly units: Scalars['Int']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly viewerCan: ReadonlyArray<ResourceAction>;
}


export interface ResourceFreePeriodsArgs {
  from: Scalars['DateTime']['input'];
  minimumMinutes?: Scalars['Int']['input'];
  to: Scalars['DateTime']['input'];
  units?: Scalars['Int']['input'];
}


export interface ResourceOpenPeriodsArgs {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
}


export interface ResourceRateForArgs {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  organizationId: Scalars['ID']['input'];
}


export interface ResourceScheduleArgs {
  from: Scalars['DateTime']['input'];
  inside?: Scalars['Boolean']['input'];
  to: Scalars['DateTime']['input'];
}


export interface ResourceSpecialDaysArgs {
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
}

export type ResourceAction =
  | 'BLOCK'
  | 'BOOK'
  | 'DELETE'
  | 'EDIT'
  | 'PRICE';

export interface ResourceActionInput {
  readonly resourceId: Scalars['ID']['input'];
}

export interface ResourceConnection {
  readonly edges: ReadonlyArray<ResourceEdge>;
  readonly nodes: ReadonlyArray<Resource>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface ResourceEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Resource;
}

export interface ResourceFilter {
  readonly code?: InputMaybe<Scalars['String']['input']>;
  readonly kind?: InputMaybe<ResourceKind>;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  readonly rootsOnly?: InputMaybe<Scalars['Boolean']['input']>;
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  readonly skills?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly status?: InputMaybe<ResourceStatus>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
}

export interface ResourceImageInput {
  readonly alt?: Scalars['String']['input'];
  readonly imageId: Scalars['ID']['input'];
}

export type ResourceKind =
  | 'EQUIPMENT'
  | 'LAB'
  | 'TRAINING_BASE';

export interface ResourcePayload {
  readonly affected: ReadonlyArray<AffectedBooking>;
  readonly affectedTotal: Scalars['Int']['output'];
  readonly resource: Maybe<Resource>;
  readonly userErrors: ReadonlyArray<CatalogUserError>;
}

export type ResourceStatus =
  | 'DRAFT'
  | 'LISTED'
  | 'WITHDRAWN';

export type RowErrorCode =
  | 'CLASH'
  | 'DUPLICATE'
  | 'INVALID'
  | 'LEFT'
  | 'MALFORMED'
  | 'MISSING'
  | 'NOT_FOUND'
  | 'NOT_PRESENT'
  | 'NOT_QUALIFIED'
  | 'NO_SEAT'
  | 'TOO_MANY_MINUTES'
  | 'TOO_YOUNG'
  | 'WRONG_STATUS';

export interface RowProblem {
  readonly code: RowErrorCode;
  readonly field: Maybe<Scalars['String']['output']>;
  readonly file: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
  readonly row: Scalars['Int']['output'];
}

export type RowRule =
  | 'REFUSE_ALL'
  | 'SKIP_ROWS';

export interface RuleCheck {
  readonly code: BookingErrorCode;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly kept: Scalars['Boolean']['output'];
  readonly message: Scalars['String']['output'];
  readonly resource: Maybe<Resource>;
}

export interface SaveCourseInput {
  readonly code?: InputMaybe<Scalars['String']['input']>;
  readonly content?: InputMaybe<Scalars['String']['input']>;
  readonly courseId?: InputMaybe<Scalars['ID']['input']>;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly partnerIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly retired?: InputMaybe<Scalars['Boolean']['input']>;
  readonly skills?: InputMaybe<ReadonlyArray<CourseSkillInput>>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
}

export interface ScheduleDowntimeInput {
  readonly endsAt: Scalars['DateTime']['input'];
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly reason: Scalars['String']['input'];
  readonly resourceId: Scalars['ID']['input'];
  readonly startsAt: Scalars['DateTime']['input'];
}

export interface ScheduleEntry {
  readonly booking: Maybe<Booking>;
  readonly changesAt: Maybe<Scalars['DateTime']['output']>;
  readonly downtime: Maybe<Downtime>;
  readonly endsAt: Scalars['DateTime']['output'];
  readonly kind: ScheduleEntryKind;
  readonly resource: Resource;
  readonly startsAt: Scalars['DateTime']['output'];
  readonly turnaroundEndsAt: Scalars['DateTime']['output'];
  readonly units: Scalars['Int']['output'];
}

export type ScheduleEntryKind =
  | 'BOOKING'
  | 'DOWNTIME'
  | 'HOLD';

export type SearchFilter =
  | 'INSTANT_ONLY'
  | 'KIND'
  | 'NEAR'
  | 'SEATS'
  | 'SKILLS'
  | 'TEXT'
  | 'TIME'
  | 'UNITS';

export type SeriesConflictRule =
  | 'REFUSE_ALL'
  | 'SKIP_CONFLICTS';

export interface SeriesMoveInput {
  readonly endsAtLocal: Scalars['LocalDateTime']['input'];
  readonly fromLocal: Scalars['LocalDateTime']['input'];
  readonly resourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly startsAtLocal: Scalars['LocalDateTime']['input'];
}

export interface SeriesOccurrence {
  readonly alternatives: ReadonlyArray<BookingAlternative>;
  readonly booking: Maybe<Booking>;
  readonly conflicts: ReadonlyArray<BookingConflict>;
  readonly endsAt: Scalars['DateTime']['output'];
  readonly moved: Scalars['Boolean']['output'];
  readonly quote: Maybe<Money>;
  readonly skippedBecause: Maybe<BookingErrorCode>;
  readonly specialDay: Maybe<CalendarDay>;
  readonly startsAt: Scalars['DateTime']['output'];
  readonly startsAtLocal: Scalars['LocalDateTime']['output'];
  readonly userErrors: ReadonlyArray<BookingUserError>;
}


export interface SeriesOccurrenceAlternativesArgs {
  first?: Scalars['Int']['input'];
}

export interface Session extends Node {
  readonly createdAt: Scalars['DateTime']['output'];
  readonly device: Scalars['String']['output'];
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly isCurrent: Scalars['Boolean']['output'];
  readonly lastSeenAt: Scalars['DateTime']['output'];
}

export interface SetCalendarDaysInput {
  readonly days: ReadonlyArray<CalendarDayInput>;
  readonly organizationId: Scalars['ID']['input'];
}

export interface SetMemberInput {
  readonly email: Scalars['String']['input'];
  readonly organizationId: Scalars['ID']['input'];
  readonly roles: ReadonlyArray<MemberRole>;
}

export interface SetRatedHoursInput {
  readonly hoursPerYear?: InputMaybe<Scalars['Int']['input']>;
  readonly resourceId: Scalars['ID']['input'];
}

export interface SetRatedHoursPayload {
  readonly resource: Maybe<Resource>;
  readonly userErrors: ReadonlyArray<ReportUserError>;
}

export interface SetResourceImagesInput {
  readonly images: ReadonlyArray<ResourceImageInput>;
  readonly resourceId: Scalars['ID']['input'];
}

export interface SettlementFilter {
  readonly as?: InputMaybe<SettlementSide>;
  readonly counterpartId?: InputMaybe<Scalars['ID']['input']>;
  readonly disputed?: InputMaybe<Scalars['Boolean']['input']>;
  readonly month?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly organizationId: Scalars['ID']['input'];
  readonly status?: InputMaybe<ReadonlyArray<StatementStatus>>;
}

export type SettlementSide =
  | 'CONSUMER'
  | 'PROVIDER';

export interface SignInInput {
  readonly email: Scalars['String']['input'];
  readonly password: Scalars['String']['input'];
}

export interface SignInPayload {
  readonly accessToken: Maybe<Scalars['String']['output']>;
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  readonly userErrors: ReadonlyArray<AccessUserError>;
  readonly viewer: Maybe<Viewer>;
}

export interface SignOutInput {
  readonly everywhere?: Scalars['Boolean']['input'];
}

export interface SignOutPayload {
  readonly userErrors: ReadonlyArray<AccessUserError>;
}

export interface SignUpInput {
  readonly email: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
  readonly password: Scalars['String']['input'];
}

export interface Site extends Node {
  readonly address: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly location: Maybe<GeoPoint>;
  readonly name: Scalars['String']['output'];
  readonly organization: Organization;
  readonly timeZone: Scalars['TimeZone']['output'];
}

export interface SitePayload {
  readonly site: Maybe<Site>;
  readonly userErrors: ReadonlyArray<OrganizationUserError>;
}

export interface Skill extends Node {
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly references: ReadonlyArray<SkillReference>;
}

export interface SkillConnection {
  readonly edges: ReadonlyArray<SkillEdge>;
  readonly nodes: ReadonlyArray<Skill>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface SkillEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Skill;
}

export type SkillErrorCode =
  | 'INVALID'
  | 'NAME_TAKEN'
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'TOO_MANY';

export type SkillFramework =
  | 'CN_1X'
  | 'CN_OCCUPATIONAL_STANDARD'
  | 'ESCO'
  | 'ONET'
  | 'OTHER';

export type SkillLevel =
  | 'ASSISTS'
  | 'INDEPENDENT'
  | 'OBSERVES'
  | 'SUPERVISED'
  | 'TEACHES';

export interface SkillPayload {
  readonly skill: Maybe<Skill>;
  readonly userErrors: ReadonlyArray<SkillUserError>;
}

export interface SkillReference {
  readonly framework: SkillFramework;
  readonly label: Maybe<Scalars['String']['output']>;
  readonly uri: Scalars['String']['output'];
}

export interface SkillReferenceInput {
  readonly framework: SkillFramework;
  readonly label?: InputMaybe<Scalars['String']['input']>;
  readonly uri: Scalars['String']['input'];
}

export interface SkillUserError extends UserError {
  readonly code: SkillErrorCode;
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface Statement extends Node {
  readonly acceptedAt: Maybe<Scalars['DateTime']['output']>;
  readonly consumer: Organization;
  readonly disputedLines: Scalars['Int']['output'];
  readonly fingerprint: Scalars['String']['output'];
  readonly from: Scalars['LocalDate']['output'];
  readonly id: Scalars['ID']['output'];
  readonly issuedAt: Maybe<Scalars['DateTime']['output']>;
  readonly lines: ReadonlyArray<StatementLine>;
  readonly needTimes: ReadonlyArray<Booking>;
  readonly number: Maybe<Scalars['String']['output']>;
  readonly provider: Organization;
  readonly settledAt: Maybe<Scalars['DateTime']['output']>;
  readonly status: StatementStatus;
  readonly to: Scalars['LocalDate']['output'];
  readonly total: Money;
  readonly viewerCan: ReadonlyArray<StatementAction>;
}

export type StatementAction =
  | 'ACCEPT'
  | 'ADJUST'
  | 'DISPUTE'
  | 'ISSUE'
  | 'SETTLE';

export interface StatementActionInput {
  readonly statementId: Scalars['ID']['input'];
}

export interface StatementConnection {
  readonly edges: ReadonlyArray<StatementEdge>;
  readonly nodes: ReadonlyArray<Statement>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface StatementEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Statement;
}

export interface StatementLine extends Node {
  readonly amount: Money;
  readonly correctedBy: ReadonlyArray<StatementLine>;
  readonly corrects: Maybe<StatementLine>;
  readonly description: Scalars['String']['output'];
  readonly disputeReason: Maybe<Scalars['String']['output']>;
  readonly disputed: Scalars['Boolean']['output'];
  readonly disputes: ReadonlyArray<StatementLineDispute>;
  readonly id: Scalars['ID']['output'];
  readonly postedAt: Scalars['DateTime']['output'];
  readonly statement: Maybe<Statement>;
  readonly usage: Maybe<UsageRecord>;
}

export interface StatementLineDispute {
  readonly answer: Maybe<Scalars['String']['output']>;
  readonly answeredAt: Maybe<Scalars['DateTime']['output']>;
  readonly answeredBy: Maybe<User>;
  readonly at: Scalars['DateTime']['output'];
  readonly by: User;
  readonly correctedBy: Maybe<StatementLine>;
  readonly outcome: DisputeOutcome;
  readonly reason: Scalars['String']['output'];
}

export interface StatementPayload {
  readonly statement: Maybe<Statement>;
  readonly userErrors: ReadonlyArray<AccountingUserError>;
}

export type StatementStatus =
  | 'ACCEPTED'
  | 'ISSUED'
  | 'OPEN'
  | 'SETTLED';

export interface Subscription {
  readonly changed: Change;
}


export interface SubscriptionChangedArgs {
  input: ChangedInput;
}

export interface Task {
  readonly dueAt: Maybe<Scalars['DateTime']['output']>;
  readonly kind: TaskKind;
  readonly organization: Maybe<Organization>;
  readonly since: Scalars['DateTime']['output'];
  readonly subject: Maybe<Node>;
}

export interface TaskConnection {
  readonly edges: ReadonlyArray<TaskEdge>;
  readonly nodes: ReadonlyArray<Task>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface TaskCount {
  readonly count: Scalars['Int']['output'];
  readonly kind: TaskKind;
  readonly soonest: Maybe<Scalars['DateTime']['output']>;
}

export interface TaskEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Task;
}

export type TaskKind =
  | 'ACCEPT_AGREEMENT'
  | 'ACCEPT_STATEMENT'
  | 'ANNOUNCE_CALENDAR'
  | 'ANSWER_DISPUTE'
  | 'APPROVE_BOOKING'
  | 'CHECK_IN'
  | 'CHECK_OUT'
  | 'CONFIRM_HOLD'
  | 'ISSUE_STATEMENT'
  | 'LIST_DRAFT'
  | 'RECORD_TIMES'
  | 'SETTLE_STATEMENT'
  | 'VERIFY_ORGANIZATION';

export interface TextFileInput {
  readonly name: Scalars['String']['input'];
  readonly text: Scalars['String']['input'];
}

export interface TryPolicyInput {
  readonly asPartner?: Scalars['Boolean']['input'];
  readonly attendees?: InputMaybe<Scalars['Int']['input']>;
  readonly endsAtLocal: Scalars['LocalDateTime']['input'];
  readonly openingHours?: InputMaybe<ReadonlyArray<OpeningPeriodInput>>;
  readonly policy?: InputMaybe<BookingPolicyInput>;
  readonly resourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  readonly startsAtLocal: Scalars['LocalDateTime']['input'];
}

export interface UpdateBookingInput {
  readonly attendees?: InputMaybe<Scalars['Int']['input']>;
  readonly bookingId: Scalars['ID']['input'];
  readonly title?: InputMaybe<Scalars['String']['input']>;
}

export interface UpdateDowntimeInput {
  readonly downtimeId: Scalars['ID']['input'];
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly startsAt?: InputMaybe<Scalars['DateTime']['input']>;
}

export interface UpdateOrganizationInput {
  readonly address?: InputMaybe<Scalars['String']['input']>;
  readonly contact?: InputMaybe<Scalars['String']['input']>;
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly learnerRetentionMonths?: InputMaybe<Scalars['Int']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly organizationId: Scalars['ID']['input'];
  readonly registrationCode?: InputMaybe<Scalars['String']['input']>;
}

export interface UpdateProfileInput {
  readonly locale?: InputMaybe<Locale>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
}

export interface UpdateResourceInput {
  readonly audience?: InputMaybe<Audience>;
  readonly code?: InputMaybe<Scalars['String']['input']>;
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly openingHours?: InputMaybe<ReadonlyArray<OpeningPeriodInput>>;
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  readonly policy?: InputMaybe<BookingPolicyInput>;
  readonly resourceId: Scalars['ID']['input'];
  readonly seats?: InputMaybe<Scalars['Int']['input']>;
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  readonly skills?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly status?: InputMaybe<ResourceStatus>;
  readonly units?: InputMaybe<Scalars['Int']['input']>;
}

export interface UpdateSiteInput {
  readonly address?: InputMaybe<Scalars['String']['input']>;
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly siteId: Scalars['ID']['input'];
}

export type UsageOutcome =
  | 'COMPLETED'
  | 'LATE_CANCELLATION'
  | 'NO_SHOW';

export interface UsageRecord extends Node {
  readonly billableMinutes: Scalars['Int']['output'];
  readonly booking: Booking;
  readonly charge: Maybe<Money>;
  readonly consumer: Organization;
  readonly id: Scalars['ID']['output'];
  readonly includedMinutes: Scalars['Int']['output'];
  readonly outcome: UsageOutcome;
  readonly parts: ReadonlyArray<ChargePart>;
  readonly provider: Organization;
  readonly reservedMinutes: Scalars['Int']['output'];
  readonly resource: Resource;
  readonly units: Scalars['Int']['output'];
  readonly usedMinutes: Scalars['Int']['output'];
}

export interface User extends Node {
  readonly email: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
}

export interface UserError {
  readonly codeName: Scalars['String']['output'];
  readonly facts: ReadonlyArray<RefusalFact>;
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
}

export interface UtilizationBookingsInput {
  readonly figure?: UtilizationFigure;
  readonly from: Scalars['LocalDate']['input'];
  readonly groupBy?: UtilizationGrouping;
  readonly key?: InputMaybe<Scalars['String']['input']>;
  readonly kind?: InputMaybe<ResourceKind>;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly resourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  readonly to: Scalars['LocalDate']['input'];
}

export type UtilizationFigure =
  | 'BOOKED'
  | 'BOOKINGS'
  | 'LATE_CANCELLATIONS'
  | 'NO_SHOWS'
  | 'SHARED'
  | 'USED'
  | 'USED_BY_ENTERPRISES'
  | 'USED_BY_SCHOOLS'
  | 'USED_BY_TRAINING_CENTERS'
  | 'USED_WITHIN_BOOKED';

export interface UtilizationFigures {
  readonly availableMinutes: Scalars['Float']['output'];
  readonly averageLeadMinutes: Maybe<Scalars['Float']['output']>;
  readonly bookedMinutes: Scalars['Float']['output'];
  readonly bookedUtilization: Maybe<Scalars['Float']['output']>;
  readonly bookings: Scalars['Int']['output'];
  readonly downMinutes: Scalars['Float']['output'];
  readonly fulfilment: Maybe<Scalars['Float']['output']>;
  readonly idleMinutes: Scalars['Float']['output'];
  readonly lateCancellations: Scalars['Int']['output'];
  readonly noShows: Scalars['Int']['output'];
  readonly openMinutes: Scalars['Float']['output'];
  readonly ratedMinutes: Scalars['Float']['output'];
  readonly ratedUtilization: Maybe<Scalars['Float']['output']>;
  readonly sharedMinutes: Scalars['Float']['output'];
  readonly sharingRate: Maybe<Scalars['Float']['output']>;
  readonly usedByEnterprisesMinutes: Scalars['Float']['output'];
  readonly usedBySchoolsMinutes: Scalars['Float']['output'];
  readonly usedByTrainingCentersMinutes: Scalars['Float']['output'];
  readonly usedMinutes: Scalars['Float']['output'];
  readonly usedUtilization: Maybe<Scalars['Float']['output']>;
  readonly usedWithinBookedMinutes: Scalars['Float']['output'];
}

export type UtilizationGrouping =
  | 'DAY'
  | 'HOUR_OF_WEEK'
  | 'KIND'
  | 'MONTH'
  | 'ORGANIZATION'
  | 'RESOURCE'
  | 'SITE'
  | 'SKILL'
  | 'WEEK';

export interface UtilizationReport {
  readonly rows: ReadonlyArray<UtilizationRow>;
  readonly totals: UtilizationRow;
}

export interface UtilizationReportInput {
  readonly from: Scalars['LocalDate']['input'];
  readonly groupBy?: UtilizationGrouping;
  readonly kind?: InputMaybe<ResourceKind>;
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  readonly resourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  readonly to: Scalars['LocalDate']['input'];
}

export interface UtilizationRow {
  readonly availableMinutes: Scalars['Float']['output'];
  readonly averageLeadMinutes: Maybe<Scalars['Float']['output']>;
  readonly bookedMinutes: Scalars['Float']['output'];
  readonly bookedUtilization: Maybe<Scalars['Float']['output']>;
  readonly bookings: Scalars['Int']['output'];
  readonly downMinutes: Scalars['Float']['output'];
  readonly fulfilment: Maybe<Scalars['Float']['output']>;
  readonly idleMinutes: Scalars['Float']['output'];
  readonly key: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly lateCancellations: Scalars['Int']['output'];
  readonly noShows: Scalars['Int']['output'];
  readonly openMinutes: Scalars['Float']['output'];
  readonly organization: Maybe<Organization>;
  readonly previous: Maybe<UtilizationFigures>;
  readonly ratedMinutes: Scalars['Float']['output'];
  readonly ratedUtilization: Maybe<Scalars['Float']['output']>;
  readonly resource: Maybe<Resource>;
  readonly sharedMinutes: Scalars['Float']['output'];
  readonly sharingRate: Maybe<Scalars['Float']['output']>;
  readonly usedByEnterprisesMinutes: Scalars['Float']['output'];
  readonly usedBySchoolsMinutes: Scalars['Float']['output'];
  readonly usedByTrainingCentersMinutes: Scalars['Float']['output'];
  readonly usedMinutes: Scalars['Float']['output'];
  readonly usedUtilization: Maybe<Scalars['Float']['output']>;
  readonly usedWithinBookedMinutes: Scalars['Float']['output'];
}

export interface Viewer {
  readonly happeningsReadUntil: Scalars['DateTime']['output'];
  readonly home: Home;
  readonly isPlatformAdmin: Scalars['Boolean']['output'];
  readonly learners: ReadonlyArray<Learner>;
  readonly locale: Maybe<Locale>;
  readonly memberships: ReadonlyArray<Membership>;
  readonly sessions: ReadonlyArray<Session>;
  readonly tasks: TaskConnection;
  readonly timeZone: Maybe<Scalars['TimeZone']['output']>;
  readonly unreadHappenings: Scalars['Int']['output'];
  readonly user: User;
}


export interface ViewerHomeArgs {
  organizationId?: InputMaybe<Scalars['ID']['input']>;
}


export interface ViewerTasksArgs {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  kinds?: InputMaybe<ReadonlyArray<TaskKind>>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
}

export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

export interface WithdrawRateInput {
  readonly rateId: Scalars['ID']['input'];
}

/** Type of the argument `input` of each mutation and query that has one. */
export interface Inputs {
  readonly acceptAgreement: AgreementActionInput;
  readonly acceptInvitation: AcceptInvitationInput;
  readonly acceptStatement: StatementActionInput;
  readonly adjustStatementLine: AdjustStatementLineInput;
  readonly announcePublicCalendarYear: AnnouncePublicCalendarYearInput;
  readonly answerBookings: AnswerBookingsInput;
  readonly approveBooking: BookingActionInput;
  readonly cancelBooking: BookingActionInput;
  readonly cancelBookingSeries: CancelBookingSeriesInput;
  readonly cancelDowntime: CancelDowntimeInput;
  readonly changePassword: ChangePasswordInput;
  readonly checkInBooking: CheckBookingInput;
  readonly checkOutBooking: CheckBookingInput;
  readonly claimLearner: ClaimLearnerInput;
  readonly closeAccount: CloseAccountInput;
  readonly confirmBooking: BookingActionInput;
  readonly createResource: CreateResourceInput;
  readonly createSite: CreateSiteInput;
  readonly declineBooking: BookingActionInput;
  readonly declineOrganization: OrganizationActionInput;
  readonly deleteDraftResource: ResourceActionInput;
  readonly disableAccount: AccountActionInput;
  readonly disputeStatementLine: DisputeStatementLineInput;
  readonly enableAccount: AccountActionInput;
  readonly endAgreement: AgreementActionInput;
  readonly endSession: EndSessionInput;
  readonly eraseLearner: EraseLearnerInput;
  readonly importLearners: ImportLearnersInput;
  readonly inviteLearner: InviteLearnerInput;
  readonly inviteMember: InviteMemberInput;
  readonly issuePasswordReset: IssuePasswordResetInput;
  readonly issueStatement: IssueStatementInput;
  readonly leaveOrganization: OrganizationActionInput;
  readonly markHappeningsRead: MarkHappeningsReadInput;
  readonly markNoShow: BookingActionInput;
  readonly observePublicCalendar: ObservePublicCalendarInput;
  readonly proposeAgreement: ProposeAgreementInput;
  readonly publishCourse: PublishCourseInput;
  readonly publishRate: PublishRateInput;
  readonly putSkill: PutSkillInput;
  readonly recordConsent: RecordConsentInput;
  readonly registerOrganization: RegisterOrganizationInput;
  readonly removeCalendarDays: RemoveCalendarDaysInput;
  readonly requestBooking: RequestBookingInput;
  readonly requestBookingSeries: RequestBookingSeriesInput;
  readonly rescheduleBooking: RescheduleBookingInput;
  readonly resetPassword: ResetPasswordInput;
  readonly revokeInvitation: InvitationActionInput;
  readonly saveCourse: SaveCourseInput;
  readonly scheduleDowntime: ScheduleDowntimeInput;
  readonly setCalendarDays: SetCalendarDaysInput;
  readonly setMember: SetMemberInput;
  readonly setRatedHours: SetRatedHoursInput;
  readonly setResourceImages: SetResourceImagesInput;
  readonly settleStatement: StatementActionInput;
  readonly signIn: SignInInput;
  readonly signOut: SignOutInput;
  readonly signUp: SignUpInput;
  readonly suspendOrganization: OrganizationActionInput;
  readonly updateBooking: UpdateBookingInput;
  readonly updateDowntime: UpdateDowntimeInput;
  readonly updateOrganization: UpdateOrganizationInput;
  readonly updateProfile: UpdateProfileInput;
  readonly updateResource: UpdateResourceInput;
  readonly updateSite: UpdateSiteInput;
  readonly verifyOrganization: OrganizationActionInput;
  readonly withdrawRate: WithdrawRateInput;
  readonly availableResources: AvailabilitySearchInput;
  readonly idleCapacity: IdleCapacityInput;
  readonly previewBooking: RequestBookingInput;
  readonly previewBookingSeries: RequestBookingSeriesInput;
  readonly previewDowntime: ScheduleDowntimeInput;
  readonly previewRecurrence: PreviewRecurrenceInput;
  readonly previewReschedule: RescheduleBookingInput;
  readonly refusedDemand: RefusedDemandInput;
  readonly tryPolicy: TryPolicyInput;
  readonly utilizationBookings: UtilizationBookingsInput;
  readonly utilizationReport: UtilizationReportInput;
}
