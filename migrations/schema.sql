-- The database as the migrations leave it. Written by `npm run schema`; only the migrations change the database.

-- Extensions

create extension btree_gist;

create extension fuzzystrmatch;

-- Tables

create table account (
  account_id uuid default uuidv7() not null,
  name text not null,
  email text,
  password_hash text,
  is_platform_admin boolean default false not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  disabled_by uuid,
  disabled_reason text,
  closed_at timestamp with time zone,
  is_demo boolean default false not null,
  locale text,
  time_zone text,
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_closed_is_blank CHECK (((closed_at IS NULL) OR ((email IS NULL) AND (password_hash IS NULL) AND (name = 'Closed account'::text) AND (NOT is_platform_admin)))),
  constraint account_disabled_for_a_reason CHECK ((((disabled_at IS NULL) = (disabled_reason IS NULL)) AND ((disabled_at IS NULL) = (disabled_by IS NULL)))),
  constraint account_email_ascii CHECK ((email ~ '^[!-~]+@[!-~]+$'::text)),
  constraint account_email_unless_closed CHECK (((closed_at IS NOT NULL) OR (email IS NOT NULL))),
  constraint account_locale_known CHECK ((locale = ANY (ARRAY['EN'::text, 'ZH'::text]))),
  constraint account_name_not_blank CHECK ((btrim(name) <> ''::text)),
  constraint account_reason_in_words CHECK (((char_length(disabled_reason) >= 1) AND (char_length(disabled_reason) <= 2000))),
  constraint account_disabled_by_fkey FOREIGN KEY (disabled_by) REFERENCES account(account_id)
);
CREATE INDEX account_demo ON public.account USING btree (account_id) WHERE is_demo;
CREATE INDEX account_disabled_by ON public.account USING btree (disabled_by) WHERE (disabled_by IS NOT NULL);
CREATE UNIQUE INDEX account_email_key ON public.account USING btree (lower((email COLLATE "C")));
CREATE INDEX account_platform_admins ON public.account USING btree (account_id) WHERE is_platform_admin;
CREATE TRIGGER account_ends_links AFTER UPDATE OF is_platform_admin, disabled_at, closed_at ON public.account FOR EACH ROW WHEN (((new.is_platform_admin AND (NOT old.is_platform_admin)) OR ((new.disabled_at IS NOT NULL) AND (old.disabled_at IS NULL)) OR ((new.closed_at IS NOT NULL) AND (old.closed_at IS NULL)))) EXECUTE FUNCTION account_ends_links();
CREATE CONSTRAINT TRIGGER account_platform_admin_not_deleted AFTER DELETE ON public.account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.is_platform_admin AND (old.disabled_at IS NULL) AND (NOT old.is_demo))) EXECUTE FUNCTION platform_admin_remains();
CREATE CONSTRAINT TRIGGER account_platform_admin_remains AFTER UPDATE OF is_platform_admin, disabled_at ON public.account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.is_platform_admin AND (old.disabled_at IS NULL) AND (NOT old.is_demo) AND (NOT (new.is_platform_admin AND (new.disabled_at IS NULL))))) EXECUTE FUNCTION platform_admin_remains();
CREATE TRIGGER closing_ends_invitations AFTER UPDATE OF closed_at ON public.account FOR EACH ROW WHEN (((new.closed_at IS NOT NULL) AND (old.closed_at IS NULL))) EXECUTE FUNCTION closing_ends_invitations();
CREATE TRIGGER closing_frees_learners AFTER UPDATE OF closed_at ON public.account FOR EACH ROW WHEN (((new.closed_at IS NOT NULL) AND (old.closed_at IS NULL))) EXECUTE FUNCTION closing_frees_learners();

create table agreement (
  provider_id bigint not null,
  agreement_id uuid default uuidv7() not null,
  consumer_id bigint not null,
  from_day date not null,
  to_day date not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  included_minutes integer not null,
  used_included_minutes integer default 0 not null,
  discount_percent numeric(5,2) not null,
  resource_ids uuid[],
  recorded_status text not null,
  proposed_by_side text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  accepted_by uuid,
  accepted_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  constraint agreement_pkey PRIMARY KEY (provider_id, agreement_id),
  constraint agreement_accepted_by_somebody CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
  constraint agreement_binds_once_accepted CHECK (((recorded_status = ANY (ARRAY['ACTIVE'::text, 'ENDED'::text])) = (accepted_at IS NOT NULL))),
  constraint agreement_days_in_order CHECK ((from_day < to_day)),
  constraint agreement_discount_in_range CHECK (((discount_percent >= (0)::numeric) AND (discount_percent <= (100)::numeric))),
  constraint agreement_draws_what_is_included CHECK (((used_included_minutes >= 0) AND (used_included_minutes <= included_minutes))),
  constraint agreement_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint agreement_names_resources CHECK (((cardinality(resource_ids) >= 1) AND (array_position(resource_ids, NULL::uuid) IS NULL))),
  constraint agreement_of_two CHECK ((provider_id <> consumer_id)),
  constraint agreement_over_once_ended CHECK (((recorded_status = ANY (ARRAY['ENDED'::text, 'DECLINED'::text])) = (ended_at IS NOT NULL))),
  constraint agreement_reason_of_an_end CHECK (((end_reason IS NULL) OR ((ended_at IS NOT NULL) AND ((char_length(end_reason) >= 1) AND (char_length(end_reason) <= 2000))))),
  constraint agreement_side_known CHECK ((proposed_by_side = ANY (ARRAY['PROVIDER'::text, 'CONSUMER'::text]))),
  constraint agreement_status_known CHECK ((recorded_status = ANY (ARRAY['PROPOSED'::text, 'ACTIVE'::text, 'ENDED'::text, 'DECLINED'::text]))),
  constraint agreement_term_not_empty CHECK ((starts_at < ends_at)),
  constraint agreement_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES account(account_id),
  constraint agreement_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES organization(organization_id),
  constraint agreement_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(account_id),
  constraint agreement_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account(account_id),
  constraint agreement_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES organization(organization_id)
);
CREATE INDEX agreement_by_consumer ON public.agreement USING btree (consumer_id, ends_at);
CREATE INDEX agreement_by_provider ON public.agreement USING btree (provider_id, ends_at);
CREATE INDEX agreement_proposed_to_consumer ON public.agreement USING btree (consumer_id) WHERE (recorded_status = 'PROPOSED'::text);
CREATE INDEX agreement_proposed_to_provider ON public.agreement USING btree (provider_id) WHERE (recorded_status = 'PROPOSED'::text);

create table allocation (
  organization_id bigint not null,
  holder_id uuid not null,
  resource_id uuid not null,
  exclusive boolean not null,
  kind text not null,
  units integer not null,
  reserved_during tstzrange not null,
  blocked_during tstzrange not null,
  expires_at timestamp with time zone,
  occupant_id uuid generated always as ( CASE WHEN (kind = 'DOWNTIME'::text) THEN '00000000-0000-0000-0000-000000000000'::uuid ELSE holder_id END) stored not null,
  whole boolean default false not null,
  inside boolean default false not null,
  released boolean default false not null,
  releases_at timestamp with time zone,
  constraint allocation_pkey PRIMARY KEY (organization_id, holder_id, resource_id),
  constraint allocation_exclusive_no_overlap EXCLUDE USING gist (organization_id WITH =, resource_id WITH =, blocked_during WITH &&, occupant_id WITH <>) WHERE (exclusive),
  constraint allocation_blocked_bounded CHECK (((released AND isempty(blocked_during)) OR ((NOT isempty(blocked_during)) AND (NOT lower_inf(blocked_during)) AND (NOT upper_inf(blocked_during)) AND lower_inc(blocked_during) AND (NOT upper_inc(blocked_during)) AND isfinite(lower(blocked_during)) AND isfinite(upper(blocked_during)) AND ((upper(blocked_during) - lower(blocked_during)) <= '732 days'::interval)))),
  constraint allocation_blocks_what_it_reserves CHECK ((released OR (reserved_during <@ blocked_during))),
  constraint allocation_inside_is_whole CHECK ((whole OR (NOT inside))),
  constraint allocation_kind_known CHECK ((kind = ANY (ARRAY['BOOKING'::text, 'HOLD'::text, 'DOWNTIME'::text]))),
  constraint allocation_released_once CHECK (((releases_at IS NULL) OR (NOT released))),
  constraint allocation_reserved_bounded CHECK (((NOT isempty(reserved_during)) AND (NOT lower_inf(reserved_during)) AND (NOT upper_inf(reserved_during)) AND lower_inc(reserved_during) AND (NOT upper_inc(reserved_during)) AND isfinite(lower(reserved_during)) AND isfinite(upper(reserved_during)) AND ((upper(reserved_during) - lower(reserved_during)) <= '366 days'::interval))),
  constraint allocation_units_positive CHECK ((units >= 1)),
  constraint allocation_capacity FOREIGN KEY (organization_id, resource_id, exclusive) REFERENCES capacity(organization_id, resource_id, exclusive) ON UPDATE CASCADE
);
CREATE INDEX allocation_by_start ON public.allocation USING btree (organization_id, lower(reserved_during)) INCLUDE (holder_id, resource_id, units, reserved_during);
CREATE INDEX allocation_counted_during ON public.allocation USING gist (organization_id, resource_id, blocked_during) WHERE (NOT exclusive);
CREATE INDEX allocation_downtime_during ON public.allocation USING gist (organization_id, reserved_during) WHERE (kind = 'DOWNTIME'::text);
CREATE INDEX allocation_expiring ON public.allocation USING btree (organization_id, resource_id, expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX allocation_released_during ON public.allocation USING gist (organization_id, resource_id, reserved_during) WHERE released;
CREATE INDEX allocation_releasing ON public.allocation USING btree (organization_id, resource_id, releases_at) WHERE (releases_at IS NOT NULL);
CREATE TRIGGER allocation_delete_forgets_utilization AFTER DELETE ON public.allocation REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION allocation_forgets_utilization();
CREATE TRIGGER allocation_insert_forgets_utilization AFTER INSERT ON public.allocation REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION allocation_forgets_utilization();
CREATE TRIGGER allocation_stays_within_capacity BEFORE UPDATE OF organization_id, holder_id, resource_id, exclusive, kind, units, blocked_during, whole, inside ON public.allocation FOR EACH ROW WHEN ((NOT ((new.organization_id = old.organization_id) AND (new.resource_id = old.resource_id) AND (new.holder_id = old.holder_id) AND (new.exclusive = old.exclusive) AND ((new.kind = 'DOWNTIME'::text) = (old.kind = 'DOWNTIME'::text)) AND (new.units <= old.units) AND (new.blocked_during <@ old.blocked_during) AND (old.whole OR (NOT new.whole)) AND (old.inside OR (NOT new.inside))))) EXECUTE FUNCTION allocation_within_capacity();
CREATE TRIGGER allocation_update_forgets_utilization AFTER UPDATE ON public.allocation REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION allocation_update_forgets_utilization();
CREATE TRIGGER allocation_within_capacity BEFORE INSERT ON public.allocation FOR EACH ROW EXECUTE FUNCTION allocation_within_capacity();

create table booking (
  organization_id bigint not null,
  booking_id uuid not null,
  consumer_id bigint not null,
  booked_by uuid not null,
  series_id uuid,
  title text not null,
  attendees integer,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  recorded_status text not null,
  expires_at timestamp with time zone,
  cancellation_notice_minutes integer,
  no_show_after_minutes integer,
  check_in_opens_minutes integer not null,
  created_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancelled_late boolean,
  cancellation_reason text,
  needs_approval boolean default false not null,
  confirmed_at timestamp with time zone,
  no_show_at timestamp with time zone,
  checked_in_at timestamp with time zone,
  checked_out_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_reason text,
  agreement_id uuid,
  discount_percent numeric(5,2) default 0 not null,
  quote_minor numeric,
  quote_currency text,
  recorded boolean default false not null,
  words tsvector not null,
  expiry_told boolean default false not null,
  constraint booking_pkey PRIMARY KEY (organization_id, booking_id),
  constraint booking_cancellation CHECK (((recorded_status = 'CANCELLED'::text) = ((cancelled_at IS NOT NULL) AND (cancelled_late IS NOT NULL)))),
  constraint booking_checked_in CHECK (((checked_in_at IS NOT NULL) = (recorded_status = ANY (ARRAY['IN_USE'::text, 'COMPLETED'::text])))),
  constraint booking_checked_out CHECK ((((checked_out_at IS NOT NULL) = (recorded_status = 'COMPLETED'::text)) AND (checked_in_at < checked_out_at))),
  constraint booking_discount_in_range CHECK (((discount_percent >= (0)::numeric) AND (discount_percent <= (100)::numeric))),
  constraint booking_expiry CHECK (((expires_at IS NOT NULL) = (recorded_status = ANY (ARRAY['HELD'::text, 'PENDING_APPROVAL'::text])))),
  constraint booking_no_show CHECK ((((no_show_at IS NOT NULL) OR (recorded_status <> 'NO_SHOW'::text)) AND ((no_show_at IS NULL) OR (recorded_status = ANY (ARRAY['CONFIRMED'::text, 'NO_SHOW'::text]))))),
  constraint booking_period_not_empty CHECK ((starts_at < ends_at)),
  constraint booking_quote_whole CHECK ((((quote_minor IS NULL) = (quote_currency IS NULL)) AND (quote_minor >= (0)::numeric) AND (quote_minor = trunc(quote_minor)))),
  constraint booking_status_known CHECK ((recorded_status = ANY (ARRAY['HELD'::text, 'PENDING_APPROVAL'::text, 'CONFIRMED'::text, 'IN_USE'::text, 'COMPLETED'::text, 'DECLINED'::text, 'CANCELLED'::text, 'NO_SHOW'::text]))),
  constraint booking_agreement FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement(provider_id, agreement_id),
  constraint booking_booked_by_fkey FOREIGN KEY (booked_by) REFERENCES account(account_id),
  constraint booking_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES account(account_id),
  constraint booking_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES organization(organization_id),
  constraint booking_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(account_id),
  constraint booking_of_series FOREIGN KEY (organization_id, series_id) REFERENCES booking_series(organization_id, series_id),
  constraint booking_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX booking_between ON public.booking USING btree (consumer_id, organization_id) WHERE (NOT recorded);
CREATE INDEX booking_by_booker ON public.booking USING btree (booked_by, starts_at, booking_id);
CREATE INDEX booking_by_consumer ON public.booking USING btree (consumer_id, starts_at, booking_id);
CREATE INDEX booking_by_provider ON public.booking USING btree (organization_id, starts_at, booking_id);
CREATE INDEX booking_by_reference ON public.booking USING hash ("right"((booking_id)::text, 12));
CREATE INDEX booking_by_series ON public.booking USING btree (organization_id, series_id) WHERE (series_id IS NOT NULL);
CREATE INDEX booking_cancelled_late ON public.booking USING btree (organization_id, starts_at) WHERE cancelled_late;
CREATE INDEX booking_clock_of_consumer ON public.booking USING btree (consumer_id, LEAST(ends_at, no_show_at, expires_at)) WHERE ((recorded_status = ANY (ARRAY['HELD'::text, 'PENDING_APPROVAL'::text, 'CONFIRMED'::text, 'IN_USE'::text])) AND (NOT expiry_told));
CREATE INDEX booking_clock_of_provider ON public.booking USING btree (organization_id, LEAST(ends_at, no_show_at, expires_at)) WHERE ((recorded_status = ANY (ARRAY['HELD'::text, 'PENDING_APPROVAL'::text, 'CONFIRMED'::text, 'IN_USE'::text])) AND (NOT expiry_told));
CREATE INDEX booking_expiry_to_tell ON public.booking USING btree (expires_at) WHERE ((expires_at IS NOT NULL) AND (NOT expiry_told));
CREATE INDEX booking_held ON public.booking USING btree (booked_by, expires_at) WHERE (recorded_status = 'HELD'::text);
CREATE INDEX booking_held_of_consumer ON public.booking USING btree (consumer_id, expires_at) WHERE (recorded_status = 'HELD'::text);
CREATE INDEX booking_in_use_of_consumer ON public.booking USING btree (consumer_id, ends_at) WHERE (recorded_status = 'IN_USE'::text);
CREATE INDEX booking_missed ON public.booking USING btree (no_show_at, organization_id, booking_id) WHERE ((recorded_status = 'CONFIRMED'::text) AND (no_show_at IS NOT NULL));
CREATE INDEX booking_pending ON public.booking USING btree (consumer_id, organization_id, expires_at) WHERE (recorded_status = 'PENDING_APPROVAL'::text);
CREATE INDEX booking_reaching_far ON public.booking USING gist (organization_id, tstzrange(LEAST(starts_at, checked_in_at), GREATEST(ends_at, checked_out_at))) WHERE ((GREATEST(ends_at, checked_out_at) - LEAST(starts_at, checked_in_at)) > '48:00:00'::interval);
CREATE INDEX booking_to_approve ON public.booking USING btree (organization_id, expires_at) WHERE (recorded_status = 'PENDING_APPROVAL'::text);
CREATE INDEX booking_to_check_in ON public.booking USING gist (tsrange(((starts_at AT TIME ZONE 'UTC'::text) - make_interval(mins => check_in_opens_minutes)), (ends_at AT TIME ZONE 'UTC'::text))) WHERE (recorded_status = 'CONFIRMED'::text);
CREATE INDEX booking_to_record ON public.booking USING btree (organization_id, ends_at) WHERE (recorded_status = ANY (ARRAY['CONFIRMED'::text, 'IN_USE'::text]));
CREATE INDEX booking_words ON public.booking USING gin (words);
CREATE TRIGGER booking_delete_forgets_utilization AFTER DELETE ON public.booking REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION booking_forgets_utilization();
CREATE TRIGGER booking_deleted_tallies AFTER DELETE ON public.booking REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION booking_deleted_tallies();
CREATE TRIGGER booking_insert_forgets_utilization AFTER INSERT ON public.booking REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION booking_forgets_utilization();
CREATE TRIGGER booking_inserted_tallies AFTER INSERT ON public.booking REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION booking_inserted_tallies();
CREATE TRIGGER booking_update_forgets_utilization AFTER UPDATE ON public.booking REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION booking_update_forgets_utilization();
CREATE TRIGGER booking_updated_tallies AFTER UPDATE ON public.booking REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION booking_updated_tallies();
CREATE TRIGGER booking_words_inserted BEFORE INSERT ON public.booking FOR EACH ROW WHEN ((new.words IS NULL)) EXECUTE FUNCTION booking_learns_words();
CREATE TRIGGER booking_words_updated BEFORE UPDATE OF title ON public.booking FOR EACH ROW WHEN ((new.title IS DISTINCT FROM old.title)) EXECUTE FUNCTION booking_learns_words();

create table booking_item (
  organization_id bigint not null,
  booking_id uuid not null,
  resource_id uuid not null,
  "position" smallint not null,
  units integer not null,
  turnaround_minutes integer not null,
  whole boolean default false not null,
  rate_id uuid,
  included_minutes integer default 0 not null,
  constraint booking_item_pkey PRIMARY KEY (organization_id, booking_id, resource_id),
  constraint booking_item_included CHECK (((included_minutes >= 0) AND ((rate_id IS NOT NULL) OR (included_minutes = 0)))),
  constraint booking_item_turnaround_minutes_check CHECK ((turnaround_minutes >= 0)),
  constraint booking_item_units_check CHECK ((units >= 1)),
  constraint booking_item_booking FOREIGN KEY (organization_id, booking_id) REFERENCES booking(organization_id, booking_id),
  constraint booking_item_rate FOREIGN KEY (organization_id, rate_id) REFERENCES rate(organization_id, rate_id),
  constraint booking_item_resource FOREIGN KEY (organization_id, resource_id) REFERENCES resource(organization_id, resource_id)
);
CREATE INDEX booking_item_by_resource ON public.booking_item USING btree (organization_id, resource_id);
CREATE TRIGGER booking_item_delete_forgets_utilization AFTER DELETE ON public.booking_item REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION booking_item_forgets_utilization();
CREATE TRIGGER booking_item_insert_forgets_utilization AFTER INSERT ON public.booking_item REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION booking_item_forgets_utilization();
CREATE TRIGGER booking_item_update_forgets_utilization AFTER UPDATE ON public.booking_item REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION booking_item_update_forgets_utilization();

create table booking_series (
  organization_id bigint not null,
  series_id uuid not null,
  consumer_id bigint not null,
  booked_by uuid not null,
  title text not null,
  recurrence text not null,
  time_zone text not null,
  starts_at_local timestamp without time zone not null,
  ends_at_local timestamp without time zone not null,
  except_local timestamp without time zone[] not null,
  created_at timestamp with time zone not null,
  constraint booking_series_pkey PRIMARY KEY (organization_id, series_id),
  constraint booking_series_booked_by_fkey FOREIGN KEY (booked_by) REFERENCES account(account_id),
  constraint booking_series_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES organization(organization_id),
  constraint booking_series_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);

create table booking_tally (
  organization_id bigint not null,
  side text not null,
  tally_id bigint generated always as identity not null,
  status text not null,
  change integer not null,
  constraint booking_tally_pkey PRIMARY KEY (organization_id, side, tally_id),
  constraint booking_tally_side CHECK ((side = ANY (ARRAY['CONSUMER'::text, 'PROVIDER'::text])))
);

create table calendar_day (
  organization_id bigint not null,
  day date not null,
  kind text not null,
  name text not null,
  opens_like smallint,
  constraint calendar_day_pkey PRIMARY KEY (organization_id, day),
  constraint calendar_day_kind_known CHECK ((kind = ANY (ARRAY['HOLIDAY'::text, 'CLOSURE'::text, 'MAKE_UP_DAY'::text]))),
  constraint calendar_day_named CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200))),
  constraint calendar_day_opens_like CHECK ((((kind = 'MAKE_UP_DAY'::text) = (opens_like IS NOT NULL)) AND ((opens_like >= 1) AND (opens_like <= 7)))),
  constraint calendar_day_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization_calendar(organization_id)
);
CREATE TRIGGER calendar_day_delete_forgets_old AFTER DELETE ON public.calendar_day REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calendar_day_changes_months();
CREATE TRIGGER calendar_day_forgets_utilization AFTER INSERT OR DELETE OR UPDATE ON public.calendar_day FOR EACH ROW EXECUTE FUNCTION calendar_day_forgets_utilization();
CREATE TRIGGER calendar_day_insert_forgets_new AFTER INSERT ON public.calendar_day REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calendar_day_changes_months();
CREATE TRIGGER calendar_day_update_forgets_new AFTER UPDATE ON public.calendar_day REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calendar_day_changes_months();
CREATE TRIGGER calendar_day_update_forgets_old AFTER UPDATE ON public.calendar_day REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calendar_day_changes_months();

