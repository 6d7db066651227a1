-- Until when a token is somebody's; without a time, until it is revoked.
alter table token add column ends timestamptz;
