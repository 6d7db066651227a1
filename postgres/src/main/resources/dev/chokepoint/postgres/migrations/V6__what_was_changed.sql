-- What was changed, in the order in which it was kept, so that open pages hear of it. Only the last ones are kept.
create table change (
  number bigint primary key,
  kind text not null,
  id text not null,
  team text not null,
  deed text not null,
  person text not null,
  page text not null,
  told_at timestamptz not null default clock_timestamp()
);
-- Which order the numbers belong to: another one in another database.
insert into setting (name, value) values ('changes', gen_random_uuid()::text);

-- Called last in the transaction of the change, so that it is told if and only if it is kept. The lock is held until the
-- end: numbers have no gaps, and whoever has seen one has seen all before it.
create function tell_change(kind text, id text, team text, deed text, person text, page text) returns bigint
language plpgsql as $$
declare
  n bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('change', 0));
  select coalesce(max(c.number), 0) + 1 into n from change c;
  insert into change values (n, kind, id, team, deed, person, page);
  delete from change c where c.number <= n - 10000;
  perform pg_notify('chokepoint', '');
  return n;
end
$$;

-- Which pages are open, at which server. What a crash forgets, the servers tell again.
create unlogged table open_page (
  page text primary key,
  server text not null,
  person text not null,
  place text not null,
  until timestamptz not null
);
create index open_page_of_server on open_page (server);
