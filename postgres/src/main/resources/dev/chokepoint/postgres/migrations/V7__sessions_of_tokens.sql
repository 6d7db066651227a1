-- With which token a browser signed in; without it the session is nobody's either.
alter table token add column shown text references token (id) on delete cascade;
create index token_shown on token (shown);
