import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters of scripts written without spaces between words: Han, kana, bopomofo, Hangul. */
const WIDE =
  '\\u2E80-\\u2FDF\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303C\\u3041-\\u3096\\u309D-\\u309F' +
  '\\u30A1-\\u30FA\\u30FC-\\u30FF\\u3105-\\u312F\\u3131-\\u318E\\u31A0-\\u31BF\\u31F0-\\u31FF\\u3400-\\u4DBF' +
  '\\u4E00-\\u9FFF\\uAC00-\\uD7AF\\U00020000-\\U0003FFFF';

const NARROW = `(?:(?![${WIDE}])[[:alnum:]])+`;

/** A run of wide letters, or words and numbers that nothing or a hyphen, a dot or an underscore joins: DMU-50. */
const RUN = `[${WIDE}]+|${NARROW}(?:[-_.\\u2010-\\u2015\\u2212]${NARROW})*`;

/**
 * Search in the words of resources. One function cuts text into words, for what is stored and for what is asked, so
 * the two cannot come apart. PostgreSQL's own parsers know no Chinese word, and trigrams none of two characters.
 */
export class ResourceText20261126000100 implements MigrationInterface {
  name = 'ResourceText20261126000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `create extension if not exists fuzzystrmatch`);
    await createWords(runner);
    await createTerms(runner);
    await createLexicon(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `drop trigger resource_words_inserted on resource`);
    await runner.query(/* sql */ `drop trigger resource_words_updated on resource`);
    await runner.query(/* sql */ `drop function learn_resource_words()`);
    await runner.query(/* sql */ `drop table resource_word`);
    await runner.query(/* sql */ `drop function resource_word_stems(text, integer)`);
    await runner.query(/* sql */ `alter table resource drop column words`);
    await runner.query(/* sql */ `drop function resource_text_terms(text)`);
    await runner.query(/* sql */ `drop function resource_words(text, text, text, text[])`);
    await runner.query(/* sql */ `drop function resource_text_parts(text)`);
    await runner.query(/* sql */ `drop function resource_text_folded(text)`);
  }
}

/** Functions of the stored words. The bodies are parsed here and now, so that no search_path changes their meaning. */
async function createWords(runner: QueryRunner): Promise<void> {
  // Full-width to ASCII, no case (ß is ss), no accents; then the letters that carry their stroke inside.
  await runner.query(/* sql */ `
    create function resource_text_folded(p_text text) returns text language sql immutable strict parallel safe
    return normalize(replace(replace(translate(
      regexp_replace(normalize(casefold(normalize(p_text, NFKC) collate pg_unicode_fast), NFKD), '[\\u0300-\\u036F]', '', 'g'),
      'øłđðħı', 'olddhi'), 'æ', 'ae'), 'œ', 'oe'), NFC)`);

  // A run of wide letters is cut into pairs that overlap, and its last letter: 数控车 is 数控, 控车, 车. The prefix 车 so
  // finds every 车. A run of narrow ones is cut between letters and digits: DMU-50, DMU50 and DMU 50 are dmu, 50.
  await runner.query(/* sql */ `
    create function resource_text_parts(p_text text)
    returns table (run bigint, wide boolean, part bigint, word text)
    language sql immutable parallel safe
    begin atomic
      select r.run, w.wide, p.part, p.word
        from regexp_matches(resource_text_folded(p_text) collate pg_unicode_fast, '${RUN}', 'g') with ordinality r (found, run)
       cross join lateral (select r.found[1] collate pg_unicode_fast ~ '^[${WIDE}]') w (wide)
       cross join lateral (
         select c.part, c.letter || lead(c.letter, 1, '') over (order by c.part)
           from string_to_table(case when w.wide then r.found[1] end, null) with ordinality c (letter, part)
          union all
         select n.part, left(n.found[1], 64)
           from regexp_matches(case when not w.wide then r.found[1] end collate pg_unicode_fast,
                               '[[:digit:]]+|[^[:digit:]_.\\u2010-\\u2015\\u2212-]+', 'g') with ordinality n (found, part)) p (part, word);
    end`);

  // Positions leave a gap between two fields, so that no phrase begins in one and ends in the next. What a hyphen or
  // a digit cuts is also stored in one piece: CAD-CAM is found as cadcam. Planned once per statement, which halves the
  // time of loading many.
  await runner.query(/* sql */ `
    create function resource_words(p_code text, p_name text, p_description text, p_skills text[]) returns tsvector
    language sql immutable parallel safe set plan_cache_mode = force_generic_plan
    begin atomic
      with part as (
        select p.*, f.field, row_number() over (order by f.field, p.run, p.part) + f.field as position
          from unnest(array[p_code, p_name, p_description] || p_skills) with ordinality f (content, field)
         cross join lateral resource_text_parts(f.content) p
      ), word as (
        select word, position from part
         union all
        select left(string_agg(word, '' order by part), 64), min(position)
          from part where not wide group by field, run having count(*) > 1
      )
      select coalesce(string_agg(quote_literal(word) || ':' || least(position, 16383), ' '), '')::tsvector from word;
    end`);

  await runner.query(/* sql */ `
    alter table resource add column words tsvector not null
      generated always as (resource_words(code, name, description, skills)) stored`);
  // Resources are searched far more often than written: no list of what is still to be indexed, which each search reads.
  await runner.query(/* sql */ `
    create index resource_words_idx on resource using gin (words) with (fastupdate = off)`);
}

