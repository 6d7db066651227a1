-- Who may ask, and by which tokens; of a token only the hash of its secret is kept.
create table person (
  name text primary key,
  role text not null check (role in ('reader', 'analyst', 'reviewer', 'admin')),
  teams text[] not null default '{}',
  created timestamptz not null default clock_timestamp()
);

create table token (
  id text primary key,
  person text not null references person (name) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  label text not null,
  created timestamptz not null default clock_timestamp(),
  used timestamptz
);
create index token_of_person on token (person);
