-- Who may see a job and its answer; a team that is empty is everybody's.
alter table job add column team text not null default '';