create table capacity (
  organization_id bigint not null,
  resource_id uuid default uuidv7() not null,
  parent_id uuid,
  exclusive boolean not null,
  units integer not null,
  version bigint default 0 not null,
  calendar_id uuid not null,
  constraint capacity_pkey PRIMARY KEY (organization_id, resource_id),
  constraint capacity_exclusive_key UNIQUE (organization_id, resource_id, exclusive),
  constraint capacity_exclusive_has_one_unit CHECK (((NOT exclusive) OR (units = 1))),
  constraint capacity_units_in_range CHECK (((units >= 1) AND (units <= 1000000))),
  constraint capacity_calendar FOREIGN KEY (organization_id, calendar_id) REFERENCES opening_calendar(organization_id, calendar_id),
  constraint capacity_parent FOREIGN KEY (organization_id, parent_id) REFERENCES capacity(organization_id, resource_id)
) with (fillfactor=50);
CREATE INDEX capacity_by_calendar ON public.capacity USING btree (organization_id, calendar_id, resource_id);
CREATE INDEX capacity_children ON public.capacity USING btree (organization_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE TRIGGER capacity_keeps_promises BEFORE UPDATE OF units, exclusive ON public.capacity FOR EACH ROW EXECUTE FUNCTION capacity_keeps_promises();
CREATE TRIGGER capacity_update_forgets_utilization AFTER UPDATE OF organization_id, resource_id, units, calendar_id, parent_id ON public.capacity FOR EACH ROW WHEN ((((((old.organization_id IS DISTINCT FROM new.organization_id) OR (old.resource_id IS DISTINCT FROM new.resource_id)) OR (old.units IS DISTINCT FROM new.units)) OR (old.calendar_id IS DISTINCT FROM new.calendar_id)) OR (old.parent_id IS DISTINCT FROM new.parent_id))) EXECUTE FUNCTION structure_forgets_utilization();

create table consent (
  organization_id bigint not null,
  consent_id uuid default uuidv7() not null,
  learner_id uuid not null,
  purpose text not null,
  given_by text not null,
  given_on date not null,
  evidence text not null,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint consent_pkey PRIMARY KEY (organization_id, consent_id),
  constraint consent_evidence_length CHECK (((length(evidence) >= 1) AND (length(evidence) <= 500))),
  constraint consent_given_by CHECK ((given_by = ANY (ARRAY['LEARNER'::text, 'GUARDIAN'::text]))),
  constraint consent_purpose CHECK ((purpose = 'TRANSCRIPT_SHARING'::text)),
  constraint consent_learner FOREIGN KEY (organization_id, learner_id) REFERENCES learner_identity(organization_id, learner_id) ON DELETE CASCADE
);
CREATE INDEX consent_of_learner ON public.consent USING btree (organization_id, learner_id);
CREATE TRIGGER consent_only_withdrawn BEFORE UPDATE ON public.consent FOR EACH ROW EXECUTE FUNCTION consent_only_withdrawn();

create table course (
  organization_id bigint not null,
  course_id uuid default uuidv7() not null,
  code text not null,
  title text not null,
  retired boolean default false not null,
  draft_content text default ''::text not null,
  draft_skills jsonb default '[]'::jsonb not null,
  constraint course_pkey PRIMARY KEY (organization_id, course_id),
  constraint course_code_once UNIQUE (organization_id, code),
  constraint course_draft_skills_list CHECK (((jsonb_typeof(draft_skills) = 'array'::text) AND (jsonb_array_length(draft_skills) <= 30))),
  constraint course_texts_bounded CHECK ((((length(code) >= 1) AND (length(code) <= 64)) AND ((length(title) >= 1) AND (length(title) <= 200)) AND (length(draft_content) <= 20000))),
  constraint course_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);

create table course_partner (
  organization_id bigint not null,
  course_id uuid not null,
  partner_id bigint not null,
  constraint course_partner_pkey PRIMARY KEY (organization_id, course_id, partner_id),
  constraint course_partner_is_another CHECK ((partner_id <> organization_id)),
  constraint course_partner_course FOREIGN KEY (organization_id, course_id) REFERENCES course(organization_id, course_id),
  constraint course_partner_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES organization(organization_id)
);
CREATE INDEX course_by_partner ON public.course_partner USING btree (partner_id);

create table course_revision (
  organization_id bigint not null,
  course_id uuid not null,
  number integer not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  changes text not null,
  content text not null,
  constraint course_revision_pkey PRIMARY KEY (organization_id, course_id, number),
  constraint course_revision_at_most_a_hundred CHECK (((number >= 1) AND (number <= 100))),
  constraint course_revision_texts_bounded CHECK ((((length(changes) >= 1) AND (length(changes) <= 2000)) AND (length(content) <= 20000))),
  constraint course_revision_course FOREIGN KEY (organization_id, course_id) REFERENCES course(organization_id, course_id),
  constraint course_revision_published_by_fkey FOREIGN KEY (published_by) REFERENCES account(account_id)
);
CREATE TRIGGER course_revision_append_only BEFORE DELETE OR UPDATE ON public.course_revision FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER course_revision_is_next BEFORE INSERT ON public.course_revision FOR EACH ROW EXECUTE FUNCTION course_revision_is_next();
CREATE TRIGGER course_revision_not_truncated BEFORE TRUNCATE ON public.course_revision FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table course_skill (
  organization_id bigint not null,
  course_id uuid not null,
  number integer not null,
  place integer not null,
  skill text not null,
  skill_folded text generated always as (skill_folded(skill)) stored not null,
  minutes integer not null,
  level text,
  "references" jsonb not null,
  constraint course_skill_pkey PRIMARY KEY (organization_id, course_id, number, place),
  constraint course_skill_once UNIQUE (organization_id, course_id, number, skill_folded),
  constraint course_skill_at_most_thirty CHECK (((place >= 1) AND (place <= 30))),
  constraint course_skill_level_known CHECK ((level = ANY (ARRAY['OBSERVES'::text, 'ASSISTS'::text, 'SUPERVISED'::text, 'INDEPENDENT'::text, 'TEACHES'::text]))),
  constraint course_skill_minutes CHECK (((minutes >= 1) AND (minutes <= 600000))),
  constraint course_skill_references_list CHECK (((jsonb_typeof("references") = 'array'::text) AND (jsonb_array_length("references") <= 20))),
  constraint course_skill_revision FOREIGN KEY (organization_id, course_id, number) REFERENCES course_revision(organization_id, course_id, number) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX course_by_skill ON public.course_skill USING btree (skill_folded);
CREATE TRIGGER course_skill_append_only BEFORE DELETE OR UPDATE ON public.course_skill FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER course_skill_not_truncated BEFORE TRUNCATE ON public.course_skill FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER course_skill_of_new_revision BEFORE INSERT ON public.course_skill FOR EACH ROW EXECUTE FUNCTION course_skill_of_new_revision();

create table demand_flush (
  flush_id uuid not null,
  written_at timestamp with time zone not null,
  constraint demand_flush_pkey PRIMARY KEY (flush_id)
);
CREATE INDEX demand_flush_old ON public.demand_flush USING btree (written_at);

create table demo_load (
  only_one boolean default true not null,
  started_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint demo_load_pkey PRIMARY KEY (only_one),
  constraint demo_load_only_one CHECK (only_one)
);

create table downtime (
  organization_id bigint not null,
  downtime_id uuid not null,
  resource_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reason text not null,
  scheduled_by uuid not null,
  scheduled_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  constraint downtime_pkey PRIMARY KEY (organization_id, downtime_id),
  constraint downtime_resource FOREIGN KEY (organization_id, resource_id) REFERENCES resource(organization_id, resource_id) ON DELETE CASCADE,
  constraint downtime_scheduled_by_fkey FOREIGN KEY (scheduled_by) REFERENCES account(account_id)
);
CREATE INDEX downtime_by_start ON public.downtime USING btree (organization_id, starts_at, downtime_id) WHERE (cancelled_at IS NULL);

create table happening (
  organization_id bigint not null,
  at timestamp with time zone not null,
  happening_id uuid not null,
  class text not null,
  kind text not null,
  other_organization_id bigint,
  account_id uuid,
  side_id bigint,
  subject_kind text not null,
  subject_id uuid,
  title text not null,
  reason text,
  changes jsonb not null,
  request_id text,
  resource_ids uuid[] not null,
  touched tstzrange,
  xid xid8 default pg_current_xact_id() not null,
  constraint happening_pkey PRIMARY KEY (organization_id, at, happening_id, class),
  constraint happening_changes CHECK (((jsonb_typeof(changes) = 'array'::text) AND (jsonb_array_length(changes) <= 50))),
  constraint happening_class CHECK ((class =
CASE
    WHEN (split_part(kind, '_'::text, 1) = ANY (ARRAY['RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text])) THEN 'money'::text
    ELSE 'record'::text
END)),
  constraint happening_kind CHECK ((kind = ANY (ARRAY['BOOKING_REQUESTED'::text, 'BOOKING_HELD'::text, 'BOOKING_CONFIRMED'::text, 'BOOKING_APPROVED'::text, 'BOOKING_DECLINED'::text, 'BOOKING_MOVED'::text, 'BOOKING_CHANGED'::text, 'BOOKING_CANCELLED'::text, 'BOOKING_EXPIRED'::text, 'BOOKING_CHECKED_IN'::text, 'BOOKING_COMPLETED'::text, 'BOOKING_MISSED'::text, 'BOOKING_TIMES_RECORDED'::text, 'SERIES_BOOKED'::text, 'SERIES_CANCELLED'::text, 'DOWNTIME_SCHEDULED'::text, 'DOWNTIME_CHANGED'::text, 'DOWNTIME_CANCELLED'::text, 'RESOURCE_LISTED'::text, 'RESOURCE_WITHDRAWN'::text, 'RESOURCE_CHANGED'::text, 'CALENDAR_CHANGED'::text, 'RATE_PUBLISHED'::text, 'RATE_WITHDRAWN'::text, 'AGREEMENT_PROPOSED'::text, 'AGREEMENT_ACCEPTED'::text, 'AGREEMENT_ENDED'::text, 'STATEMENT_ISSUED'::text, 'STATEMENT_ACCEPTED'::text, 'STATEMENT_SETTLED'::text, 'STATEMENT_DISPUTED'::text, 'STATEMENT_ADJUSTED'::text, 'MEMBER_INVITED'::text, 'MEMBER_JOINED'::text, 'MEMBER_CHANGED'::text, 'ORGANIZATION_REGISTERED'::text, 'ORGANIZATION_CHANGED'::text, 'ORGANIZATION_VERIFIED'::text, 'ORGANIZATION_DECLINED'::text, 'ORGANIZATION_SUSPENDED'::text]))),
  constraint happening_side_concerned CHECK (((side_id = organization_id) OR (side_id = other_organization_id))),
  constraint happening_subject CHECK (((subject_kind = ANY (ARRAY['BOOKING'::text, 'SERIES'::text, 'DOWNTIME'::text, 'RESOURCE'::text, 'RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text, 'INVITATION'::text, 'ACCOUNT'::text, 'ORGANIZATION'::text])) AND ((subject_id IS NULL) = (subject_kind = 'ORGANIZATION'::text)))),
  constraint happening_two_organizations CHECK ((other_organization_id <> organization_id)),
  constraint happening_account FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint happening_organization FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint happening_other_organization FOREIGN KEY (other_organization_id) REFERENCES organization(organization_id),
  constraint happening_side FOREIGN KEY (side_id) REFERENCES organization(organization_id)
) partition by LIST (class);
CREATE INDEX happening_account ON ONLY public.happening USING btree (account_id, at, happening_id) WHERE (account_id IS NOT NULL);
CREATE INDEX happening_apart_from_bookings ON ONLY public.happening USING btree (organization_id, at, happening_id) WHERE (split_part(kind, '_'::text, 1) <> ALL (ARRAY['BOOKING'::text, 'SERIES'::text]));
CREATE INDEX happening_other_organization ON ONLY public.happening USING btree (other_organization_id, at, happening_id) WHERE (other_organization_id IS NOT NULL);
CREATE INDEX happening_subject ON ONLY public.happening USING btree (subject_id, at, happening_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX happening_xid ON ONLY public.happening USING btree (xid);
CREATE TRIGGER happening_append_only BEFORE DELETE OR UPDATE ON public.happening FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER happening_not_truncated BEFORE TRUNCATE ON public.happening FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table happening_money partition of happening FOR VALUES IN ('money') (
  organization_id bigint not null,
  at timestamp with time zone not null,
  happening_id uuid not null,
  class text not null,
  kind text not null,
  other_organization_id bigint,
  account_id uuid,
  side_id bigint,
  subject_kind text not null,
  subject_id uuid,
  title text not null,
  reason text,
  changes jsonb not null,
  request_id text,
  resource_ids uuid[] not null,
  touched tstzrange,
  xid xid8 default pg_current_xact_id() not null,
  constraint happening_money_pkey PRIMARY KEY (organization_id, at, happening_id, class),
  constraint happening_changes CHECK (((jsonb_typeof(changes) = 'array'::text) AND (jsonb_array_length(changes) <= 50))),
  constraint happening_class CHECK ((class =
CASE
    WHEN (split_part(kind, '_'::text, 1) = ANY (ARRAY['RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text])) THEN 'money'::text
    ELSE 'record'::text
END)),
  constraint happening_kind CHECK ((kind = ANY (ARRAY['BOOKING_REQUESTED'::text, 'BOOKING_HELD'::text, 'BOOKING_CONFIRMED'::text, 'BOOKING_APPROVED'::text, 'BOOKING_DECLINED'::text, 'BOOKING_MOVED'::text, 'BOOKING_CHANGED'::text, 'BOOKING_CANCELLED'::text, 'BOOKING_EXPIRED'::text, 'BOOKING_CHECKED_IN'::text, 'BOOKING_COMPLETED'::text, 'BOOKING_MISSED'::text, 'BOOKING_TIMES_RECORDED'::text, 'SERIES_BOOKED'::text, 'SERIES_CANCELLED'::text, 'DOWNTIME_SCHEDULED'::text, 'DOWNTIME_CHANGED'::text, 'DOWNTIME_CANCELLED'::text, 'RESOURCE_LISTED'::text, 'RESOURCE_WITHDRAWN'::text, 'RESOURCE_CHANGED'::text, 'CALENDAR_CHANGED'::text, 'RATE_PUBLISHED'::text, 'RATE_WITHDRAWN'::text, 'AGREEMENT_PROPOSED'::text, 'AGREEMENT_ACCEPTED'::text, 'AGREEMENT_ENDED'::text, 'STATEMENT_ISSUED'::text, 'STATEMENT_ACCEPTED'::text, 'STATEMENT_SETTLED'::text, 'STATEMENT_DISPUTED'::text, 'STATEMENT_ADJUSTED'::text, 'MEMBER_INVITED'::text, 'MEMBER_JOINED'::text, 'MEMBER_CHANGED'::text, 'ORGANIZATION_REGISTERED'::text, 'ORGANIZATION_CHANGED'::text, 'ORGANIZATION_VERIFIED'::text, 'ORGANIZATION_DECLINED'::text, 'ORGANIZATION_SUSPENDED'::text]))),
  constraint happening_side_concerned CHECK (((side_id = organization_id) OR (side_id = other_organization_id))),
  constraint happening_subject CHECK (((subject_kind = ANY (ARRAY['BOOKING'::text, 'SERIES'::text, 'DOWNTIME'::text, 'RESOURCE'::text, 'RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text, 'INVITATION'::text, 'ACCOUNT'::text, 'ORGANIZATION'::text])) AND ((subject_id IS NULL) = (subject_kind = 'ORGANIZATION'::text)))),
  constraint happening_two_organizations CHECK ((other_organization_id <> organization_id)),
  constraint happening_account FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint happening_organization FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint happening_other_organization FOREIGN KEY (other_organization_id) REFERENCES organization(organization_id),
  constraint happening_side FOREIGN KEY (side_id) REFERENCES organization(organization_id)
) partition by RANGE (at);
CREATE INDEX happening_money_account_id_at_happening_id_idx ON ONLY public.happening_money USING btree (account_id, at, happening_id) WHERE (account_id IS NOT NULL);
CREATE INDEX happening_money_organization_id_at_happening_id_idx ON ONLY public.happening_money USING btree (organization_id, at, happening_id) WHERE (split_part(kind, '_'::text, 1) <> ALL (ARRAY['BOOKING'::text, 'SERIES'::text]));
CREATE INDEX happening_money_other_organization_id_at_happening_id_idx ON ONLY public.happening_money USING btree (other_organization_id, at, happening_id) WHERE (other_organization_id IS NOT NULL);
CREATE INDEX happening_money_subject_id_at_happening_id_idx ON ONLY public.happening_money USING btree (subject_id, at, happening_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX happening_money_xid_idx ON ONLY public.happening_money USING btree (xid);
CREATE TRIGGER happening_append_only BEFORE DELETE OR UPDATE ON public.happening_money FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER happening_not_truncated BEFORE TRUNCATE ON public.happening_money FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table happening_money_default partition of happening_money DEFAULT (
  organization_id bigint not null,
  at timestamp with time zone not null,
  happening_id uuid not null,
  class text not null,
  kind text not null,
  other_organization_id bigint,
  account_id uuid,
  side_id bigint,
  subject_kind text not null,
  subject_id uuid,
  title text not null,
  reason text,
  changes jsonb not null,
  request_id text,
  resource_ids uuid[] not null,
  touched tstzrange,
  xid xid8 default pg_current_xact_id() not null,
  constraint happening_money_default_pkey PRIMARY KEY (organization_id, at, happening_id, class),
  constraint happening_changes CHECK (((jsonb_typeof(changes) = 'array'::text) AND (jsonb_array_length(changes) <= 50))),
  constraint happening_class CHECK ((class =
CASE
    WHEN (split_part(kind, '_'::text, 1) = ANY (ARRAY['RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text])) THEN 'money'::text
    ELSE 'record'::text
END)),
  constraint happening_kind CHECK ((kind = ANY (ARRAY['BOOKING_REQUESTED'::text, 'BOOKING_HELD'::text, 'BOOKING_CONFIRMED'::text, 'BOOKING_APPROVED'::text, 'BOOKING_DECLINED'::text, 'BOOKING_MOVED'::text, 'BOOKING_CHANGED'::text, 'BOOKING_CANCELLED'::text, 'BOOKING_EXPIRED'::text, 'BOOKING_CHECKED_IN'::text, 'BOOKING_COMPLETED'::text, 'BOOKING_MISSED'::text, 'BOOKING_TIMES_RECORDED'::text, 'SERIES_BOOKED'::text, 'SERIES_CANCELLED'::text, 'DOWNTIME_SCHEDULED'::text, 'DOWNTIME_CHANGED'::text, 'DOWNTIME_CANCELLED'::text, 'RESOURCE_LISTED'::text, 'RESOURCE_WITHDRAWN'::text, 'RESOURCE_CHANGED'::text, 'CALENDAR_CHANGED'::text, 'RATE_PUBLISHED'::text, 'RATE_WITHDRAWN'::text, 'AGREEMENT_PROPOSED'::text, 'AGREEMENT_ACCEPTED'::text, 'AGREEMENT_ENDED'::text, 'STATEMENT_ISSUED'::text, 'STATEMENT_ACCEPTED'::text, 'STATEMENT_SETTLED'::text, 'STATEMENT_DISPUTED'::text, 'STATEMENT_ADJUSTED'::text, 'MEMBER_INVITED'::text, 'MEMBER_JOINED'::text, 'MEMBER_CHANGED'::text, 'ORGANIZATION_REGISTERED'::text, 'ORGANIZATION_CHANGED'::text, 'ORGANIZATION_VERIFIED'::text, 'ORGANIZATION_DECLINED'::text, 'ORGANIZATION_SUSPENDED'::text]))),
  constraint happening_side_concerned CHECK (((side_id = organization_id) OR (side_id = other_organization_id))),
  constraint happening_subject CHECK (((subject_kind = ANY (ARRAY['BOOKING'::text, 'SERIES'::text, 'DOWNTIME'::text, 'RESOURCE'::text, 'RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text, 'INVITATION'::text, 'ACCOUNT'::text, 'ORGANIZATION'::text])) AND ((subject_id IS NULL) = (subject_kind = 'ORGANIZATION'::text)))),
  constraint happening_two_organizations CHECK ((other_organization_id <> organization_id)),
  constraint happening_account FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint happening_organization FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint happening_other_organization FOREIGN KEY (other_organization_id) REFERENCES organization(organization_id),
  constraint happening_side FOREIGN KEY (side_id) REFERENCES organization(organization_id)
);
CREATE INDEX happening_money_default_account_id_at_happening_id_idx ON public.happening_money_default USING btree (account_id, at, happening_id) WHERE (account_id IS NOT NULL);
CREATE INDEX happening_money_default_organization_id_at_happening_id_idx ON public.happening_money_default USING btree (organization_id, at, happening_id) WHERE (split_part(kind, '_'::text, 1) <> ALL (ARRAY['BOOKING'::text, 'SERIES'::text]));
CREATE INDEX happening_money_default_other_organization_id_at_happening__idx ON public.happening_money_default USING btree (other_organization_id, at, happening_id) WHERE (other_organization_id IS NOT NULL);
CREATE INDEX happening_money_default_subject_id_at_happening_id_idx ON public.happening_money_default USING btree (subject_id, at, happening_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX happening_money_default_xid_idx ON public.happening_money_default USING btree (xid);
CREATE TRIGGER happening_append_only BEFORE DELETE OR UPDATE ON public.happening_money_default FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER happening_not_truncated BEFORE TRUNCATE ON public.happening_money_default FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table happening_pending (
  organization_id bigint not null,
  happening_id uuid not null,
  at timestamp with time zone not null,
  constraint happening_pending_pkey PRIMARY KEY (organization_id, happening_id)
);
CREATE INDEX happening_pending_at ON public.happening_pending USING btree (at, happening_id);

create table happening_record partition of happening FOR VALUES IN ('record') (
  organization_id bigint not null,
  at timestamp with time zone not null,
  happening_id uuid not null,
  class text not null,
  kind text not null,
  other_organization_id bigint,
  account_id uuid,
  side_id bigint,
  subject_kind text not null,
  subject_id uuid,
  title text not null,
  reason text,
  changes jsonb not null,
  request_id text,
  resource_ids uuid[] not null,
  touched tstzrange,
  xid xid8 default pg_current_xact_id() not null,
  constraint happening_record_pkey PRIMARY KEY (organization_id, at, happening_id, class),
  constraint happening_changes CHECK (((jsonb_typeof(changes) = 'array'::text) AND (jsonb_array_length(changes) <= 50))),
  constraint happening_class CHECK ((class =
CASE
    WHEN (split_part(kind, '_'::text, 1) = ANY (ARRAY['RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text])) THEN 'money'::text
    ELSE 'record'::text
END)),
  constraint happening_kind CHECK ((kind = ANY (ARRAY['BOOKING_REQUESTED'::text, 'BOOKING_HELD'::text, 'BOOKING_CONFIRMED'::text, 'BOOKING_APPROVED'::text, 'BOOKING_DECLINED'::text, 'BOOKING_MOVED'::text, 'BOOKING_CHANGED'::text, 'BOOKING_CANCELLED'::text, 'BOOKING_EXPIRED'::text, 'BOOKING_CHECKED_IN'::text, 'BOOKING_COMPLETED'::text, 'BOOKING_MISSED'::text, 'BOOKING_TIMES_RECORDED'::text, 'SERIES_BOOKED'::text, 'SERIES_CANCELLED'::text, 'DOWNTIME_SCHEDULED'::text, 'DOWNTIME_CHANGED'::text, 'DOWNTIME_CANCELLED'::text, 'RESOURCE_LISTED'::text, 'RESOURCE_WITHDRAWN'::text, 'RESOURCE_CHANGED'::text, 'CALENDAR_CHANGED'::text, 'RATE_PUBLISHED'::text, 'RATE_WITHDRAWN'::text, 'AGREEMENT_PROPOSED'::text, 'AGREEMENT_ACCEPTED'::text, 'AGREEMENT_ENDED'::text, 'STATEMENT_ISSUED'::text, 'STATEMENT_ACCEPTED'::text, 'STATEMENT_SETTLED'::text, 'STATEMENT_DISPUTED'::text, 'STATEMENT_ADJUSTED'::text, 'MEMBER_INVITED'::text, 'MEMBER_JOINED'::text, 'MEMBER_CHANGED'::text, 'ORGANIZATION_REGISTERED'::text, 'ORGANIZATION_CHANGED'::text, 'ORGANIZATION_VERIFIED'::text, 'ORGANIZATION_DECLINED'::text, 'ORGANIZATION_SUSPENDED'::text]))),
  constraint happening_side_concerned CHECK (((side_id = organization_id) OR (side_id = other_organization_id))),
  constraint happening_subject CHECK (((subject_kind = ANY (ARRAY['BOOKING'::text, 'SERIES'::text, 'DOWNTIME'::text, 'RESOURCE'::text, 'RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text, 'INVITATION'::text, 'ACCOUNT'::text, 'ORGANIZATION'::text])) AND ((subject_id IS NULL) = (subject_kind = 'ORGANIZATION'::text)))),
  constraint happening_two_organizations CHECK ((other_organization_id <> organization_id)),
  constraint happening_account FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint happening_organization FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint happening_other_organization FOREIGN KEY (other_organization_id) REFERENCES organization(organization_id),
  constraint happening_side FOREIGN KEY (side_id) REFERENCES organization(organization_id)
) partition by RANGE (at);
CREATE INDEX happening_record_account_id_at_happening_id_idx ON ONLY public.happening_record USING btree (account_id, at, happening_id) WHERE (account_id IS NOT NULL);
CREATE INDEX happening_record_organization_id_at_happening_id_idx ON ONLY public.happening_record USING btree (organization_id, at, happening_id) WHERE (split_part(kind, '_'::text, 1) <> ALL (ARRAY['BOOKING'::text, 'SERIES'::text]));
CREATE INDEX happening_record_other_organization_id_at_happening_id_idx ON ONLY public.happening_record USING btree (other_organization_id, at, happening_id) WHERE (other_organization_id IS NOT NULL);
CREATE INDEX happening_record_subject_id_at_happening_id_idx ON ONLY public.happening_record USING btree (subject_id, at, happening_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX happening_record_xid_idx ON ONLY public.happening_record USING btree (xid);
CREATE TRIGGER happening_append_only BEFORE DELETE OR UPDATE ON public.happening_record FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER happening_not_truncated BEFORE TRUNCATE ON public.happening_record FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table happening_record_default partition of happening_record DEFAULT (
  organization_id bigint not null,
  at timestamp with time zone not null,
  happening_id uuid not null,
  class text not null,
  kind text not null,
  other_organization_id bigint,
  account_id uuid,
  side_id bigint,
  subject_kind text not null,
  subject_id uuid,
  title text not null,
  reason text,
  changes jsonb not null,
  request_id text,
  resource_ids uuid[] not null,
  touched tstzrange,
  xid xid8 default pg_current_xact_id() not null,
  constraint happening_record_default_pkey PRIMARY KEY (organization_id, at, happening_id, class),
  constraint happening_changes CHECK (((jsonb_typeof(changes) = 'array'::text) AND (jsonb_array_length(changes) <= 50))),
  constraint happening_class CHECK ((class =
CASE
    WHEN (split_part(kind, '_'::text, 1) = ANY (ARRAY['RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text])) THEN 'money'::text
    ELSE 'record'::text
END)),
  constraint happening_kind CHECK ((kind = ANY (ARRAY['BOOKING_REQUESTED'::text, 'BOOKING_HELD'::text, 'BOOKING_CONFIRMED'::text, 'BOOKING_APPROVED'::text, 'BOOKING_DECLINED'::text, 'BOOKING_MOVED'::text, 'BOOKING_CHANGED'::text, 'BOOKING_CANCELLED'::text, 'BOOKING_EXPIRED'::text, 'BOOKING_CHECKED_IN'::text, 'BOOKING_COMPLETED'::text, 'BOOKING_MISSED'::text, 'BOOKING_TIMES_RECORDED'::text, 'SERIES_BOOKED'::text, 'SERIES_CANCELLED'::text, 'DOWNTIME_SCHEDULED'::text, 'DOWNTIME_CHANGED'::text, 'DOWNTIME_CANCELLED'::text, 'RESOURCE_LISTED'::text, 'RESOURCE_WITHDRAWN'::text, 'RESOURCE_CHANGED'::text, 'CALENDAR_CHANGED'::text, 'RATE_PUBLISHED'::text, 'RATE_WITHDRAWN'::text, 'AGREEMENT_PROPOSED'::text, 'AGREEMENT_ACCEPTED'::text, 'AGREEMENT_ENDED'::text, 'STATEMENT_ISSUED'::text, 'STATEMENT_ACCEPTED'::text, 'STATEMENT_SETTLED'::text, 'STATEMENT_DISPUTED'::text, 'STATEMENT_ADJUSTED'::text, 'MEMBER_INVITED'::text, 'MEMBER_JOINED'::text, 'MEMBER_CHANGED'::text, 'ORGANIZATION_REGISTERED'::text, 'ORGANIZATION_CHANGED'::text, 'ORGANIZATION_VERIFIED'::text, 'ORGANIZATION_DECLINED'::text, 'ORGANIZATION_SUSPENDED'::text]))),
  constraint happening_side_concerned CHECK (((side_id = organization_id) OR (side_id = other_organization_id))),
  constraint happening_subject CHECK (((subject_kind = ANY (ARRAY['BOOKING'::text, 'SERIES'::text, 'DOWNTIME'::text, 'RESOURCE'::text, 'RATE'::text, 'AGREEMENT'::text, 'STATEMENT'::text, 'INVITATION'::text, 'ACCOUNT'::text, 'ORGANIZATION'::text])) AND ((subject_id IS NULL) = (subject_kind = 'ORGANIZATION'::text)))),
  constraint happening_two_organizations CHECK ((other_organization_id <> organization_id)),
  constraint happening_account FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint happening_organization FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint happening_other_organization FOREIGN KEY (other_organization_id) REFERENCES organization(organization_id),
  constraint happening_side FOREIGN KEY (side_id) REFERENCES organization(organization_id)
);
CREATE INDEX happening_record_default_account_id_at_happening_id_idx ON public.happening_record_default USING btree (account_id, at, happening_id) WHERE (account_id IS NOT NULL);
CREATE INDEX happening_record_default_organization_id_at_happening_id_idx ON public.happening_record_default USING btree (organization_id, at, happening_id) WHERE (split_part(kind, '_'::text, 1) <> ALL (ARRAY['BOOKING'::text, 'SERIES'::text]));
CREATE INDEX happening_record_default_other_organization_id_at_happening_idx ON public.happening_record_default USING btree (other_organization_id, at, happening_id) WHERE (other_organization_id IS NOT NULL);
CREATE INDEX happening_record_default_subject_id_at_happening_id_idx ON public.happening_record_default USING btree (subject_id, at, happening_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX happening_record_default_xid_idx ON public.happening_record_default USING btree (xid);
CREATE TRIGGER happening_append_only BEFORE DELETE OR UPDATE ON public.happening_record_default FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER happening_not_truncated BEFORE TRUNCATE ON public.happening_record_default FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table happening_seal (
  organization_id bigint not null,
  number integer not null,
  sealed_at timestamp with time zone not null,
  reached xid8 not null,
  earliest timestamp with time zone not null,
  records integer not null,
  records_digest bytea not null,
  moneys integer not null,
  moneys_digest bytea not null,
  previous bytea not null,
  hash bytea not null,
  constraint happening_seal_pkey PRIMARY KEY (organization_id, number),
  constraint happening_seal_of_something CHECK (((number > 0) AND ((records + moneys) > 0))),
  constraint happening_seal_organization FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX happening_seal_reached ON public.happening_seal USING btree (reached);
CREATE TRIGGER happening_seal_append_only BEFORE DELETE OR UPDATE ON public.happening_seal FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER happening_seal_consecutive BEFORE INSERT ON public.happening_seal FOR EACH ROW EXECUTE FUNCTION raise_unless_next_seal();
CREATE TRIGGER happening_seal_not_truncated BEFORE TRUNCATE ON public.happening_seal FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table happenings_read (
  account_id uuid not null,
  read_until timestamp with time zone not null,
  constraint happenings_read_pkey PRIMARY KEY (account_id),
  constraint happenings_read_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE TRIGGER happenings_read_forward BEFORE UPDATE ON public.happenings_read FOR EACH ROW EXECUTE FUNCTION happenings_read_forward();

create table idempotency_key (
  organization_id bigint not null,
  account_id uuid not null,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  created_at timestamp with time zone not null,
  answer text,
  constraint idempotency_key_pkey PRIMARY KEY (organization_id, account_id, mutation, key),
  constraint idempotency_key_length CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200))),
  constraint idempotency_key_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE INDEX idempotency_key_by_time ON public.idempotency_key USING brin (created_at);

create table image (
  organization_id bigint not null,
  image_id uuid not null,
  resource_id uuid not null,
  width integer not null,
  height integer not null,
  uploaded_at timestamp with time zone not null,
  place smallint,
  alt text default ''::text not null,
  constraint image_pkey PRIMARY KEY (organization_id, image_id),
  constraint image_place_once UNIQUE (organization_id, resource_id, place) DEFERRABLE,
  constraint image_alt_length CHECK ((length(alt) <= 200)),
  constraint image_at_most_eight CHECK (((place >= 1) AND (place <= 8))),
  constraint image_dimensions CHECK ((((width >= 1) AND (width <= 1600)) AND ((height >= 1) AND (height <= 1600)))),
  constraint image_resource FOREIGN KEY (organization_id, resource_id) REFERENCES resource(organization_id, resource_id) ON DELETE CASCADE
);
CREATE INDEX image_unused ON public.image USING btree (uploaded_at) WHERE (place IS NULL);
CREATE TRIGGER image_stays_as_it_is BEFORE UPDATE ON public.image FOR EACH ROW EXECUTE FUNCTION image_stays_as_it_is();

create table image_rendition (
  organization_id bigint not null,
  image_id uuid not null,
  size text not null,
  content bytea not null,
  constraint image_rendition_pkey PRIMARY KEY (organization_id, image_id, size),
  constraint image_rendition_at_most_a_megabyte CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 1000000))),
  constraint image_rendition_size CHECK ((size = ANY (ARRAY['THUMBNAIL'::text, 'LARGE'::text]))),
  constraint image_rendition_image FOREIGN KEY (organization_id, image_id) REFERENCES image(organization_id, image_id) ON DELETE CASCADE
);
CREATE TRIGGER image_rendition_never_changes BEFORE UPDATE ON public.image_rendition FOR EACH ROW EXECUTE FUNCTION raise_append_only();

create table included_draw (
  provider_id bigint not null,
  holder_id uuid not null,
  agreement_id uuid not null,
  minutes integer not null,
  lapses_at timestamp with time zone,
  constraint included_draw_pkey PRIMARY KEY (provider_id, holder_id),
  constraint included_draw_positive CHECK ((minutes > 0)),
  constraint included_draw_agreement FOREIGN KEY (provider_id, agreement_id) REFERENCES agreement(provider_id, agreement_id)
);
CREATE INDEX included_draw_lapsing ON public.included_draw USING btree (provider_id, agreement_id, lapses_at) WHERE (lapses_at IS NOT NULL);

create table invitation (
  token_hash bytea not null,
  invitation_id uuid default uuidv7() not null,
  organization_id bigint not null,
  address_folded text not null,
  roles text[] not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (token_hash),
  constraint invitation_id_key UNIQUE (invitation_id),
  constraint invitation_address_folded CHECK (((address_folded ~ '^[!-~]+@[!-~]+$'::text) AND (address_folded = lower((address_folded COLLATE "C"))))),
  constraint invitation_ends_once CHECK (((used_at IS NULL) OR (revoked_at IS NULL))),
  constraint invitation_expires_after_start CHECK ((created_at < expires_at)),
  constraint invitation_has_a_role CHECK ((cardinality(roles) >= 1)),
  constraint invitation_roles_known CHECK ((roles <@ ARRAY['ADMIN'::text, 'RESOURCE_MANAGER'::text, 'COORDINATOR'::text, 'FINANCE'::text, 'MEMBER'::text, 'TRAINER'::text])),
  constraint invitation_token_is_hashed CHECK ((octet_length(token_hash) = 32)),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES account(account_id),
  constraint invitation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX invitation_by_address ON public.invitation USING btree (address_folded) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX invitation_by_expiry ON public.invitation USING btree (expires_at);
CREATE UNIQUE INDEX invitation_one_open ON public.invitation USING btree (organization_id, address_folded) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));

create table known_network (
  account_id uuid not null,
  network text not null,
  signed_in_at timestamp with time zone not null,
  constraint known_network_pkey PRIMARY KEY (account_id, network),
  constraint known_network_short CHECK ((char_length(network) <= 64)),
  constraint known_network_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE INDEX known_network_by_time ON public.known_network USING btree (signed_in_at);

create table learner (
  organization_id bigint not null,
  learner_id uuid default uuidv7() not null,
  status text not null,
  left_on date,
  account_id uuid,
  constraint learner_pkey PRIMARY KEY (organization_id, learner_id),
  constraint learner_account_once UNIQUE (organization_id, account_id),
  constraint learner_erased_has_no_account CHECK (((status <> 'ERASED'::text) OR (account_id IS NULL))),
  constraint learner_left_on_of_left CHECK (((status = 'LEFT'::text) = (left_on IS NOT NULL))),
  constraint learner_status CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'LEFT'::text, 'ERASED'::text]))),
  constraint learner_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint learner_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX learner_account ON public.learner USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX learner_active ON public.learner USING btree (organization_id) WHERE (status = 'ACTIVE'::text);
CREATE INDEX learner_left ON public.learner USING btree (organization_id, left_on) WHERE (status = 'LEFT'::text);
CREATE TRIGGER learner_ends_links AFTER UPDATE OF account_id ON public.learner FOR EACH ROW WHEN (((new.account_id IS NOT NULL) AND (new.account_id IS DISTINCT FROM old.account_id))) EXECUTE FUNCTION learner_ends_links();
CREATE CONSTRAINT TRIGGER learner_has_identity AFTER INSERT OR UPDATE OF status ON public.learner DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION learner_has_identity();
CREATE TRIGGER learner_is_not_deleted BEFORE DELETE ON public.learner FOR EACH ROW EXECUTE FUNCTION learner_stays();
CREATE TRIGGER learner_stays BEFORE UPDATE ON public.learner FOR EACH ROW WHEN (((old.status = 'ERASED'::text) OR (new.organization_id <> old.organization_id) OR (new.learner_id <> old.learner_id))) EXECUTE FUNCTION learner_stays();

create table learner_identity (
  organization_id bigint not null,
  learner_id uuid not null,
  number text not null,
  number_folded text not null,
  name text not null,
  born_on date,
  cohort text,
  programme text,
  enrolled_on date,
  constraint learner_identity_pkey PRIMARY KEY (organization_id, learner_id),
  constraint learner_number_once UNIQUE (organization_id, number_folded),
  constraint learner_class_length CHECK ((((length(cohort) >= 1) AND (length(cohort) <= 200)) AND ((length(programme) >= 1) AND (length(programme) <= 200)))),
  constraint learner_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint learner_number_length CHECK ((((length(number) >= 1) AND (length(number) <= 50)) AND ((length(number_folded) >= 1) AND (length(number_folded) <= 900)))),
  constraint learner_identity_learner FOREIGN KEY (organization_id, learner_id) REFERENCES learner(organization_id, learner_id)
);
CREATE CONSTRAINT TRIGGER learner_identity_of_learner AFTER INSERT OR DELETE ON public.learner_identity DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION learner_has_identity();

create table learner_invitation (
  code_hash bytea not null,
  organization_id bigint not null,
  learner_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint learner_invitation_pkey PRIMARY KEY (code_hash),
  constraint learner_invitation_code_is_hashed CHECK ((octet_length(code_hash) = 32)),
  constraint learner_invitation_learner FOREIGN KEY (organization_id, learner_id) REFERENCES learner_identity(organization_id, learner_id) ON DELETE CASCADE
);
CREATE INDEX learner_invitation_by_end ON public.learner_invitation USING btree (expires_at);
CREATE INDEX learner_invitation_of_learner ON public.learner_invitation USING btree (organization_id, learner_id);
CREATE UNIQUE INDEX learner_invitation_one_open ON public.learner_invitation USING btree (organization_id, learner_id) WHERE (used_at IS NULL);

create table ledger_posting (
  organization_id bigint not null,
  transaction_id uuid not null,
  account text not null,
  amount_minor numeric not null,
  constraint ledger_posting_pkey PRIMARY KEY (organization_id, transaction_id, account),
  constraint ledger_posting_account_known CHECK ((account = ANY (ARRAY['RECEIVABLE'::text, 'INCOME'::text, 'SETTLED'::text]))),
  constraint ledger_posting_whole_and_not_zero CHECK (((amount_minor <> (0)::numeric) AND (amount_minor = trunc(amount_minor)))),
  constraint ledger_posting_transaction FOREIGN KEY (organization_id, transaction_id) REFERENCES ledger_transaction(organization_id, transaction_id)
);
CREATE TRIGGER ledger_posting_append_only BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON public.ledger_posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transaction_balances();
CREATE TRIGGER ledger_posting_not_truncated BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER ledger_posting_with_its_transaction BEFORE INSERT ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_posting_with_its_transaction();

create table ledger_transaction (
  organization_id bigint not null,
  transaction_id uuid default uuidv7() not null,
  kind text not null,
  consumer_id bigint not null,
  currency text not null,
  idempotency_key text not null,
  reason text,
  posted_at timestamp with time zone not null,
  created_xid xid8 default pg_current_xact_id() not null,
  constraint ledger_transaction_pkey PRIMARY KEY (organization_id, transaction_id),
  constraint ledger_transaction_once UNIQUE (organization_id, idempotency_key),
  constraint ledger_transaction_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint ledger_transaction_kind_known CHECK ((kind = ANY (ARRAY['USAGE'::text, 'ADJUSTMENT'::text, 'SETTLEMENT'::text]))),
  constraint ledger_transaction_reasoned CHECK (((kind <> 'ADJUSTMENT'::text) OR (btrim(reason) <> ''::text))),
  constraint ledger_transaction_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES organization(organization_id),
  constraint ledger_transaction_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX ledger_transaction_by_consumer ON public.ledger_transaction USING btree (consumer_id, organization_id, currency);
CREATE INDEX ledger_transaction_by_pair ON public.ledger_transaction USING btree (organization_id, consumer_id, currency);
CREATE TRIGGER ledger_transaction_append_only BEFORE DELETE OR UPDATE ON public.ledger_transaction FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE CONSTRAINT TRIGGER ledger_transaction_balances AFTER INSERT ON public.ledger_transaction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transaction_balances();
CREATE TRIGGER ledger_transaction_not_truncated BEFORE TRUNCATE ON public.ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table listed_skill (
  scope bigint not null,
  audience text not null,
  folded text not null,
  skill text not null,
  resources integer not null,
  words tsvector generated always as (resource_words(NULL::text, NULL::text, NULL::text, ARRAY[skill])) stored not null,
  constraint listed_skill_pkey PRIMARY KEY (scope, audience, folded, skill),
  constraint listed_skill_not_negative CHECK ((resources >= 0)),
  constraint listed_skill_scope CHECK (((scope = 0) = (audience = 'EVERYONE'::text)))
);
CREATE INDEX listed_skill_unused ON public.listed_skill USING btree (scope) WHERE (resources = 0);

create table membership (
  organization_id bigint not null,
  account_id uuid not null,
  roles text[] not null,
  joined_order bigint generated always as identity not null,
  constraint membership_pkey PRIMARY KEY (organization_id, account_id),
  constraint membership_has_a_role CHECK ((cardinality(roles) >= 1)),
  constraint membership_roles_known CHECK ((roles <@ ARRAY['ADMIN'::text, 'RESOURCE_MANAGER'::text, 'COORDINATOR'::text, 'FINANCE'::text, 'MEMBER'::text, 'TRAINER'::text])),
  constraint membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint membership_organization FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX membership_by_account ON public.membership USING btree (account_id);
CREATE TRIGGER membership_ends_links AFTER INSERT OR DELETE ON public.membership FOR EACH ROW EXECUTE FUNCTION membership_ends_links();

create table migrations (
  id integer default nextval('migrations_id_seq'::regclass) not null,
  "timestamp" bigint not null,
  name character varying not null,
  constraint "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id)
);

create table opening_calendar (
  organization_id bigint not null,
  calendar_id uuid default uuidv7() not null,
  time_zone text not null,
  opening_hours jsonb not null,
  constraint opening_calendar_pkey PRIMARY KEY (organization_id, calendar_id),
  constraint opening_calendar_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization_calendar(organization_id)
);
CREATE UNIQUE INDEX opening_calendar_content ON public.opening_calendar USING btree (organization_id, time_zone, md5((opening_hours)::text));
CREATE TRIGGER opening_calendar_never_changes BEFORE UPDATE ON public.opening_calendar FOR EACH ROW EXECUTE FUNCTION opening_calendar_never_changes();

create table opening_month (
  organization_id bigint not null,
  calendar_id uuid not null,
  month date not null,
  open tstzmultirange not null,
  zone_rules text not null,
  constraint opening_month_pkey PRIMARY KEY (organization_id, calendar_id, month),
  constraint opening_month_begins_with_its_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint opening_month_calendar FOREIGN KEY (organization_id, calendar_id) REFERENCES opening_calendar(organization_id, calendar_id) ON DELETE CASCADE
);
CREATE INDEX opening_month_by_month ON public.opening_month USING btree (month);

create table operation_allowance (
  account_id uuid not null,
  minute timestamp with time zone not null,
  taken integer not null,
  constraint operation_allowance_pkey PRIMARY KEY (account_id, minute),
  constraint operation_allowance_taken_positive CHECK ((taken > 0))
);
CREATE INDEX operation_allowance_by_minute ON public.operation_allowance USING btree (minute);

create table organization (
  organization_id bigint generated always as identity not null,
  slug text not null,
  name text not null,
  kind text not null,
  status text not null,
  time_zone text not null,
  registered_at timestamp with time zone not null,
  words tsvector generated always as (resource_words(''::text, name, NULL::text, '{}'::text[])) stored not null,
  address text,
  registration_code text,
  registered_by uuid,
  description text,
  contact text,
  status_reason text,
  corrected_at timestamp with time zone,
  listed_words tsvector generated always as (resource_words(slug, name, NULL::text, '{}'::text[])) stored not null,
  learner_retention_months smallint,
  constraint organization_pkey PRIMARY KEY (organization_id),
  constraint organization_slug_key UNIQUE (slug),
  constraint organization_address_not_blank CHECK (((btrim(address) <> ''::text) AND (char_length(address) <= 500))),
  constraint organization_contact_not_blank CHECK (((btrim(contact) <> ''::text) AND (char_length(contact) <= 200))),
  constraint organization_description_not_blank CHECK (((btrim(description) <> ''::text) AND (char_length(description) <= 2000))),
  constraint organization_kind_known CHECK ((kind = ANY (ARRAY['SCHOOL'::text, 'ENTERPRISE'::text, 'TRAINING_CENTER'::text]))),
  constraint organization_learner_retention CHECK (((learner_retention_months >= 6) AND (learner_retention_months <= 120))),
  constraint organization_name_not_blank CHECK ((btrim(name) <> ''::text)),
  constraint organization_registration_code_not_blank CHECK (((btrim(registration_code) <> ''::text) AND (char_length(registration_code) <= 50))),
  constraint organization_slug_shape CHECK (((slug ~ '^[a-z0-9](-?[a-z0-9])*$'::text) AND (length(slug) <= 63))),
  constraint organization_status_known CHECK ((status = ANY (ARRAY['PENDING'::text, 'VERIFIED'::text, 'SUSPENDED'::text]))),
  constraint organization_status_reason_not_blank CHECK (((btrim(status_reason) <> ''::text) AND (char_length(status_reason) <= 2000))),
  constraint organization_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES account(account_id)
);
CREATE INDEX organization_by_name ON public.organization USING btree (name, organization_id);
CREATE INDEX organization_listed_words ON public.organization USING gin (listed_words);
CREATE INDEX organization_pending_by_founder ON public.organization USING btree (registered_by) WHERE (status = 'PENDING'::text);
CREATE INDEX organization_to_verify ON public.organization USING btree (COALESCE(corrected_at, registered_at), organization_id) WHERE ((status = 'PENDING'::text) AND (status_reason IS NULL));
CREATE INDEX organization_words ON public.organization USING gin (words);

create table organization_calendar (
  organization_id bigint not null,
  region text,
  version bigint default 0 not null,
  constraint organization_calendar_pkey PRIMARY KEY (organization_id),
  constraint organization_calendar_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint organization_calendar_region_fkey FOREIGN KEY (region) REFERENCES public_calendar(region)
);
CREATE INDEX organization_calendar_by_region ON public.organization_calendar USING btree (region);
CREATE TRIGGER organization_calendar_changes_months AFTER UPDATE OF region ON public.organization_calendar FOR EACH ROW WHEN ((old.region IS DISTINCT FROM new.region)) EXECUTE FUNCTION organization_calendar_changes_months();
CREATE TRIGGER organization_calendar_forgets_utilization AFTER UPDATE OF region ON public.organization_calendar FOR EACH ROW WHEN ((old.region IS DISTINCT FROM new.region)) EXECUTE FUNCTION structure_forgets_utilization();

create table password_reset (
  token_hash bytea not null,
  account_id uuid not null,
  issued_by uuid,
  organization_id bigint,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  is_revoked boolean default false not null,
  constraint password_reset_pkey PRIMARY KEY (token_hash),
  constraint password_reset_by_an_admin CHECK (((organization_id IS NULL) OR (issued_by IS NOT NULL))),
  constraint password_reset_expires_after_start CHECK ((issued_at < expires_at)),
  constraint password_reset_token_is_hashed CHECK ((octet_length(token_hash) = 32)),
  constraint password_reset_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint password_reset_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES account(account_id),
  constraint password_reset_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX password_reset_by_account ON public.password_reset USING btree (account_id, issued_at);
CREATE INDEX password_reset_by_end ON public.password_reset USING btree (expires_at);
CREATE INDEX password_reset_by_issuer ON public.password_reset USING btree (issued_by);
CREATE UNIQUE INDEX password_reset_one_open ON public.password_reset USING btree (account_id) WHERE ((used_at IS NULL) AND (NOT is_revoked));
CREATE TRIGGER password_reset_used_once BEFORE UPDATE ON public.password_reset FOR EACH ROW WHEN ((((old.used_at IS NOT NULL) AND (new.used_at IS DISTINCT FROM old.used_at)) OR (old.is_revoked AND (NOT new.is_revoked)))) EXECUTE FUNCTION password_reset_used_once();

create table public_calendar (
  region text not null,
  name text not null,
  constraint public_calendar_pkey PRIMARY KEY (region),
  constraint public_calendar_region_is_iso CHECK ((region ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'::text))
);

create table public_calendar_day (
  region text not null,
  day date not null,
  year integer generated always as ((EXTRACT(year FROM day))::integer) stored not null,
  kind text not null,
  name text not null,
  opens_like smallint,
  constraint public_calendar_day_pkey PRIMARY KEY (region, day),
  constraint public_calendar_day_kind_known CHECK ((kind = ANY (ARRAY['HOLIDAY'::text, 'MAKE_UP_DAY'::text]))),
  constraint public_calendar_day_opens_like CHECK ((((kind = 'MAKE_UP_DAY'::text) = (opens_like IS NOT NULL)) AND ((opens_like >= 1) AND (opens_like <= 7)))),
  constraint public_calendar_day_announced FOREIGN KEY (region, year) REFERENCES public_calendar_year(region, year)
);
CREATE TRIGGER public_calendar_day_delete_forgets_old AFTER DELETE ON public.public_calendar_day REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_calendar_day_changes_months();
CREATE TRIGGER public_calendar_day_forgets_utilization AFTER INSERT OR DELETE OR UPDATE ON public.public_calendar_day FOR EACH ROW EXECUTE FUNCTION public_calendar_day_forgets_utilization();
CREATE TRIGGER public_calendar_day_insert_forgets_new AFTER INSERT ON public.public_calendar_day REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_calendar_day_changes_months();
CREATE TRIGGER public_calendar_day_update_forgets_new AFTER UPDATE ON public.public_calendar_day REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_calendar_day_changes_months();
CREATE TRIGGER public_calendar_day_update_forgets_old AFTER UPDATE ON public.public_calendar_day REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_calendar_day_changes_months();

create table public_calendar_year (
  region text not null,
  year integer not null,
  source text not null,
  constraint public_calendar_year_pkey PRIMARY KEY (region, year),
  constraint public_calendar_year_in_range CHECK (((year >= 1900) AND (year <= 2200))),
  constraint public_calendar_year_region_fkey FOREIGN KEY (region) REFERENCES public_calendar(region)
);

create table quota_counter (
  kind text not null,
  subject text not null,
  window_start timestamp with time zone not null,
  taken integer not null,
  constraint quota_counter_pkey PRIMARY KEY (kind, subject, window_start),
  constraint quota_counter_taken_positive CHECK ((taken > 0))
);
CREATE INDEX quota_counter_by_window ON public.quota_counter USING btree (window_start);

create table rate (
  organization_id bigint not null,
  rate_id uuid default uuidv7() not null,
  resource_id uuid not null,
  audience text not null,
  effective_from timestamp with time zone not null,
  hourly numeric(16,6) not null,
  currency text not null,
  steps jsonb not null,
  bands jsonb not null,
  minimum_charge numeric(17,4),
  basis text not null,
  late_cancellation_fee numeric(17,4),
  no_show_fee numeric(17,4),
  published_by uuid not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint rate_pkey PRIMARY KEY (organization_id, rate_id),
  constraint rate_one_version_at_a_time EXCLUDE USING btree (organization_id WITH =, resource_id WITH =, audience WITH =, effective_from WITH =) WHERE ((withdrawn_at IS NULL)),
  constraint rate_amounts_not_negative CHECK (((hourly >= (0)::numeric) AND (minimum_charge >= (0)::numeric) AND (late_cancellation_fee >= (0)::numeric) AND (no_show_fee >= (0)::numeric))),
  constraint rate_audience_known CHECK ((audience = ANY (ARRAY['OWN_ORGANIZATION'::text, 'PARTNERS'::text, 'EVERYONE'::text]))),
  constraint rate_basis_known CHECK ((basis = ANY (ARRAY['RESERVED'::text, 'USED'::text, 'RESERVED_PLUS_OVERRUN'::text]))),
  constraint rate_currency_code CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint rate_lists CHECK (((jsonb_typeof(steps) = 'array'::text) AND (jsonb_typeof(bands) = 'array'::text))),
  constraint rate_withdrawn_before_effect CHECK ((withdrawn_at < effective_from)),
  constraint rate_withdrawn_by_one CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint rate_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint rate_published_by_fkey FOREIGN KEY (published_by) REFERENCES account(account_id),
  constraint rate_resource FOREIGN KEY (organization_id, resource_id) REFERENCES resource(organization_id, resource_id) ON DELETE CASCADE,
  constraint rate_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES account(account_id)
);
CREATE TRIGGER rate_append_only BEFORE DELETE OR UPDATE ON public.rate FOR EACH ROW EXECUTE FUNCTION rate_append_only();
CREATE TRIGGER rate_not_truncated BEFORE TRUNCATE ON public.rate FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table rated_hours (
  organization_id bigint not null,
  resource_id uuid not null,
  hours_per_year integer not null,
  constraint rated_hours_pkey PRIMARY KEY (organization_id, resource_id),
  constraint rated_hours_in_a_year CHECK (((hours_per_year >= 1) AND (hours_per_year <= 8760))),
  constraint rated_hours_resource FOREIGN KEY (organization_id, resource_id) REFERENCES resource(organization_id, resource_id) ON DELETE CASCADE
);

create table refused_demand (
  day date not null,
  hour_of_week smallint not null,
  reason text not null,
  skills text[] default '{}'::text[] not null,
  organization_id bigint,
  resource_id uuid,
  distance_band text,
  consumer_id bigint,
  number bigint not null,
  unit_minutes bigint not null,
  folded_skills text[] generated always as (skills_folded(skills)) stored not null,
  worth_currency text,
  worth_minor numeric,
  constraint refused_demand_once UNIQUE NULLS NOT DISTINCT (day, hour_of_week, reason, skills, organization_id, resource_id, distance_band, consumer_id, worth_currency),
  constraint refused_demand_counted CHECK (((number > 0) AND (unit_minutes >= 0))),
  constraint refused_demand_distance_known CHECK ((distance_band = ANY (ARRAY['UNDER_10_KM'::text, 'UNDER_30_KM'::text, 'UNDER_100_KM'::text, 'UNDER_300_KM'::text, 'FROM_300_KM'::text]))),
  constraint refused_demand_hour_in_week CHECK (((hour_of_week >= 0) AND (hour_of_week <= 167))),
  constraint refused_demand_reason_known CHECK ((reason = ANY (ARRAY['CONFLICT'::text, 'OUTSIDE_OPENING_HOURS'::text, 'NOT_ENOUGH_NOTICE'::text, 'TOO_FAR_AHEAD'::text, 'TOO_SHORT'::text, 'TOO_LONG'::text, 'OFF_GRID'::text, 'TOO_MANY_ATTENDEES'::text, 'TOO_MANY_UNITS'::text, 'NOT_LISTED'::text, 'NOT_FOR_THIS_ORGANIZATION'::text, 'TIME'::text, 'KIND'::text, 'TEXT'::text, 'SKILLS'::text, 'UNITS'::text, 'SEATS'::text, 'NEAR'::text, 'NOTHING'::text]))),
  constraint refused_demand_resource_whole CHECK (((organization_id IS NULL) = (resource_id IS NULL))),
  constraint refused_demand_skills_of_searches CHECK (((resource_id IS NULL) OR (skills = '{}'::text[]))),
  constraint refused_demand_worth_counted CHECK ((worth_minor >= (0)::numeric)),
  constraint refused_demand_worth_of_requests CHECK (((worth_minor IS NULL) OR (resource_id IS NOT NULL))),
  constraint refused_demand_worth_whole CHECK (((worth_currency IS NULL) = (worth_minor IS NULL))),
  constraint refused_demand_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES organization(organization_id),
  constraint refused_demand_resource FOREIGN KEY (organization_id, resource_id) REFERENCES resource(organization_id, resource_id) ON DELETE CASCADE
);
CREATE INDEX refused_demand_of_provider ON public.refused_demand USING btree (organization_id, day);

create table resource (
  organization_id bigint not null,
  resource_id uuid not null,
  site_id uuid not null,
  code text not null,
  name text not null,
  description text,
  kind text not null,
  status text not null,
  seats integer,
  skills text[] default '{}'::text[] not null,
  audience text not null,
  minimum_minutes integer,
  maximum_minutes integer,
  start_step_minutes integer,
  minimum_notice_minutes integer,
  maximum_advance_days integer,
  turnaround_minutes integer default 0 not null,
  approval text default 'AUTOMATIC'::text not null,
  cancellation_notice_minutes integer,
  check_in_opens_minutes integer default 15 not null,
  no_show_after_minutes integer,
  created_at timestamp with time zone not null,
  words tsvector generated always as (resource_words(code, name, description, skills)) stored not null,
  ever_listed boolean default false not null,
  folded_skills text[] generated always as (skills_folded(skills)) stored not null,
  updated_at timestamp with time zone,
  constraint resource_pkey PRIMARY KEY (organization_id, resource_id),
  constraint resource_code_key UNIQUE (organization_id, code),
  constraint resource_approval_known CHECK ((approval = ANY (ARRAY['AUTOMATIC'::text, 'OWNER_APPROVES'::text, 'AUTOMATIC_FOR_PARTNERS'::text]))),
  constraint resource_audience_known CHECK ((audience = ANY (ARRAY['OWN_ORGANIZATION'::text, 'PARTNERS'::text, 'EVERYONE'::text]))),
  constraint resource_kind_known CHECK ((kind = ANY (ARRAY['EQUIPMENT'::text, 'LAB'::text, 'TRAINING_BASE'::text]))),
  constraint resource_policy_in_range CHECK (((minimum_minutes >= 1) AND (maximum_minutes >= 1) AND (minimum_minutes <= maximum_minutes) AND ((start_step_minutes >= 1) AND (start_step_minutes <= 1440)) AND (minimum_notice_minutes >= 0) AND (maximum_advance_days >= 0) AND ((turnaround_minutes >= 0) AND (turnaround_minutes <= 527040)) AND (cancellation_notice_minutes >= 0) AND (check_in_opens_minutes >= 0) AND (no_show_after_minutes >= 0))),
  constraint resource_seats_positive CHECK ((seats >= 1)),
  constraint resource_status_known CHECK ((status = ANY (ARRAY['DRAFT'::text, 'LISTED'::text, 'WITHDRAWN'::text]))),
  constraint resource_capacity FOREIGN KEY (organization_id, resource_id) REFERENCES capacity(organization_id, resource_id),
  constraint resource_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint resource_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id)
);
CREATE INDEX resource_by_folded_skills ON public.resource USING gin (folded_skills);
CREATE INDEX resource_by_site ON public.resource USING btree (site_id);
CREATE INDEX resource_drafts ON public.resource USING btree (organization_id, created_at) WHERE (status = 'DRAFT'::text);
CREATE INDEX resource_listed_by_kind ON public.resource USING btree (kind, organization_id, resource_id) WHERE (status = 'LISTED'::text);
CREATE INDEX resource_listed_by_notice ON public.resource USING btree (minimum_notice_minutes) WHERE (status = 'LISTED'::text);
CREATE INDEX resource_words_idx ON public.resource USING gin (words) WITH (fastupdate=off);
CREATE TRIGGER resource_deleted_counts_skills AFTER DELETE ON public.resource REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION resource_deleted_counts_skills();
CREATE TRIGGER resource_exists_forgets_utilization AFTER INSERT OR DELETE ON public.resource FOR EACH ROW EXECUTE FUNCTION structure_forgets_utilization();
CREATE TRIGGER resource_inserted_counts_skills AFTER INSERT ON public.resource REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION resource_inserted_counts_skills();
CREATE TRIGGER resource_remembers_listing BEFORE INSERT OR UPDATE OF status ON public.resource FOR EACH ROW EXECUTE FUNCTION resource_remembers_listing();
CREATE TRIGGER resource_update_forgets_utilization AFTER UPDATE OF organization_id, resource_id, status ON public.resource FOR EACH ROW WHEN ((((old.organization_id IS DISTINCT FROM new.organization_id) OR (old.resource_id IS DISTINCT FROM new.resource_id)) OR ((old.status = 'DRAFT'::text) IS DISTINCT FROM (new.status = 'DRAFT'::text)))) EXECUTE FUNCTION structure_forgets_utilization();
CREATE TRIGGER resource_updated_counts_skills AFTER UPDATE ON public.resource REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION resource_updated_counts_skills();
CREATE TRIGGER resource_words_inserted AFTER INSERT ON public.resource REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION learn_resource_words();
CREATE TRIGGER resource_words_updated AFTER UPDATE ON public.resource REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION learn_resource_words();

create table resource_word (
  word text not null,
  stems text[] generated always as (resource_word_stems(word, CASE WHEN (length(word) < 6) THEN 1 ELSE 2 END)) stored not null,
  constraint resource_word_pkey PRIMARY KEY (word),
  constraint resource_word_length CHECK (((length(word) >= 4) AND (length(word) <= 32)))
);
CREATE INDEX resource_word_stems_idx ON public.resource_word USING gin (stems) WITH (fastupdate=off);

create table series_occurrence (
  organization_id bigint not null,
  series_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  booking_id uuid,
  skipped_because text,
  refusals jsonb default '[]'::jsonb not null,
  conflicts jsonb default '[]'::jsonb not null,
  moved_from_local timestamp without time zone,
  constraint series_occurrence_pkey PRIMARY KEY (organization_id, series_id, starts_at),
  constraint series_occurrence_booked_or_skipped CHECK (((booking_id IS NULL) <> (skipped_because IS NULL))),
  constraint series_occurrence_conflicts CHECK (((jsonb_typeof(conflicts) = 'array'::text) AND (jsonb_array_length(conflicts) <= 20))),
  constraint series_occurrence_refusals CHECK ((jsonb_typeof(refusals) = 'array'::text)),
  constraint series_occurrence_booking FOREIGN KEY (organization_id, booking_id) REFERENCES booking(organization_id, booking_id),
  constraint series_occurrence_series FOREIGN KEY (organization_id, series_id) REFERENCES booking_series(organization_id, series_id)
);

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  session_id uuid default uuidv7() not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  device text not null,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_id_key UNIQUE (session_id),
  constraint session_device_in_words CHECK (((char_length(device) >= 1) AND (char_length(device) <= 100))),
  constraint session_expires_after_start CHECK ((created_at < expires_at)),
  constraint session_seen_after_start CHECK ((created_at <= last_seen_at)),
  constraint session_token_is_hashed CHECK ((octet_length(token_hash) = 32)),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE INDEX session_by_account ON public.session USING btree (account_id);
CREATE TRIGGER session_at_most_fifty BEFORE INSERT ON public.session FOR EACH ROW EXECUTE FUNCTION session_at_most_fifty();
CREATE TRIGGER session_end_is_notified AFTER UPDATE OF ended_at ON public.session FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION notify_session_ended();

create table sign_in_failure (
  sign_in_failure_id uuid default uuidv7() not null,
  account_key bytea,
  network text not null,
  failed_at timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (sign_in_failure_id)
);
CREATE INDEX sign_in_failure_by_account ON public.sign_in_failure USING btree (account_key, failed_at) INCLUDE (network);
CREATE INDEX sign_in_failure_by_network ON public.sign_in_failure USING btree (network, failed_at);
CREATE INDEX sign_in_failure_by_time ON public.sign_in_failure USING btree (failed_at);

create table site (
  site_id uuid default uuidv7() not null,
  organization_id bigint not null,
  name text not null,
  address text,
  time_zone text not null,
  latitude double precision,
  longitude double precision,
  created_at timestamp with time zone not null,
  constraint site_pkey PRIMARY KEY (site_id),
  constraint site_location_on_earth CHECK ((((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)) AND ((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))),
  constraint site_location_whole CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint site_name_not_blank CHECK ((btrim(name) <> ''::text)),
  constraint site_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE INDEX site_by_organization ON public.site USING btree (organization_id);
CREATE INDEX site_by_place ON public.site USING gist (point(longitude, latitude)) WHERE (latitude IS NOT NULL);

create table skill (
  skill_id uuid default uuidv7() not null,
  name text not null,
  "references" jsonb not null,
  constraint skill_pkey PRIMARY KEY (skill_id),
  constraint skill_references_list CHECK (((jsonb_typeof("references") = 'array'::text) AND (jsonb_array_length("references") <= 20)))
);
CREATE INDEX skill_by_name ON public.skill USING btree (name, skill_id);

create table skill_name (
  folded text generated always as (skill_folded(name)) stored not null,
  skill_id uuid not null,
  place integer not null,
  name text not null,
  words tsvector generated always as (resource_words(NULL::text, NULL::text, NULL::text, ARRAY[name])) stored not null,
  constraint skill_name_pkey PRIMARY KEY (folded),
  constraint skill_name_place_once UNIQUE (skill_id, place),
  constraint skill_name_place CHECK (((place >= 0) AND (place <= 500))),
  constraint skill_name_says_something CHECK ((skill_folded(name) <> ''::text)),
  constraint skill_name_skill FOREIGN KEY (skill_id) REFERENCES skill(skill_id) ON DELETE CASCADE
);
CREATE INDEX skill_name_by_words ON public.skill_name USING gin (words);

create table statement (
  organization_id bigint not null,
  statement_id uuid not null,
  consumer_id bigint not null,
  currency text not null,
  month date not null,
  status text default 'OPEN'::text not null,
  issued_at timestamp with time zone,
  issued_by uuid,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  settled_at timestamp with time zone,
  settled_by uuid,
  number_year integer,
  number_in_year integer,
  provider_name text,
  provider_address text,
  provider_registration_code text,
  consumer_name text,
  consumer_address text,
  consumer_registration_code text,
  constraint statement_pkey PRIMARY KEY (organization_id, statement_id),
  constraint statement_number_once UNIQUE (organization_id, number_year, number_in_year),
  constraint statement_once UNIQUE (organization_id, consumer_id, currency, month),
  constraint statement_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint statement_month_begins_with_its_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint statement_numbered_when_issued CHECK ((((number_year IS NOT NULL) = (status <> 'OPEN'::text)) AND ((number_in_year IS NOT NULL) = (status <> 'OPEN'::text)) AND ((provider_name IS NOT NULL) = (status <> 'OPEN'::text)) AND ((consumer_name IS NOT NULL) = (status <> 'OPEN'::text)))),
  constraint statement_status CHECK (((status = ANY (ARRAY['OPEN'::text, 'ISSUED'::text, 'ACCEPTED'::text, 'SETTLED'::text])) AND ((issued_at IS NOT NULL) = (status <> 'OPEN'::text)) AND ((accepted_at IS NOT NULL) = (status = ANY (ARRAY['ACCEPTED'::text, 'SETTLED'::text]))) AND ((settled_at IS NOT NULL) = (status = 'SETTLED'::text)) AND ((issued_at IS NULL) = (issued_by IS NULL)) AND ((accepted_at IS NULL) = (accepted_by IS NULL)) AND ((settled_at IS NULL) = (settled_by IS NULL)))),
  constraint statement_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES account(account_id),
  constraint statement_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES organization(organization_id),
  constraint statement_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES account(account_id),
  constraint statement_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint statement_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES account(account_id)
);
CREATE INDEX statement_by_consumer ON public.statement USING btree (consumer_id, month);
CREATE INDEX statement_by_provider ON public.statement USING btree (organization_id, month);
CREATE INDEX statement_to_accept ON public.statement USING btree (consumer_id) WHERE (status = 'ISSUED'::text);
CREATE INDEX statement_unsettled ON public.statement USING btree (organization_id, status, month) WHERE (status <> 'SETTLED'::text);
CREATE TRIGGER statement_accepted_without_dispute AFTER UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION statement_accepted_without_dispute();
CREATE TRIGGER statement_goes_forward BEFORE DELETE OR UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION statement_goes_forward();
CREATE TRIGGER statement_not_truncated BEFORE TRUNCATE ON public.statement FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();
CREATE CONSTRAINT TRIGGER statement_settled_is_posted AFTER UPDATE ON public.statement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION statement_settled_is_posted();

create table statement_counter (
  organization_id bigint not null,
  year integer not null,
  last_number integer not null,
  constraint statement_counter_pkey PRIMARY KEY (organization_id, year),
  constraint statement_counter_positive CHECK ((last_number >= 1)),
  constraint statement_counter_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);

create table statement_dispute (
  organization_id bigint not null,
  dispute_id uuid default uuidv7() not null,
  line_id uuid not null,
  reason text not null,
  raised_at timestamp with time zone not null,
  raised_by uuid not null,
  ended_at timestamp with time zone,
  ended_by_line_id uuid,
  answer text,
  answered_by uuid,
  constraint statement_dispute_pkey PRIMARY KEY (organization_id, dispute_id),
  constraint statement_dispute_answered CHECK ((((ended_at IS NULL) = (answer IS NULL)) AND ((ended_at IS NULL) = (answered_by IS NULL)))),
  constraint statement_dispute_ended CHECK (((ended_at IS NULL) = (ended_by_line_id IS NULL))),
  constraint statement_dispute_reasoned CHECK ((btrim(reason) <> ''::text)),
  constraint statement_dispute_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(account_id),
  constraint statement_dispute_ended_by FOREIGN KEY (organization_id, ended_by_line_id) REFERENCES statement_line(organization_id, line_id),
  constraint statement_dispute_line FOREIGN KEY (organization_id, line_id) REFERENCES statement_line(organization_id, line_id),
  constraint statement_dispute_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES account(account_id)
);
CREATE INDEX statement_dispute_by_line ON public.statement_dispute USING btree (organization_id, line_id);
CREATE UNIQUE INDEX statement_dispute_one_at_a_time ON public.statement_dispute USING btree (organization_id, line_id) WHERE (ended_at IS NULL);
CREATE TRIGGER statement_dispute_goes_forward BEFORE DELETE OR UPDATE ON public.statement_dispute FOR EACH ROW EXECUTE FUNCTION statement_dispute_goes_forward();
CREATE TRIGGER statement_dispute_not_truncated BEFORE TRUNCATE ON public.statement_dispute FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER statement_dispute_of_issued BEFORE INSERT ON public.statement_dispute FOR EACH ROW EXECUTE FUNCTION statement_dispute_of_issued();

create table statement_line (
  organization_id bigint not null,
  line_id uuid default uuidv7() not null,
  statement_id uuid not null,
  usage_id uuid,
  corrects_line_id uuid,
  amount_minor numeric not null,
  description text not null,
  posted_at timestamp with time zone not null,
  posted_by uuid,
  constraint statement_line_pkey PRIMARY KEY (organization_id, line_id),
  constraint statement_line_once UNIQUE (organization_id, usage_id),
  constraint statement_line_of_use_or_correction CHECK (((usage_id IS NULL) <> (corrects_line_id IS NULL))),
  constraint statement_line_whole CHECK ((amount_minor = trunc(amount_minor))),
  constraint statement_line_corrects FOREIGN KEY (organization_id, corrects_line_id) REFERENCES statement_line(organization_id, line_id),
  constraint statement_line_posted_by_fkey FOREIGN KEY (posted_by) REFERENCES account(account_id),
  constraint statement_line_statement FOREIGN KEY (organization_id, statement_id) REFERENCES statement(organization_id, statement_id),
  constraint statement_line_usage FOREIGN KEY (organization_id, usage_id) REFERENCES usage_record(organization_id, usage_id)
);
CREATE INDEX statement_line_by_statement ON public.statement_line USING btree (organization_id, statement_id);
CREATE INDEX statement_line_corrections ON public.statement_line USING btree (organization_id, corrects_line_id) WHERE (corrects_line_id IS NOT NULL);
CREATE TRIGGER statement_line_append_only BEFORE DELETE OR UPDATE ON public.statement_line FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER statement_line_fits BEFORE INSERT ON public.statement_line FOR EACH ROW EXECUTE FUNCTION statement_line_fits();
CREATE TRIGGER statement_line_into_open BEFORE INSERT ON public.statement_line FOR EACH ROW EXECUTE FUNCTION statement_line_into_open();
CREATE CONSTRAINT TRIGGER statement_line_is_posted AFTER INSERT ON public.statement_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION statement_line_is_posted();
CREATE TRIGGER statement_line_not_truncated BEFORE TRUNCATE ON public.statement_line FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table usage_record (
  organization_id bigint not null,
  usage_id uuid default uuidv7() not null,
  booking_id uuid not null,
  resource_id uuid not null,
  consumer_id bigint not null,
  outcome text not null,
  units integer not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  used_from timestamp with time zone,
  used_to timestamp with time zone,
  reserved_minutes integer not null,
  used_minutes integer not null,
  billable_minutes integer not null,
  rate_id uuid,
  agreement_id uuid,
  included_minutes integer not null,
  charge_minor numeric,
  charge_currency text,
  parts jsonb not null,
  recorded_at timestamp with time zone not null,
  month date not null,
  local_starts_at timestamp without time zone not null,
  local_ends_at timestamp without time zone not null,
  constraint usage_record_pkey PRIMARY KEY (organization_id, usage_id),
  constraint usage_record_once UNIQUE (organization_id, booking_id, resource_id),
  constraint usage_record_charge CHECK ((((charge_minor IS NULL) = (charge_currency IS NULL)) AND (charge_minor >= (0)::numeric) AND (charge_minor = trunc(charge_minor)) AND ((rate_id IS NOT NULL) OR (charge_minor IS NULL)))),
  constraint usage_record_local_times CHECK (((((local_starts_at - (starts_at AT TIME ZONE 'UTC'::text)) >= '-1 days'::interval) AND ((local_starts_at - (starts_at AT TIME ZONE 'UTC'::text)) <= '1 day'::interval)) AND (((local_ends_at - (ends_at AT TIME ZONE 'UTC'::text)) >= '-1 days'::interval) AND ((local_ends_at - (ends_at AT TIME ZONE 'UTC'::text)) <= '1 day'::interval)))),
  constraint usage_record_month_of_its_start CHECK (((EXTRACT(day FROM month) = (1)::numeric) AND ((starts_at AT TIME ZONE 'UTC'::text) >= (month - '1 day'::interval)) AND ((starts_at AT TIME ZONE 'UTC'::text) < ((month + '1 mon'::interval) + '1 day'::interval)))),
  constraint usage_record_numbers CHECK (((units >= 1) AND (reserved_minutes >= 1) AND (used_minutes >= 0) AND (billable_minutes >= 0) AND ((included_minutes >= 0) AND (included_minutes <= ((billable_minutes)::bigint * units))))),
  constraint usage_record_outcome_known CHECK ((outcome = ANY (ARRAY['COMPLETED'::text, 'NO_SHOW'::text, 'LATE_CANCELLATION'::text]))),
  constraint usage_record_parts CHECK ((jsonb_typeof(parts) = 'array'::text)),
  constraint usage_record_used CHECK ((((outcome = 'COMPLETED'::text) = ((used_from IS NOT NULL) AND (used_to IS NOT NULL) AND (used_minutes >= 1))) AND ((outcome = 'COMPLETED'::text) OR ((used_minutes = 0) AND (billable_minutes = 0) AND (included_minutes = 0))))),
  constraint usage_record_agreement FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement(provider_id, agreement_id),
  constraint usage_record_booking FOREIGN KEY (organization_id, booking_id) REFERENCES booking(organization_id, booking_id),
  constraint usage_record_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES organization(organization_id),
  constraint usage_record_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint usage_record_rate FOREIGN KEY (organization_id, rate_id) REFERENCES rate(organization_id, rate_id),
  constraint usage_record_resource FOREIGN KEY (organization_id, resource_id) REFERENCES resource(organization_id, resource_id)
);
CREATE TRIGGER usage_record_append_only BEFORE DELETE OR UPDATE ON public.usage_record FOR EACH ROW EXECUTE FUNCTION raise_append_only();
CREATE TRIGGER usage_record_is_posted AFTER INSERT ON public.usage_record REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION usage_record_is_posted();
CREATE TRIGGER usage_record_not_truncated BEFORE TRUNCATE ON public.usage_record FOR EACH STATEMENT EXECUTE FUNCTION raise_append_only();

create table utilization_kept (
  organization_id bigint not null,
  months bigint not null,
  constraint utilization_kept_pkey PRIMARY KEY (organization_id),
  constraint utilization_kept_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);

create table utilization_month (
  organization_id bigint not null,
  month date not null,
  zone_rules text not null,
  made_at timestamp with time zone not null,
  recounted_at timestamp with time zone not null,
  resources uuid[] not null,
  figures json not null,
  joint_bookings uuid[] not null,
  joint json not null,
  constraint utilization_month_pkey PRIMARY KEY (organization_id, month),
  constraint utilization_month_begins_with_its_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint utilization_month_figures_of_each CHECK ((json_array_length(figures) = (13 * cardinality(resources)))),
  constraint utilization_month_joint_by_four CHECK (((json_array_length(joint) % 4) = 0)),
  constraint utilization_month_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id)
);
CREATE TRIGGER utilization_month_is_counted AFTER INSERT OR UPDATE OF made_at ON public.utilization_month FOR EACH ROW EXECUTE FUNCTION utilization_month_is_counted();

-- Views

create view catalogued_resource as
 SELECT r.organization_id,
    r.resource_id,
    r.site_id,
    r.code,
    r.name,
    r.description,
    r.kind,
    r.status,
    r.seats,
    r.skills,
    r.audience,
    r.minimum_minutes,
    r.maximum_minutes,
    r.start_step_minutes,
    r.minimum_notice_minutes,
    r.maximum_advance_days,
    r.turnaround_minutes,
    r.approval,
    r.cancellation_notice_minutes,
    r.check_in_opens_minutes,
    r.no_show_after_minutes,
    r.created_at,
    r.words,
    c.parent_id,
    c.exclusive,
    c.units,
    c.calendar_id,
    h.time_zone,
    h.opening_hours,
    o.status AS owner_status,
    array_remove(ARRAY[c.parent_id, p.parent_id], NULL::uuid) AS container_ids,
        CASE
            WHEN c.parent_id IS NULL THEN '{}'::integer[]
            WHEN p.parent_id IS NULL THEN ARRAY[pr.seats]
            ELSE ARRAY[pr.seats, gr.seats]
        END AS container_seats
   FROM resource r
     JOIN capacity c USING (organization_id, resource_id)
     JOIN opening_calendar h ON h.organization_id = c.organization_id AND h.calendar_id = c.calendar_id
     JOIN organization o ON o.organization_id = r.organization_id
     LEFT JOIN capacity p ON p.organization_id = c.organization_id AND p.resource_id = c.parent_id
     LEFT JOIN resource pr ON pr.organization_id = c.organization_id AND pr.resource_id = c.parent_id
     LEFT JOIN resource gr ON gr.organization_id = p.organization_id AND gr.resource_id = p.parent_id;

-- Functions

CREATE OR REPLACE FUNCTION public.account_ends_links()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        update password_reset set is_revoked = true
         where account_id = new.account_id and used_at is null and not is_revoked
           and (organization_id is not null or new.disabled_at is not null or new.closed_at is not null);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.allocation_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin

      perform pg_advisory_xact_lock_shared(7220152, hashint8(c.organization_id)) from changed_rows c;
      if not found then
        return null;
      end if;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct c.organization_id from changed_rows c) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
      delete from utilization_month m
       using changed_rows c left join booking b on b.organization_id = c.organization_id and b.booking_id = c.holder_id
       where m.organization_id = c.organization_id and (c.kind = 'DOWNTIME' or b.recorded_status in ('CONFIRMED', 'IN_USE', 'COMPLETED', 'NO_SHOW'))
         and m.month between date_trunc('month', least(lower(c.reserved_during), b.checked_in_at) - interval '2 days')::date
                         and (greatest(upper(c.reserved_during), b.checked_out_at) + interval '2 days')::date;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.allocation_update_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform from before limit 1; if not found then return null; end if;
      perform pg_advisory_xact_lock_shared(7220152, hashint8(c.organization_id)) from ((select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from before except select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from after) union all (select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from after except select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from before)) c;
      if not found then
        return null;
      end if;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct c.organization_id from ((select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from before except select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from after) union all (select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from after except select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from before)) c) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
      delete from utilization_month m
       using ((select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from before except select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from after) union all (select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from after except select organization_id, holder_id, resource_id, units, reserved_during,
              case kind when 'HOLD' then 'BOOKING' else kind end as kind from before)) c left join booking b on b.organization_id = c.organization_id and b.booking_id = c.holder_id
       where m.organization_id = c.organization_id and (c.kind = 'DOWNTIME' or b.recorded_status in ('CONFIRMED', 'IN_USE', 'COMPLETED', 'NO_SHOW'))
         and m.month between date_trunc('month', least(lower(c.reserved_during), b.checked_in_at) - interval '2 days')::date
                         and (greatest(upper(c.reserved_during), b.checked_out_at) + interval '2 days')::date;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.allocation_within_capacity()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    v_units integer;
    v_peak bigint;
    v_container boolean;
  begin
    if new.exclusive then
      return new;
    end if;
    update capacity set version = version + 1
     where organization_id = new.organization_id and resource_id = new.resource_id
     returning units into v_units;
    if not found then
      return new; -- The foreign key refuses it.
    end if;
    v_container := exists (
      select from capacity c where c.organization_id = new.organization_id and c.parent_id = new.resource_id);
    if exists (
      select 1 from allocation a
       where a.organization_id = new.organization_id and a.resource_id = new.resource_id and not a.exclusive
         and a.blocked_during && new.blocked_during and a.holder_id <> new.holder_id
         and ((a.kind = 'DOWNTIME') <> (new.kind = 'DOWNTIME')
             or (a.kind <> 'DOWNTIME' and new.kind <> 'DOWNTIME'
                 and (a.inside or new.inside or (v_container and (a.whole or new.whole)))))) then
      raise exception using errcode = '23P01', table = 'allocation', constraint = 'allocation_within_capacity',
        message = 'a downtime, or what is taken whole, cannot overlap a booking';
    end if;
    if new.kind = 'DOWNTIME' then
      return new; -- Downtimes count as their union, whatever their number.
    end if;
    select max(level) into v_peak from (
      -- At equal instants the end sorts first: half-open ranges touch freely.
      select sum(delta) over (order by at, delta) as level from (
        select greatest(lower(a.blocked_during), lower(new.blocked_during)) as at, a.units as delta
          from allocation a
         where a.organization_id = new.organization_id and a.resource_id = new.resource_id and not a.exclusive
           and a.blocked_during && new.blocked_during and a.holder_id <> new.holder_id
        union all
        select upper(a.blocked_during), -a.units
          from allocation a
         where a.organization_id = new.organization_id and a.resource_id = new.resource_id and not a.exclusive
           and a.blocked_during && new.blocked_during and a.holder_id <> new.holder_id) edge) sweep;
    if coalesce(v_peak, 0) + new.units > v_units then
      raise exception using errcode = '23P01', table = 'allocation', constraint = 'allocation_within_capacity',
        message = 'more units than the resource has',
        detail = format('peak %s + asked %s > units %s', coalesce(v_peak, 0), new.units, v_units);
    end if;
    return new;
  end $function$;

CREATE OR REPLACE FUNCTION public.append_happenings(p_happenings jsonb)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
  declare
    appended integer;
  begin
    with new_happening as (
      insert into happening (organization_id, at, happening_id, class, kind, other_organization_id, account_id, side_id, subject_kind,
  subject_id, title, reason, changes, request_id, resource_ids, touched)
      select organization_id, at, happening_id, class, kind, other_organization_id, account_id, side_id, subject_kind,
             subject_id, title, reason, changes, request_id, resource_ids, touched
        from jsonb_to_recordset(p_happenings) as h (
               organization_id bigint, at timestamptz, happening_id uuid, class text, kind text,
               other_organization_id bigint, account_id uuid, side_id bigint, subject_kind text, subject_id uuid,
               title text, reason text, changes jsonb, request_id text, resource_ids uuid[], touched tstzrange)
      returning organization_id, happening_id, at)
    insert into happening_pending (organization_id, happening_id, at)
    select organization_id, happening_id, at from new_happening;
    get diagnostics appended = row_count;
    return appended;
  end $function$;

CREATE OR REPLACE FUNCTION public.blocked_at(p_blocked tstzrange, p_reserved tstzrange, p_releases_at timestamp with time zone, p_now timestamp with time zone)
 RETURNS tstzrange
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (p_releases_at <= p_now) THEN blocked_when_released(p_blocked, p_reserved, p_releases_at) ELSE p_blocked END;

CREATE OR REPLACE FUNCTION public.blocked_when_released(p_blocked tstzrange, p_reserved tstzrange, p_at timestamp with time zone)
 RETURNS tstzrange
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN tstzrange(lower(p_blocked), GREATEST(lower(p_blocked), LEAST(upper(p_blocked), (p_at + make_interval(secs => (EXTRACT(epoch FROM (upper(p_blocked) - upper(p_reserved))))::double precision)))));

CREATE OR REPLACE FUNCTION public.booking_at(p_now timestamp with time zone)
 RETURNS TABLE(organization_id bigint, booking_id uuid, consumer_id bigint, booked_by uuid, series_id uuid, title text, attendees integer, starts_at timestamp with time zone, ends_at timestamp with time zone, status text, expires_at timestamp with time zone, cancellation_notice_minutes integer, check_in_opens_minutes integer, no_show_after_minutes integer, needs_approval boolean, created_at timestamp with time zone, confirmed_at timestamp with time zone, checked_in_at timestamp with time zone, checked_out_at timestamp with time zone, reason text, agreement_id uuid, discount_percent numeric, quote_minor numeric, quote_currency text, no_show_at timestamp with time zone)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        select organization_id, booking_id, consumer_id, booked_by, series_id, title, attendees, starts_at, ends_at,
               booking_status_at(recorded_status, expires_at, no_show_at, p_now),
               case when recorded_status = 'HELD' then expires_at end,
               cancellation_notice_minutes, check_in_opens_minutes, no_show_after_minutes, needs_approval, created_at,
               confirmed_at, checked_in_at, checked_out_at, coalesce(cancellation_reason, decision_reason),
               agreement_id, discount_percent, quote_minor, quote_currency, no_show_at
          from booking
      $function$;

CREATE OR REPLACE FUNCTION public.booking_deleted_tallies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into booking_tally (organization_id, side, status, change)
    select c.organization_id, c.side, c.status, sum(c.n) from (
  select s.organization_id, s.side, case when expiry_told then 'EXPIRED' else recorded_status end as status, -1 as n from changed b
   cross join lateral (values (b.organization_id, 'PROVIDER'), (b.consumer_id, 'CONSUMER')) s (organization_id, side)) c
     group by c.organization_id, c.side, c.status having sum(c.n) <> 0;
    return null;
  end $function$;

CREATE OR REPLACE FUNCTION public.booking_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin

      perform pg_advisory_xact_lock_shared(7220152, hashint8(c.organization_id)) from changed_rows c;
      if not found then
        return null;
      end if;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct c.organization_id from changed_rows c) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
      delete from utilization_month m
       using changed_rows c
       where m.organization_id = c.organization_id and (true)
         and m.month between date_trunc('month', least(c.starts_at, c.checked_in_at) - interval '2 days')::date
                         and (greatest(c.ends_at, c.checked_out_at) + interval '2 days')::date;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.booking_inserted_tallies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into booking_tally (organization_id, side, status, change)
    select c.organization_id, c.side, c.status, sum(c.n) from (
  select s.organization_id, s.side, case when expiry_told then 'EXPIRED' else recorded_status end as status, 1 as n from changed b
   cross join lateral (values (b.organization_id, 'PROVIDER'), (b.consumer_id, 'CONSUMER')) s (organization_id, side)) c
     group by c.organization_id, c.side, c.status having sum(c.n) <> 0;
    return null;
  end $function$;

CREATE OR REPLACE FUNCTION public.booking_item_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin

      perform pg_advisory_xact_lock_shared(7220152, hashint8(c.organization_id)) from changed_rows c;
      if not found then
        return null;
      end if;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct c.organization_id from changed_rows c) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
      delete from utilization_month m
       using changed_rows c join booking b on b.organization_id = c.organization_id and b.booking_id = c.booking_id
       where m.organization_id = c.organization_id and (b.cancelled_late)
         and m.month between date_trunc('month', b.starts_at - interval '2 days')::date
                         and (b.starts_at + interval '2 days')::date;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.booking_item_update_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform from before limit 1; if not found then return null; end if;
      perform pg_advisory_xact_lock_shared(7220152, hashint8(c.organization_id)) from ((select organization_id, booking_id, resource_id, whole from before except select organization_id, booking_id, resource_id, whole from after) union all (select organization_id, booking_id, resource_id, whole from after except select organization_id, booking_id, resource_id, whole from before)) c;
      if not found then
        return null;
      end if;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct c.organization_id from ((select organization_id, booking_id, resource_id, whole from before except select organization_id, booking_id, resource_id, whole from after) union all (select organization_id, booking_id, resource_id, whole from after except select organization_id, booking_id, resource_id, whole from before)) c) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
      delete from utilization_month m
       using ((select organization_id, booking_id, resource_id, whole from before except select organization_id, booking_id, resource_id, whole from after) union all (select organization_id, booking_id, resource_id, whole from after except select organization_id, booking_id, resource_id, whole from before)) c join booking b on b.organization_id = c.organization_id and b.booking_id = c.booking_id
       where m.organization_id = c.organization_id and (b.cancelled_late)
         and m.month between date_trunc('month', b.starts_at - interval '2 days')::date
                         and (b.starts_at + interval '2 days')::date;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.booking_learns_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        new.words := booking_words(new.booking_id, title_words(new.title));
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_reference(p_booking_id uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((((((((((('WB-'::text || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 9) << 8) | get_byte(uuid_send(p_booking_id), 10)) >> 5) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 10) << 8) | get_byte(uuid_send(p_booking_id), 11)) >> 8) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 11) << 8) | get_byte(uuid_send(p_booking_id), 12)) >> 11) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 11) << 8) | get_byte(uuid_send(p_booking_id), 12)) >> 6) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 12) << 8) | get_byte(uuid_send(p_booking_id), 13)) >> 9) & 31) + 1), 1)) || '-'::text) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 12) << 8) | get_byte(uuid_send(p_booking_id), 13)) >> 4) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 13) << 8) | get_byte(uuid_send(p_booking_id), 14)) >> 7) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 14) << 8) | get_byte(uuid_send(p_booking_id), 15)) >> 10) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 14) << 8) | get_byte(uuid_send(p_booking_id), 15)) >> 5) & 31) + 1), 1)) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, (((((get_byte(uuid_send(p_booking_id), 15) << 8) | 0) >> 8) & 31) + 1), 1));

CREATE OR REPLACE FUNCTION public.booking_status_at(p_recorded text, p_expires_at timestamp with time zone, p_no_show_at timestamp with time zone, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (p_expires_at <= p_now) THEN 'EXPIRED'::text WHEN ((p_recorded = 'CONFIRMED'::text) AND (p_no_show_at <= p_now)) THEN 'NO_SHOW'::text ELSE p_recorded END;

CREATE OR REPLACE FUNCTION public.booking_update_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform from before limit 1; if not found then return null; end if;
      perform pg_advisory_xact_lock_shared(7220152, hashint8(c.organization_id)) from ((select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from before except select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from after) union all (select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from after except select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from before)) c;
      if not found then
        return null;
      end if;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct c.organization_id from ((select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from before except select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from after) union all (select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from after except select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from before)) c) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
      delete from utilization_month m
       using ((select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from before except select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from after) union all (select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from after except select organization_id, booking_id, consumer_id, starts_at, ends_at, checked_in_at, checked_out_at, created_at,
              cancelled_late, expires_at, no_show_at,
              booking_status_at(recorded_status, expires_at, no_show_at, 'infinity') from before)) c
       where m.organization_id = c.organization_id and (true)
         and m.month between date_trunc('month', least(c.starts_at, c.checked_in_at) - interval '2 days')::date
                         and (greatest(c.ends_at, c.checked_out_at) + interval '2 days')::date;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.booking_updated_tallies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into booking_tally (organization_id, side, status, change)
    select c.organization_id, c.side, c.status, sum(c.n) from (
  select s.organization_id, s.side, case when expiry_told then 'EXPIRED' else recorded_status end as status, -1 as n from before b
   cross join lateral (values (b.organization_id, 'PROVIDER'), (b.consumer_id, 'CONSUMER')) s (organization_id, side) union all
  select s.organization_id, s.side, case when expiry_told then 'EXPIRED' else recorded_status end as status, 1 as n from after b
   cross join lateral (values (b.organization_id, 'PROVIDER'), (b.consumer_id, 'CONSUMER')) s (organization_id, side)) c
     group by c.organization_id, c.side, c.status having sum(c.n) <> 0;
    return null;
  end $function$;

CREATE OR REPLACE FUNCTION public.booking_words(p_booking_id uuid, p_title_words tsvector)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (array_to_tsvector(ARRAY[lower(replace(booking_reference(p_booking_id), '-'::text, ''::text)), lower(replace(substr(booking_reference(p_booking_id), 4), '-'::text, ''::text)), lower(substr(booking_reference(p_booking_id), 10))]) || p_title_words);

CREATE OR REPLACE FUNCTION public.calendar_day_changes_months()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform 1 from organization_calendar o where o.organization_id in (select c.organization_id from changed c)
        order by o.organization_id for no key update;
      update organization_calendar set version = version + 1 where organization_id in (select c.organization_id from changed c);
      delete from opening_month m
       where m.organization_id in (select c.organization_id from changed c)
         and exists (select from changed c
                      where m.month between date_trunc('month', c.day - 2)::date and c.day + 2);
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.calendar_day_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform pg_advisory_xact_lock_shared(7220152, hashint8(o.organization_id))
           from unnest(array[old.organization_id, new.organization_id]) as o (organization_id)
          where o.organization_id is not null;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct unnest(array[old.organization_id, new.organization_id])) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
        delete from utilization_month m
         where (m.organization_id = old.organization_id and m.month between date_trunc('month', old.day - 2)::date and old.day + 2)
            or (m.organization_id = new.organization_id and m.month between date_trunc('month', new.day - 2)::date and new.day + 2);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.calendar_days_in_force(p_organizations bigint[], p_from date, p_to date)
 RETURNS TABLE(organization_id bigint, day date, kind text, name text, opens_like smallint, public boolean)
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT d.organization_id,
     d.day,
     d.kind,
     d.name,
     d.opens_like,
     false
    FROM calendar_day d
   WHERE ((d.organization_id = ANY (calendar_days_in_force.p_organizations)) AND (d.day >= calendar_days_in_force.p_from) AND (d.day < calendar_days_in_force.p_to))
 UNION ALL
  SELECT o.organization_id,
     p.day,
     p.kind,
     p.name,
     p.opens_like,
     true
    FROM (organization_calendar o
      JOIN public_calendar_day p ON (((p.region = o.region) AND (p.day >= calendar_days_in_force.p_from) AND (p.day < calendar_days_in_force.p_to))))
   WHERE ((o.organization_id = ANY (calendar_days_in_force.p_organizations)) AND (NOT (EXISTS ( SELECT
            FROM calendar_day d
           WHERE ((d.organization_id = o.organization_id) AND (d.day = p.day))))));
