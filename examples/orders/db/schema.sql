-- dfd: at orders/db has access=per-service
create role api login;
create role export login;
grant insert, select on orders to api;
comment on table orders is '-- dfd: at orders/never';
