-- Who reviews which item; a lease ends by time and by the decision.
create table review_lease (
  item text primary key,
  holder text not null,
  until timestamptz not null
);
