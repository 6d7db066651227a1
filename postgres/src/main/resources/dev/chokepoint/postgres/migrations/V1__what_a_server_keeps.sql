-- Lines that are only ever appended to: journals, decisions, the audit.
create table line_log (
  name text not null,
  number bigint not null check (number > 0),
  line text not null check (position(E'\n' in line) = 0),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (name, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The rows of % are only ever appended to.', tg_table_name;
end
$$;

create trigger line_log_is_append_only before update or delete on line_log
  for each row execute function refuse_change();
create trigger line_log_is_not_emptied before truncate on line_log
  for each statement execute function refuse_change();

-- Texts that people change: scenarios, companies. A team that is empty is everybody's.
create table kept_text (
  kind text not null,
  id text not null,
  team text not null default '',
  content text not null,
  primary key (kind, id)
);
create index kept_text_of_team on kept_text (kind, team);

-- Answers as they were given, by the SHA-256 of their bytes; never changed.
create table answer (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  team text not null default '',
  content bytea not null,
  kept_at timestamptz not null default clock_timestamp()
);
create trigger answer_is_append_only before update on answer
  for each row execute function refuse_change();

-- Which answer a question got last; the key is the SHA-256 of the question.
create table question (
  key text primary key,
  question text not null,
  answer text not null references answer (hash),
  given_at text not null,
  seconds double precision not null
);

create table setting (
  name text primary key,
  value text not null
);

-- Files that never change, by the place that they belong to.
create table kept_file (
  place text not null,
  name text not null,
  content bytea not null,
  primary key (place, name)
);

-- Long questions. Who runs one holds a lease.
create table job (
  id text primary key,
  question text not null,
  question_key text not null,
  parameters text[] not null,
  scope text not null,
  asker text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress text[] not null default '{}',
  answer text not null default '',
  problem text not null default '',
  server text not null default '',
  lease_until timestamptz,
  created timestamptz not null default clock_timestamp(),
  started timestamptz,
  ended timestamptz,
  check ((state = 'running') = (lease_until is not null))
);
-- A question that is open is never open twice.
create unique index job_open on job (question_key) where state in ('queued', 'running');
create index job_waiting on job (created) where state = 'queued';
create index job_leases on job (lease_until) where state = 'running';

-- When each asker was served last, so that nobody waits behind the many questions of another.
create table asker (
  name text primary key,
  served timestamptz not null
);