END;

CREATE OR REPLACE FUNCTION public.capacity_keeps_promises()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      declare
        v_now timestamptz := coalesce(nullif(current_setting('workbay.now', true), '')::timestamptz, '-infinity');
        v_peak bigint;
      begin
        if new.exclusive and not old.exclusive then
          raise exception using errcode = '23514', table = 'capacity', constraint = 'capacity_never_exclusive_again',
            message = 'a counted resource cannot become exclusive again';
        end if;
        if new.units < old.units then
          with taken as (
            select blocked_at(a.blocked_during, a.reserved_during, a.releases_at, v_now) as during, a.units
              from allocation a
             where a.organization_id = new.organization_id and a.resource_id = new.resource_id
               and a.kind <> 'DOWNTIME' and upper(a.blocked_during) > v_now
               and (a.expires_at is null or a.expires_at > v_now)),
          edge as (
            select greatest(lower(during), v_now) as at, units as delta from taken where upper(during) > v_now
            union all
            select upper(during), -units from taken where upper(during) > v_now)
          select max(level) into v_peak from (select sum(delta) over (order by at, delta) as level from edge) sweep;
          if v_peak > new.units then
            raise exception using errcode = '23P01', table = 'capacity', constraint = 'capacity_keeps_promises',
              message = 'more units are booked than would remain', detail = format('peak %s', v_peak);
          end if;
          new.version := old.version + 1;
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.change_units(p_now timestamp with time zone, p_organization_id bigint, p_resource_id uuid, p_units integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      begin
        perform set_config('workbay.now', p_now::text, true);
        perform lock_structure(p_organization_id, array[p_resource_id]);
        perform settle_time(p_now, p_organization_id, array[p_resource_id]);
        update capacity set units = p_units, exclusive = exclusive and p_units = 1
         where organization_id = p_organization_id and resource_id = p_resource_id;
        update allocation set units = p_units
         where organization_id = p_organization_id and resource_id = p_resource_id and (kind = 'DOWNTIME' or inside)
           and upper(blocked_during) > p_now and units <> p_units;
      end $function$;

CREATE OR REPLACE FUNCTION public.claim_time(p_now timestamp with time zone, p_organization_id bigint, p_holders uuid[], p_resources uuid[], p_kinds text[], p_units integer[], p_whole boolean[], p_reserved tstzrange[], p_blocked tstzrange[], p_expires timestamp with time zone[], p_releases timestamp with time zone[])
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
      declare
        v_missing integer;
      begin
        perform 1 from capacity c
          where c.organization_id = p_organization_id and c.resource_id = any (p_resources)
          order by c.resource_id for key share;
        perform settle_time(p_now, p_organization_id, array(
          select distinct w.resource_id from unnest(p_resources) as w (resource_id)
          union
          select i.resource_id
            from (select distinct w.resource_id from unnest(p_resources, p_whole) as w (resource_id, whole)
                   where w.whole) w
           cross join lateral everything_inside(p_organization_id, w.resource_id) i));
        with asked as (
          select c.*, k.exclusive, k.units as all_units
            from unnest(p_holders, p_resources, p_kinds, p_units, p_whole, p_reserved, p_blocked, p_expires, p_releases)
                   as c (holder_id, resource_id, kind, units, whole, reserved_during, blocked_during, expires_at,
                         releases_at)
            join capacity k on k.organization_id = p_organization_id and k.resource_id = c.resource_id),
        fitting as (
          select * from asked where kind = 'DOWNTIME' or units <= all_units),
        wanted as (
          select f.holder_id, f.resource_id, f.exclusive, f.kind, case when f.kind = 'DOWNTIME' then f.all_units else f.units end as units, f.whole, false as inside,
                 f.reserved_during, f.blocked_during, f.expires_at, f.releases_at
            from fitting f
          union all
          select f.holder_id, i.resource_id, i.exclusive, f.kind, i.units, true, true, f.reserved_during,
                 f.blocked_during, f.expires_at, f.releases_at
            from fitting f cross join lateral everything_inside(p_organization_id, f.resource_id) i
           where f.whole),
        claimed as (
          insert into allocation (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside,
                                  reserved_during, blocked_during, expires_at, releases_at)
          select p_organization_id, w.* from wanted w order by w.resource_id, lower(w.reserved_during), w.holder_id
          on conflict on constraint allocation_exclusive_no_overlap do nothing
          returning 1)
        select cardinality(p_resources) - (select count(*) from fitting)
               + (select count(*) from wanted) - (select count(*) from claimed)
          into v_missing;
        return v_missing;
      end $function$;

CREATE OR REPLACE FUNCTION public.closing_ends_invitations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        update invitation set revoked_at = new.closed_at
         where address_folded = lower(old.email collate "C") and used_at is null and revoked_at is null;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.closing_frees_learners()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        update learner set account_id = null where account_id = new.account_id;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.consent_only_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if old.withdrawn_at is not null or new is distinct from
           jsonb_populate_record(old, jsonb_build_object('withdrawn_at', new.withdrawn_at)) then
          raise exception using errcode = '23514', table = 'consent', constraint = 'consent_only_withdrawn',
            message = 'a consent is withdrawn once and changes in no other way';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.count_kept_utilization(p_organization_id bigint, p_more integer)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO utilization_kept (organization_id, months)
   VALUES (count_kept_utilization.p_organization_id, count_kept_utilization.p_more) ON CONFLICT(organization_id) DO UPDATE SET months = (utilization_kept.months + count_kept_utilization.p_more);
END;

CREATE OR REPLACE FUNCTION public.course_revision_is_next()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform from course c where c.organization_id = new.organization_id and c.course_id = new.course_id for no key update;
        if new.number <> 1 + (select count(*) from course_revision r
                               where r.organization_id = new.organization_id and r.course_id = new.course_id) then
          raise exception using errcode = '23514', table = 'course_revision', constraint = 'course_revision_is_next',
            message = 'revisions of a course are numbered without gaps';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.course_skill_of_new_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform from course c where c.organization_id = new.organization_id and c.course_id = new.course_id for no key update;
        if exists (select from course_revision r
                    where r.organization_id = new.organization_id and r.course_id = new.course_id and r.number = new.number) then
          raise exception using errcode = '23514', table = 'course_skill', constraint = 'course_skill_of_new_revision',
            message = 'a published revision gets no further skill';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.distance_kilometres(p_latitude double precision, p_longitude double precision, p_other_latitude double precision, p_other_longitude double precision)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((((2)::numeric * 6371.0088))::double precision * asin(LEAST((1)::double precision, sqrt(((sin((radians((p_other_latitude - p_latitude)) / (2)::double precision)) ^ (2)::double precision) + ((cos(radians(p_latitude)) * cos(radians(p_other_latitude))) * (sin((radians((p_other_longitude - p_longitude)) / (2)::double precision)) ^ (2)::double precision)))))));

CREATE OR REPLACE FUNCTION public.draw_minutes(p_now timestamp with time zone, p_provider_id bigint, p_holders uuid[], p_agreements uuid[], p_minutes integer[], p_lapses timestamp with time zone[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      begin
        if cardinality(p_holders) = 0 then
          return;
        end if;
        perform settle_minutes(p_now, p_provider_id, array(
          select w.agreement_id from unnest(p_agreements) as w (agreement_id) where w.agreement_id is not null
          union
          select d.agreement_id from included_draw d
           where d.provider_id = p_provider_id and d.holder_id = any (p_holders)));
        with returned as (
          delete from included_draw d where d.provider_id = p_provider_id and d.holder_id = any (p_holders)
          returning d.agreement_id, d.minutes),
        drawn as (
          select w.holder_id, w.agreement_id, w.minutes, w.lapses_at
            from unnest(p_holders, p_agreements, p_minutes, p_lapses)
                   as w (holder_id, agreement_id, minutes, lapses_at)
           where w.minutes > 0)
        update agreement a set used_included_minutes = a.used_included_minutes + c.minutes
          from (select agreement_id, sum(minutes)::integer as minutes
                  from (select agreement_id, -minutes as minutes from returned
                        union all select agreement_id, minutes from drawn) change
                 group by agreement_id) c
         where a.provider_id = p_provider_id and a.agreement_id = c.agreement_id and c.minutes <> 0;
        insert into included_draw (provider_id, holder_id, agreement_id, minutes, lapses_at)
        select p_provider_id, w.holder_id, w.agreement_id, w.minutes, w.lapses_at
          from unnest(p_holders, p_agreements, p_minutes, p_lapses)
                 as w (holder_id, agreement_id, minutes, lapses_at)
         where w.minutes > 0;
      end $function$;

CREATE OR REPLACE FUNCTION public.drop_happening_months(p_class text, p_before timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
  declare
    parent text := 'happening_' || p_class;
    month text;
    dropped integer := 0;
  begin
    for month in
      select inhrelid::regclass::text from pg_inherits
       where inhparent = parent::regclass and inhrelid <> (parent || '_default')::regclass
         and inhrelid::regclass::text < parent || '_' || to_char(p_before at time zone 'UTC', 'YYYY_MM')
       order by 1
    loop
      execute format('drop table %s', month);
      dropped := dropped + 1;
    end loop;
    return dropped;
  end $function$;

CREATE OR REPLACE FUNCTION public.everything_inside(p_organization_id bigint, p_resource_id uuid)
 RETURNS TABLE(resource_id uuid, exclusive boolean, units integer)
 LANGUAGE sql
 STABLE
AS $function$
        with recursive inside as (
          select c.resource_id, c.exclusive, c.units from capacity c
           where c.organization_id = p_organization_id and c.parent_id = p_resource_id
          union all
          select c.resource_id, c.exclusive, c.units
            from inside i join capacity c on c.organization_id = p_organization_id and c.parent_id = i.resource_id)
        select i.resource_id, i.exclusive, i.units from inside i
      $function$;

CREATE OR REPLACE FUNCTION public.happening_sealed_text(h happening)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN (jsonb_build_array((h).organization_id, EXTRACT(epoch FROM (h).at), (h).happening_id, (h).kind, (h).other_organization_id, (h).account_id, (h).side_id, (h).subject_kind, (h).subject_id, (h).title, (h).reason, (h).changes, (h).request_id, (h).resource_ids, EXTRACT(epoch FROM lower((h).touched)), EXTRACT(epoch FROM upper((h).touched)), ((h).xid)::text))::text;

CREATE OR REPLACE FUNCTION public.happenings_read_forward()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if new.account_id <> old.account_id or new.read_until < old.read_until then
          raise exception 'what was read stays read'
            using errcode = 'check_violation', constraint = 'happenings_read_forward', table = 'happenings_read';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.image_stays_as_it_is()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if (new.organization_id, new.image_id, new.resource_id, new.width, new.height, new.uploaded_at)
           is distinct from (old.organization_id, old.image_id, old.resource_id, old.width, old.height, old.uploaded_at) then
          raise exception using errcode = '23514', table = 'image', constraint = 'image_stays_as_it_is',
            message = 'an image changes its place and its description alone';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.is_posted(p_provider_id bigint, p_key text, p_account text, p_minor numeric)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((p_minor = (0)::numeric) OR (EXISTS (SELECT FROM (ledger_transaction t JOIN ledger_posting p ON (((p.organization_id = t.organization_id) AND (p.transaction_id = t.transaction_id)))) WHERE ((t.organization_id = is_posted.p_provider_id) AND (t.idempotency_key = is_posted.p_key) AND (p.account = is_posted.p_account) AND (p.amount_minor = is_posted.p_minor)))));

CREATE OR REPLACE FUNCTION public.join_containers(p_now timestamp with time zone, p_organization_id bigint, p_resource_id uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      begin
        perform settle_time(p_now, p_organization_id, array(
          select p_resource_id union all
          select c.parent_id from capacity c
           where c.organization_id = p_organization_id and c.resource_id = p_resource_id and c.parent_id is not null
          union all select i.resource_id from everything_inside(p_organization_id, p_resource_id) i));
        insert into allocation as old (organization_id, holder_id, resource_id, exclusive, kind, units, whole, inside,
                                       released, reserved_during, blocked_during, expires_at, releases_at)
        select p_organization_id, a.holder_id, r.resource_id, r.exclusive, a.kind, r.units, true, true, a.released,
               a.reserved_during, a.blocked_during, a.expires_at, a.releases_at
          from capacity c
          join allocation a on a.organization_id = p_organization_id and a.resource_id = c.parent_id
                           and a.whole and upper(a.blocked_during) > p_now
         cross join lateral (
               select c.resource_id, c.exclusive, c.units
               union all select * from everything_inside(p_organization_id, c.resource_id)) r
         where c.organization_id = p_organization_id and c.resource_id = p_resource_id
         order by r.resource_id, lower(a.reserved_during), a.holder_id
        on conflict on constraint allocation_pkey do update
          set units = excluded.units, whole = true,
              reserved_during = case when old.inside then excluded.reserved_during else old.reserved_during end,
              blocked_during = case when old.inside then excluded.blocked_during else old.blocked_during end,
              released = case when old.inside then excluded.released else old.released end,
              releases_at = case when old.inside then excluded.releases_at else old.releases_at end;
      end $function$;

CREATE OR REPLACE FUNCTION public.lapsed_minutes(p_now timestamp with time zone, p_provider_id bigint, p_agreement_id uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT (COALESCE(sum(d.minutes), (0)::bigint))::integer AS "coalesce" FROM included_draw d WHERE ((d.provider_id = lapsed_minutes.p_provider_id) AND (d.agreement_id = lapsed_minutes.p_agreement_id) AND (d.lapses_at <= lapsed_minutes.p_now)));

CREATE OR REPLACE FUNCTION public.learn_resource_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin

  insert into resource_word (word)
  select distinct w.lexeme
    from changed r
    join organization o on o.organization_id = r.organization_id
   cross join lateral unnest(r.words) w
   where r.status = 'LISTED' and o.status = 'VERIFIED' and w.lexeme collate pg_unicode_fast ~ '^[[:alpha:]]{4,32}$'
     and not exists (select from resource_word known where known.word = w.lexeme)
   order by w.lexeme
      on conflict do nothing;
    return null;
  end $function$;

CREATE OR REPLACE FUNCTION public.learner_ends_links()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        update password_reset set is_revoked = true
         where account_id = new.account_id and organization_id <> new.organization_id and used_at is null
           and not is_revoked;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.learner_erased_from(p_left_on date, p_months smallint)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((((p_left_on + make_interval(months => COALESCE((p_months)::integer, 36))))::date + 1))::timestamp without time zone AT TIME ZONE 'UTC'::text);

CREATE OR REPLACE FUNCTION public.learner_has_identity()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      declare
        v_key record := case when tg_op = 'DELETE' then old else new end;
      begin
        if exists (select from learner l
                    where l.organization_id = v_key.organization_id and l.learner_id = v_key.learner_id
                      and (l.status <> 'ERASED') <> exists (
                            select from learner_identity i
                             where i.organization_id = l.organization_id and i.learner_id = l.learner_id)) then
          raise exception using errcode = '23514', table = 'learner_identity', constraint = 'learner_has_identity',
            message = 'a learner has an identity exactly while not ERASED';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.learner_organizations(p_account_id uuid, p_now timestamp with time zone)
 RETURNS TABLE(organization_id bigint)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
          select l.organization_id from learner l join organization o on o.organization_id = l.organization_id
           where l.account_id = p_account_id
             and learner_status_at(l.status, l.left_on, o.learner_retention_months, p_now) <> 'ERASED' $function$;

CREATE OR REPLACE FUNCTION public.learner_status_at(p_status text, p_left_on date, p_months smallint, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((p_status = 'LEFT'::text) AND (p_now >= learner_erased_from(p_left_on, p_months))) THEN 'ERASED'::text ELSE p_status END;

CREATE OR REPLACE FUNCTION public.learner_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception using errcode = '23514', table = 'learner', constraint = 'learner_stays',
          message = 'a learner changes status, day of leaving and account alone, and stays ERASED';
      end $function$;

CREATE OR REPLACE FUNCTION public.leave_containers(p_now timestamp with time zone, p_organization_id bigint, p_resource_id uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      declare
        v_left_at timestamptz := date_trunc('minute', p_now, 'UTC');
        v_leaving uuid[] := array(
          select p_resource_id union all
          select i.resource_id from everything_inside(p_organization_id, p_resource_id) i);
        v_holders uuid[] := array(
          select a.holder_id from allocation a
           where a.organization_id = p_organization_id and a.resource_id = p_resource_id and a.inside
             and (upper(a.reserved_during) > v_left_at or upper(a.blocked_during) > v_left_at));
      begin
        delete from allocation
         where organization_id = p_organization_id and resource_id = any (v_leaving) and holder_id = any (v_holders)
           and inside and lower(reserved_during) >= v_left_at;
        update allocation
           set reserved_during = reserved_during * tstzrange(null, v_left_at),
               blocked_during = blocked_during * tstzrange(null, v_left_at)
         where organization_id = p_organization_id and resource_id = any (v_leaving) and holder_id = any (v_holders)
           and inside and (upper(reserved_during) > v_left_at or upper(blocked_during) > v_left_at);
      end $function$;

CREATE OR REPLACE FUNCTION public.ledger_posting_with_its_transaction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if not exists (
        select from ledger_transaction t
         where t.organization_id = new.organization_id and t.transaction_id = new.transaction_id
           and t.created_xid = pg_current_xact_id()) then
        raise exception using errcode = '23514', table = tg_table_name, constraint = tg_name,
          message = 'nothing is posted into a transaction of before';
      end if;
      return new;
    end $function$;

CREATE OR REPLACE FUNCTION public.ledger_transaction_balances()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      v_postings bigint;
      v_sum numeric;
    begin
      select count(*), coalesce(sum(p.amount_minor), 0) into v_postings, v_sum from ledger_posting p
       where p.organization_id = new.organization_id and p.transaction_id = new.transaction_id;
      if v_postings < 2 or v_sum <> 0 then
        raise exception using errcode = '23514', table = tg_table_name, constraint = tg_name,
          message = format('%s postings that sum to %s do not balance', v_postings, v_sum);
      end if;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.listed_skills_of(p_status text, p_organization_id bigint, p_audience text, p_skills text[], p_folded text[])
 RETURNS TABLE(scope bigint, audience text, folded text, skill text)
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 SELECT
         CASE listed_skills_of.p_audience
             WHEN 'EVERYONE'::text THEN (0)::bigint
             ELSE listed_skills_of.p_organization_id
         END AS p_organization_id,
     listed_skills_of.p_audience AS p_audience,
     k.folded,
     k.skill
    FROM UNNEST(listed_skills_of.p_skills, listed_skills_of.p_folded) WITH ORDINALITY k(skill, folded, place)
   WHERE ((listed_skills_of.p_status = 'LISTED'::text) AND (k.place = array_position(listed_skills_of.p_folded, k.folded)));
END;

CREATE OR REPLACE FUNCTION public.lock_structure(p_organization_id bigint, p_resources uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      declare
        v_locked uuid[] := '{}';
        v_containers uuid[];
      begin
        loop
          with recursive containers as (
            select c.resource_id, c.parent_id from capacity c
             where c.organization_id = p_organization_id and c.resource_id = any (p_resources)
            union
            select c.resource_id, c.parent_id
              from containers i join capacity c on c.organization_id = p_organization_id and c.resource_id = i.parent_id)
          select coalesce(array_agg(i.resource_id order by i.resource_id), '{}') into v_containers from containers i;
          -- It may have been moved while we waited.
          exit when v_containers <@ v_locked;
          perform 1 from capacity c
            where c.organization_id = p_organization_id and c.resource_id = any (v_containers)
            order by c.resource_id for update;
          v_locked := v_containers;
        end loop;
      end $function$;

CREATE OR REPLACE FUNCTION public.make_happening_month(p_class text, p_month timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  declare
    parent text := 'happening_' || p_class;
    month text := parent || '_' || to_char(p_month at time zone 'UTC', 'YYYY_MM');
    next timestamptz := ((p_month at time zone 'UTC') + interval '1 month') at time zone 'UTC';
    late boolean;
  begin
    if to_regclass(month) is not null then return; end if;
    execute format('select exists (select from %I where at >= $1 and at < $2)', parent || '_default')
       into late using p_month, next;
    if late then return; end if;
    execute format('create table %I partition of %I for values from (%L) to (%L)', month, parent, p_month, next);
    execute format('create trigger happening_not_truncated before truncate on %I '
                   'for each statement execute function raise_append_only()', month);
  end $function$;

CREATE OR REPLACE FUNCTION public.may_keep_utilization(p_organization_id bigint)
 RETURNS boolean
 LANGUAGE sql
RETURN (pg_try_advisory_xact_lock_shared(7220153, 0) AND pg_try_advisory_xact_lock(7220152, hashint8(p_organization_id)));

CREATE OR REPLACE FUNCTION public.membership_ends_links()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        update password_reset set is_revoked = true
         where account_id = case tg_op when 'DELETE' then old.account_id else new.account_id end
           and organization_id is not null and used_at is null and not is_revoked;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.minutes_left(p_now timestamp with time zone, p_provider_id bigint, p_agreement_id uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
      begin
        perform settle_minutes(p_now, p_provider_id, array[p_agreement_id]);
        return (select a.included_minutes - a.used_included_minutes from agreement a
                 where a.provider_id = p_provider_id and a.agreement_id = p_agreement_id);
      end $function$;

CREATE OR REPLACE FUNCTION public.needed_admin_of(p_account_id uuid, p_now timestamp with time zone)
 RETURNS TABLE(organization_id bigint, name text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        select o.organization_id, o.name
          from membership m join organization o on o.organization_id = m.organization_id
         where m.account_id = p_account_id and 'ADMIN' = any (m.roles)
           and not exists (
             select from membership other join account a on a.account_id = other.account_id
              where other.organization_id = m.organization_id and other.account_id <> p_account_id
                and 'ADMIN' = any (other.roles) and a.disabled_at is null)
           and (exists (select from membership other
                         where other.organization_id = m.organization_id and other.account_id <> p_account_id)
                or exists (select from booking b where b.organization_id = m.organization_id and
      b.starts_at > p_now - interval '8784 hours' and b.ends_at > p_now
      and b.recorded_status in ('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE')
      and (b.expires_at is null or b.expires_at > p_now)
      and not (b.recorded_status = 'CONFIRMED' and coalesce(b.no_show_at <= p_now, false)))
                or exists (select from booking b where b.consumer_id = m.organization_id and
      b.starts_at > p_now - interval '8784 hours' and b.ends_at > p_now
      and b.recorded_status in ('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE')
      and (b.expires_at is null or b.expires_at > p_now)
      and not (b.recorded_status = 'CONFIRMED' and coalesce(b.no_show_at <= p_now, false))))
         order by o.organization_id
      $function$;

CREATE OR REPLACE FUNCTION public.none_missing(p_missing integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
      begin
        if p_missing <> 0 then
          raise exception using errcode = '23P01', constraint = 'none_missing',
            message = 'somebody else was first', detail = format('%s missing', p_missing);
        end if;
        return 0;
      end $function$;

CREATE OR REPLACE FUNCTION public.notify_session_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform pg_notify('workbay_sessions', encode(new.token_hash, 'hex'));
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.open_month(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_month date)
 RETURNS date
 LANGUAGE plpgsql
 STABLE
AS $function$
    declare
      v_month date := p_month;
    begin
      while exists (
        select from statement s
         where s.organization_id = p_provider_id and s.consumer_id = p_consumer_id and s.currency = p_currency
           and s.month = v_month and s.status <> 'OPEN')
      loop
        v_month := v_month + interval '1 month';
      end loop;
      return v_month;
    end $function$;

CREATE OR REPLACE FUNCTION public.open_statement(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_month date)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
    declare
      v_month date;
      v_statement_id uuid;
    begin
      loop
        v_month := open_month(p_provider_id, p_consumer_id, p_currency, p_month);
        select s.statement_id into v_statement_id from statement s
         where s.organization_id = p_provider_id and s.consumer_id = p_consumer_id and s.currency = p_currency
           and s.month = v_month and s.status = 'OPEN'
           for share;
        if found then
          return v_statement_id;
        end if;
        insert into statement (organization_id, statement_id, consumer_id, currency, month)
        values (p_provider_id, statement_id_of(p_provider_id, p_consumer_id, p_currency, v_month), p_consumer_id,
                p_currency, v_month)
        on conflict do nothing;
      end loop;
    end $function$;

CREATE OR REPLACE FUNCTION public.opening_calendar_never_changes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception using errcode = '23514', table = 'opening_calendar', constraint = 'opening_calendar_never_changes',
        message = 'other hours are another calendar';
    end $function$;

CREATE OR REPLACE FUNCTION public.opening_calendar_of(p_organization_id bigint, p_time_zone text, p_opening_hours jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
  declare
    v_calendar_id uuid;
  begin
    loop
      select c.calendar_id into v_calendar_id from opening_calendar c
       where c.organization_id = p_organization_id and c.time_zone = p_time_zone
         and md5(c.opening_hours::text) = md5(p_opening_hours::text) and c.opening_hours = p_opening_hours
       for key share;
      if found then
        return v_calendar_id;
      end if;
      insert into organization_calendar (organization_id) values (p_organization_id) on conflict do nothing;
      insert into opening_calendar (organization_id, time_zone, opening_hours)
      values (p_organization_id, p_time_zone, p_opening_hours) on conflict do nothing;
    end loop;
  end $function$;

CREATE OR REPLACE FUNCTION public.organization_calendar_changes_months()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      delete from opening_month where organization_id = new.organization_id;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.partnerships_of(p_account_id uuid, p_now timestamp with time zone)
 RETURNS TABLE(organization_id bigint, partner_id bigint)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        select m.organization_id, a.consumer_id
          from membership m join agreement a on a.provider_id = m.organization_id
         where m.account_id = p_account_id
           and a.recorded_status = 'ACTIVE' and a.starts_at <= p_now and p_now < a.ends_at
        union all
        select m.organization_id, a.provider_id
          from membership m join agreement a on a.consumer_id = m.organization_id
         where m.account_id = p_account_id
           and a.recorded_status = 'ACTIVE' and a.starts_at <= p_now and p_now < a.ends_at
      $function$;

CREATE OR REPLACE FUNCTION public.password_reset_used_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'a password reset link works once'
          using errcode = 'check_violation', constraint = 'password_reset_used_once', table = 'password_reset';
      end $function$;

CREATE OR REPLACE FUNCTION public.platform_admin_remains()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform pg_advisory_xact_lock(7220152);
        if not exists (select from account where is_platform_admin and disabled_at is null) then
          raise exception 'the last enabled platform administrator stays'
            using errcode = 'check_violation', constraint = 'account_platform_admin_remains', table = 'account';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.post_amount(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_kind text, p_key text, p_reason text, p_debit text, p_credit text, p_minor numeric, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    declare
      v_transaction_id uuid;
    begin
      if p_minor = 0 then
        return; -- Nothing is owed; a transaction without postings would be none.
      end if;
      insert into ledger_transaction (organization_id, kind, consumer_id, currency, idempotency_key, reason, posted_at)
      values (p_provider_id, p_kind, p_consumer_id, p_currency, p_key, p_reason, p_at)
      returning transaction_id into v_transaction_id;
      insert into ledger_posting (organization_id, transaction_id, account, amount_minor)
      values (p_provider_id, v_transaction_id, p_debit, p_minor), (p_provider_id, v_transaction_id, p_credit, -p_minor);
    end $function$;

CREATE OR REPLACE FUNCTION public.public_calendar_day_changes_months()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform 1 from organization_calendar o where o.organization_id in (select o.organization_id from organization_calendar o where o.region in (select c.region from changed c))
        order by o.organization_id for no key update;
      update organization_calendar set version = version + 1 where organization_id in (select o.organization_id from organization_calendar o where o.region in (select c.region from changed c));
      delete from opening_month m
       where m.organization_id in (select o.organization_id from organization_calendar o where o.region in (select c.region from changed c))
         and exists (select from changed c
                      where m.month between date_trunc('month', c.day - 2)::date and c.day + 2);
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.public_calendar_day_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform pg_advisory_xact_lock(7220153, 0);

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select o.organization_id from organization_calendar o where o.region in (old.region, new.region)) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
        delete from utilization_month m
         using organization_calendar o
         where o.organization_id = m.organization_id
           and ((o.region = old.region and m.month between date_trunc('month', old.day - 2)::date and old.day + 2) or (o.region = new.region and m.month between date_trunc('month', new.day - 2)::date and new.day + 2));
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.raise_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception using errcode = '23514', table = tg_table_name, constraint = tg_name,
          message = format('what stands in %I is never changed or deleted', tg_table_name);
      end $function$;

CREATE OR REPLACE FUNCTION public.raise_unless_next_seal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if new.number <> 1 + coalesce((select max(number) from happening_seal
                                        where organization_id = new.organization_id), 0) then
          raise exception 'seal % of the organization % is not the next one', new.number, new.organization_id
            using errcode = 'check_violation', constraint = 'happening_seal_consecutive';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.rate_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      declare
        v_withdrawn rate;
      begin
        if tg_op = 'DELETE' then
          if not exists (select from resource r
                          where r.organization_id = old.organization_id and r.resource_id = old.resource_id) then
            return old;
          end if;
        elsif old.withdrawn_at is null and new.withdrawn_at is not null then
          v_withdrawn := old;
          v_withdrawn.withdrawn_at := new.withdrawn_at;
          v_withdrawn.withdrawn_by := new.withdrawn_by;
          if new is not distinct from v_withdrawn and not exists (
            select from booking_item i
             where i.organization_id = old.organization_id and i.resource_id = old.resource_id
               and i.rate_id = old.rate_id) then
            return new;
          end if;
        end if;
        raise exception using errcode = '23514', table = 'rate', constraint = 'rate_append_only',
          message = 'a published rate is never changed, and one that a booking froze is never withdrawn';
      end $function$;

CREATE OR REPLACE FUNCTION public.resource_deleted_counts_skills()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    c record;
  begin
    -- In one order, so that two changes never wait for each other.
    for c in select k.scope, k.audience, k.folded, k.skill, sum(k.n)::int as n from (
  select s.*, -1 as n from changed r
   cross join lateral listed_skills_of(r.status, r.organization_id, r.audience, r.skills, r.folded_skills) s) k
              group by k.scope, k.audience, k.folded, k.skill having sum(k.n) <> 0
              order by k.scope, k.audience, k.folded, k.skill loop
      insert into listed_skill (scope, audience, folded, skill, resources)
      values (c.scope, c.audience, c.folded, c.skill, greatest(c.n, 0))
          on conflict on constraint listed_skill_pkey do update set resources = listed_skill.resources + c.n;
    end loop;
    delete from listed_skill where resources = 0;
    return null;
  end $function$;

CREATE OR REPLACE FUNCTION public.resource_inserted_counts_skills()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    c record;
  begin
    -- In one order, so that two changes never wait for each other.
    for c in select k.scope, k.audience, k.folded, k.skill, sum(k.n)::int as n from (
  select s.*, 1 as n from changed r
   cross join lateral listed_skills_of(r.status, r.organization_id, r.audience, r.skills, r.folded_skills) s) k
              group by k.scope, k.audience, k.folded, k.skill having sum(k.n) <> 0
              order by k.scope, k.audience, k.folded, k.skill loop
      insert into listed_skill (scope, audience, folded, skill, resources)
      values (c.scope, c.audience, c.folded, c.skill, greatest(c.n, 0))
          on conflict on constraint listed_skill_pkey do update set resources = listed_skill.resources + c.n;
    end loop;
    delete from listed_skill where resources = 0;
    return null;
  end $function$;

CREATE OR REPLACE FUNCTION public.resource_remembers_listing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        new.ever_listed := new.ever_listed or new.status = 'LISTED';
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.resource_text_folded(p_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN NORMALIZE(replace(replace(translate(regexp_replace(NORMALIZE(casefold((NORMALIZE(p_text, NFKC) COLLATE pg_unicode_fast)), NFKD), '[\u0300-\u036F]'::text, ''::text, 'g'::text), 'øłđðħı'::text, 'olddhi'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), NFC);

CREATE OR REPLACE FUNCTION public.resource_text_parts(p_text text)
 RETURNS TABLE(run bigint, wide boolean, part bigint, word text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT r.run,
     w.wide,
     p.part,
     p.word
    FROM ((regexp_matches((resource_text_folded(resource_text_parts.p_text) COLLATE pg_unicode_fast), '[\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303C\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3105-\u312F\u3131-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\U00020000-\U0003FFFF]+|(?:(?![\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303C\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3105-\u312F\u3131-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\U00020000-\U0003FFFF])[[:alnum:]])+(?:[-_.\u2010-\u2015\u2212](?:(?![\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303C\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3105-\u312F\u3131-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\U00020000-\U0003FFFF])[[:alnum:]])+)*'::text, 'g'::text) WITH ORDINALITY r(found, run)
      CROSS JOIN LATERAL ( SELECT ((r.found[1] COLLATE pg_unicode_fast) ~ '^[\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303C\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3105-\u312F\u3131-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\U00020000-\U0003FFFF]'::text) AS "?column?") w(wide))
      CROSS JOIN LATERAL ( SELECT c.part,
             (c.letter || lead(c.letter, 1, ''::text) OVER (ORDER BY c.part)) AS "?column?"
            FROM string_to_table(
                 CASE
                     WHEN w.wide THEN r.found[1]
                     ELSE NULL::text
                 END, NULL::text) WITH ORDINALITY c(letter, part)
         UNION ALL
          SELECT n.part,
             "left"(n.found[1], 64) AS "left"
            FROM regexp_matches((
                 CASE
                     WHEN (NOT w.wide) THEN r.found[1]
                     ELSE NULL::text
                 END COLLATE pg_unicode_fast), '[[:digit:]]+|[^[:digit:]_.\u2010-\u2015\u2212-]+'::text, 'g'::text) WITH ORDINALITY n(found, part)) p(part, word));
END;

CREATE OR REPLACE FUNCTION public.resource_text_terms(p_text text)
 RETURNS TABLE(term tsquery, spelling text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
 WITH run AS (
          SELECT resource_text_parts.wide,
             array_agg(resource_text_parts.word ORDER BY resource_text_parts.part) AS words
            FROM resource_text_parts(resource_text_terms.p_text) resource_text_parts(run, wide, part, word)
           GROUP BY resource_text_parts.run, resource_text_parts.wide
         )
  SELECT DISTINCT (
         CASE
             WHEN ((NOT run.wide) AND (cardinality(run.words) > 1)) THEN (((('('''::text || array_to_string(run.words, ''' <-> '''::text)) || ''':* | '''::text) || "left"(array_to_string(run.words, ''::text), 64)) || ''':*)'::text)
             WHEN (run.wide AND (cardinality(run.words) > 1)) THEN (('('''::text || array_to_string(trim_array(run.words, 1), ''' <-> '''::text)) || ''')'::text)
             ELSE ((''''::text || run.words[1]) || ''':*'::text)
         END)::tsquery AS tsquery,
         CASE
             WHEN ((NOT run.wide) AND (cardinality(run.words) = 1) AND ((run.words[1] COLLATE pg_unicode_fast) ~ '^[[:alpha:]]{4,32}$'::text)) THEN run.words[1]
             ELSE NULL::text
         END AS "case"
    FROM run;
END;

CREATE OR REPLACE FUNCTION public.resource_updated_counts_skills()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    c record;
  begin
    -- In one order, so that two changes never wait for each other.
    for c in select k.scope, k.audience, k.folded, k.skill, sum(k.n)::int as n from (
  select s.*, -1 as n from before r
   cross join lateral listed_skills_of(r.status, r.organization_id, r.audience, r.skills, r.folded_skills) s union all
  select s.*, 1 as n from after r
   cross join lateral listed_skills_of(r.status, r.organization_id, r.audience, r.skills, r.folded_skills) s) k
              group by k.scope, k.audience, k.folded, k.skill having sum(k.n) <> 0
              order by k.scope, k.audience, k.folded, k.skill loop
      insert into listed_skill (scope, audience, folded, skill, resources)
      values (c.scope, c.audience, c.folded, c.skill, greatest(c.n, 0))
          on conflict on constraint listed_skill_pkey do update set resources = listed_skill.resources + c.n;
    end loop;
    delete from listed_skill where resources = 0;
    return null;
  end $function$;

CREATE OR REPLACE FUNCTION public.resource_word_stems(p_word text, p_left_out integer)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
BEGIN ATOMIC
 WITH RECURSIVE stem(word, left_out) AS (
          SELECT "left"(resource_word_stems.p_word, 7) AS "left",
             0 AS "?column?"
         UNION
          SELECT OVERLAY(s.word PLACING ''::text FROM i.i FOR 1) AS "overlay",
             (s.left_out + 1)
            FROM (stem s
              CROSS JOIN LATERAL generate_series(1, length(s.word)) i(i))
           WHERE (s.left_out < resource_word_stems.p_left_out)
         )
  SELECT array_agg(DISTINCT stem.word) AS array_agg
    FROM stem;
END;

CREATE OR REPLACE FUNCTION public.resource_words(p_code text, p_name text, p_description text, p_skills text[])
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET plan_cache_mode TO 'force_generic_plan'
BEGIN ATOMIC
 WITH part AS (
          SELECT p.run,
             p.wide,
             p.part,
             p.word,
             f.field,
             (row_number() OVER (ORDER BY f.field, p.run, p.part) + f.field) AS "position"
            FROM (unnest((ARRAY[resource_words.p_code, resource_words.p_name, resource_words.p_description] || resource_words.p_skills)) WITH ORDINALITY f(content, field)
              CROSS JOIN LATERAL resource_text_parts(f.content) p(run, wide, part, word))
         ), word AS (
          SELECT part.word,
             part."position"
            FROM part
         UNION ALL
          SELECT "left"(string_agg(part.word, ''::text ORDER BY part.part), 64) AS "left",
             min(part."position") AS min
            FROM part
           WHERE (NOT part.wide)
           GROUP BY part.field, part.run
          HAVING (count(*) > 1)
         )
  SELECT (COALESCE(string_agg(((quote_literal(word.word) || ':'::text) || LEAST(word."position", (16383)::bigint)), ' '::text), ''::text))::tsvector AS "coalesce"
    FROM word;
END;

CREATE OR REPLACE FUNCTION public.session_at_most_fifty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform from account where account_id = new.account_id for no key update;
        if (select count(*) from session where account_id = new.account_id and ended_at is null) >= 50 then
          raise exception 'an account has at most 50 sessions'
            using errcode = 'check_violation', constraint = 'session_at_most_fifty', table = 'session';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.settle_minutes(p_now timestamp with time zone, p_provider_id bigint, p_agreements uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      begin
        perform 1 from agreement a
          where a.provider_id = p_provider_id and a.agreement_id = any (p_agreements)
          order by a.agreement_id for no key update;
        with lapsed as (
          delete from included_draw d
           where d.provider_id = p_provider_id and d.agreement_id = any (p_agreements) and d.lapses_at <= p_now
          returning d.agreement_id, d.minutes)
        update agreement a set used_included_minutes = a.used_included_minutes - l.minutes
          from (select agreement_id, sum(minutes)::integer as minutes from lapsed group by agreement_id) l
         where a.provider_id = p_provider_id and a.agreement_id = l.agreement_id;
      end $function$;

CREATE OR REPLACE FUNCTION public.settle_time(p_now timestamp with time zone, p_organization_id bigint, p_resources uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      begin
        delete from allocation where (organization_id, holder_id, resource_id) in (
          select a.organization_id, a.holder_id, a.resource_id from allocation a
           where a.organization_id = p_organization_id and a.expires_at <= p_now
             and a.holder_id in (
               select lapsed.holder_id from allocation lapsed
                where lapsed.organization_id = p_organization_id and lapsed.resource_id = any (p_resources)
                  and lapsed.expires_at <= p_now)
           order by a.resource_id, lower(a.reserved_during), a.holder_id
           for update);
        update allocation
           set blocked_during = blocked_when_released(blocked_during, reserved_during, releases_at),
               released = true, releases_at = null
         where (organization_id, holder_id, resource_id) in (
          select a.organization_id, a.holder_id, a.resource_id from allocation a
           where a.organization_id = p_organization_id and a.releases_at <= p_now
             and a.holder_id in (
               select missed.holder_id from allocation missed
                where missed.organization_id = p_organization_id and missed.resource_id = any (p_resources)
                  and missed.releases_at <= p_now)
           order by a.resource_id, lower(a.reserved_during), a.holder_id
           for update);
      end $function$;

CREATE OR REPLACE FUNCTION public.skill_folded(p_skill text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(regexp_replace(resource_text_folded(p_skill), '\s+'::text, ' '::text, 'g'::text));

CREATE OR REPLACE FUNCTION public.skills_folded(p_skills text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ARRAY(SELECT skill_folded(s.skill) AS skill_folded FROM unnest(skills_folded.p_skills) WITH ORDINALITY s(skill, place) ORDER BY s.place);

CREATE OR REPLACE FUNCTION public.statement_accepted_without_dispute()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if new.status = 'ACCEPTED' and exists (
        select from statement_line l
          join statement_dispute d on d.organization_id = l.organization_id and d.line_id = l.line_id
         where l.organization_id = new.organization_id and l.statement_id = new.statement_id and d.ended_at is null) then
        raise exception using errcode = '23514', table = 'statement', constraint = 'statement_accepted_without_dispute',
          message = 'a line is disputed';
      end if;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.statement_dispute_goes_forward()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'DELETE' or old.ended_at is not null
         or (old.organization_id, old.dispute_id, old.line_id, old.reason, old.raised_at, old.raised_by)
            is distinct from (new.organization_id, new.dispute_id, new.line_id, new.reason, new.raised_at, new.raised_by)
      then
        raise exception using errcode = '23514', table = 'statement_dispute',
          constraint = 'statement_dispute_goes_forward', message = 'a dispute is raised and ended, and never changes otherwise';
      end if;
      return new;
    end $function$;

CREATE OR REPLACE FUNCTION public.statement_dispute_of_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform 1 from statement_line l
          join statement s on s.organization_id = l.organization_id and s.statement_id = l.statement_id
        where l.organization_id = new.organization_id and l.line_id = new.line_id and s.status = 'ISSUED'
          for share of s;
      if not found then
        raise exception using errcode = '23514', table = 'statement_dispute', constraint = 'statement_dispute_of_issued',
          message = 'only a line of an issued statement that is not yet accepted is disputed';
      end if;
      return new;
    end $function$;

CREATE OR REPLACE FUNCTION public.statement_goes_forward()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if tg_op = 'DELETE'
           or (old.organization_id, old.statement_id, old.consumer_id, old.currency, old.month)
              is distinct from (new.organization_id, new.statement_id, new.consumer_id, new.currency, new.month)
           or (old.status <> 'OPEN' and
               (old.number_year, old.number_in_year, old.provider_name, old.provider_address,
                old.provider_registration_code, old.consumer_name, old.consumer_address, old.consumer_registration_code)
               is distinct from
               (new.number_year, new.number_in_year, new.provider_name, new.provider_address,
                new.provider_registration_code, new.consumer_name, new.consumer_address, new.consumer_registration_code))
           or (old.status, new.status) not in (('OPEN', 'ISSUED'), ('ISSUED', 'ACCEPTED'), ('ACCEPTED', 'SETTLED')) then
          raise exception using errcode = '23514', table = 'statement', constraint = 'statement_goes_forward',
            message = 'a statement is issued, accepted and settled, in this order, and never changes otherwise';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.statement_id_of(p_provider_id bigint, p_consumer_id bigint, p_currency text, p_month date)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
RETURN (OVERLAY(OVERLAY("left"(encode(sha256(((((((((p_provider_id)::text || ' '::text) || (p_consumer_id)::text) || ' '::text) || p_currency) || ' '::text) || ((p_month - '1970-01-01'::date))::text))::bytea), 'hex'::text), 32) PLACING '8'::text FROM 13) PLACING '8'::text FROM 17))::uuid;

CREATE OR REPLACE FUNCTION public.statement_line_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if not exists (
          select from statement s
            left join usage_record u on u.organization_id = new.organization_id and u.usage_id = new.usage_id
            left join statement_line l on l.organization_id = new.organization_id and l.line_id = new.corrects_line_id
            left join statement c on c.organization_id = l.organization_id and c.statement_id = l.statement_id
           where s.organization_id = new.organization_id and s.statement_id = new.statement_id
             and (s.consumer_id, s.currency) = (coalesce(u.consumer_id, c.consumer_id), coalesce(u.charge_currency, c.currency))
             and (new.usage_id is null or new.amount_minor = u.charge_minor)) then
          raise exception using errcode = '23514', table = 'statement_line', constraint = 'statement_line_fits',
            message = 'a line stands on a statement of its own consumer and currency, and of a use with its charge';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.statement_line_into_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform 1 from statement s
        where s.organization_id = new.organization_id and s.statement_id = new.statement_id and s.status = 'OPEN'
          for share;
      if not found then
        raise exception using errcode = '23514', table = 'statement_line', constraint = 'statement_line_into_open',
          message = 'a statement that is issued takes no more lines';
      end if;
      return new;
    end $function$;

CREATE OR REPLACE FUNCTION public.statement_line_is_posted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if not is_posted(new.organization_id, coalesce('usage ' || new.usage_id, 'line ' || new.line_id), 'RECEIVABLE',
                         new.amount_minor) then
          raise exception using errcode = '23514', table = 'statement_line', constraint = 'statement_line_is_posted',
            message = 'what a line says is owed is posted with it';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.statement_settled_is_posted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if new.status = 'SETTLED' and not is_posted(
             new.organization_id, 'statement ' || new.statement_id, 'SETTLED',
             (select coalesce(sum(l.amount_minor), 0) from statement_line l
               where l.organization_id = new.organization_id and l.statement_id = new.statement_id)) then
          raise exception using errcode = '23514', table = 'statement', constraint = 'statement_settled_is_posted',
            message = 'what was paid is posted with it';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.structure_forgets_utilization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform pg_advisory_xact_lock_shared(7220152, hashint8(o.organization_id))
           from unnest(array[old.organization_id, new.organization_id]) as o (organization_id)
          where o.organization_id is not null;

      if current_setting('transaction_isolation') <> 'read committed' then
        perform count_kept_utilization(o.organization_id, 0)
           from (select distinct unnest(array[old.organization_id, new.organization_id])) as o (organization_id)
          where o.organization_id is not null order by o.organization_id;
      end if;
        delete from utilization_month where organization_id in (old.organization_id, new.organization_id);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.title_words(p_title text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN resource_words(''::text, p_title, NULL::text, '{}'::text[]);

CREATE OR REPLACE FUNCTION public.usage_record_is_posted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      v_line record;
    begin
      for v_line in
        select u.organization_id, u.usage_id, u.consumer_id, u.charge_minor, u.charge_currency, u.recorded_at, u.month,
               use_description(r.name, r.code, u.local_starts_at, u.local_ends_at, u.outcome) as description
          from written u
          join resource r on r.organization_id = u.organization_id and r.resource_id = u.resource_id
         where u.charge_minor is not null
         order by u.organization_id, u.consumer_id, u.charge_currency, u.month, u.starts_at, u.usage_id
      loop
        insert into statement_line (organization_id, line_id, statement_id, usage_id, amount_minor, description, posted_at)
        values (v_line.organization_id, v_line.usage_id,
                open_statement(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, v_line.month),
                v_line.usage_id, v_line.charge_minor, v_line.description, v_line.recorded_at);
        perform post_amount(v_line.organization_id, v_line.consumer_id, v_line.charge_currency, 'USAGE',
                            'usage ' || v_line.usage_id, null, 'RECEIVABLE', 'INCOME', v_line.charge_minor,
                            v_line.recorded_at);
      end loop;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.use_description(p_name text, p_code text, p_starts timestamp without time zone, p_ends timestamp without time zone, p_outcome text)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN format('%s (%s), %s to %s, %s'::text, p_name, p_code, to_char(p_starts, 'YYYY-MM-DD HH24:MI'::text), to_char(p_ends, 'YYYY-MM-DD HH24:MI'::text), replace(lower(p_outcome), '_'::text, ' '::text));

CREATE OR REPLACE FUNCTION public.utilization_month_is_counted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        perform count_kept_utilization(new.organization_id, 1);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.verified_among(p_organization_ids bigint[])
 RETURNS TABLE(organization_id bigint)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        select o.organization_id from organization o
         where o.organization_id = any (p_organization_ids) and o.status = 'VERIFIED'
      $function$;