/** Functions of the words asked for. They are alphanumeric, so none can be an operator of tsquery. */
async function createTerms(runner: QueryRunner): Promise<void> {
  await runner.query(/* sql */ `
    create function resource_text_terms(p_text text) returns table (term tsquery, spelling text)
    language sql immutable parallel safe
    begin atomic
      with run as (
        select wide, array_agg(word order by part) as words from resource_text_parts(p_text) group by run, wide
      )
      select distinct
             (case when not wide and cardinality(words) > 1
                   then '(''' || array_to_string(words, ''' <-> ''') || ''':* | '''
                        || left(array_to_string(words, ''), 64) || ''':*)'
                   when wide and cardinality(words) > 1
                   then '(''' || array_to_string(trim_array(words, 1), ''' <-> ''') || ''')'
                   else '''' || words[1] || ''':*' end)::tsquery,
             case when not wide and cardinality(words) = 1
                       and words[1] collate pg_unicode_fast ~ '^[[:alpha:]]{4,32}$' then words[1] end
        from run;
    end`);
}

/**
 * The words that occur, to correct a misspelt one. Two words that differ by some letters share a stem, which is what
 * stays when as many letters are left out; so those near are found by equality, for four letters too, of which one
 * wrong letter leaves hardly a trigram. A word that is no longer used stays: it then finds nothing.
 */
async function createLexicon(runner: QueryRunner): Promise<void> {
  // Stems come from the first 7 letters, so that a long word has at most 29 of them.
  await runner.query(/* sql */ `
    create function resource_word_stems(p_word text, p_left_out integer) returns text[]
    language sql immutable strict parallel safe
    begin atomic
      with recursive stem (word, left_out) as (
        select left(p_word, 7), 0
         union
        select overlay(s.word placing '' from i for 1), s.left_out + 1
          from stem s cross join generate_series(1, length(s.word)) i
         where s.left_out < p_left_out
      )
      select array_agg(distinct word) from stem;
    end`);
  await runner.query(/* sql */ `
    create table resource_word (
      word text primary key,
      stems text[] not null
        generated always as (resource_word_stems(word, case when length(word) < 6 then 1 else 2 end)) stored,
      constraint resource_word_length check (length(word) between 4 and 32)
    )`);
  await runner.query(/* sql */ `
    create index resource_word_stems_idx on resource_word using gin (stems) with (fastupdate = off)`);

  // In the order of words, so that two who learn the same ones wait for each other in a line.
  const learn = (source: string) => /* sql */ `
    insert into resource_word (word)
    select distinct w.lexeme from ${source} r cross join lateral unnest(r.words) w
     where w.lexeme collate pg_unicode_fast ~ '^[[:alpha:]]{4,32}$'
       and not exists (select from resource_word known where known.word = w.lexeme)
     order by w.lexeme
        on conflict do nothing`;
  await runner.query(learn('resource'));
  await runner.query(/* sql */ `
    create function learn_resource_words() returns trigger language plpgsql as $$
    begin
      ${learn('changed')};
      return null;
    end $$`);
  for (const [event, name] of [
    ['insert', 'resource_words_inserted'],
    ['update', 'resource_words_updated'],
  ]) {
    await runner.query(/* sql */ `
      create trigger ${name} after ${event} on resource referencing new table as changed
        for each statement execute function learn_resource_words()`);
  }
}
