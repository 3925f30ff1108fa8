create table users (id varchar(255) primary key, name varchar(255) not null, legacy integer);
insert into users (id, name, legacy) values ('u0', 'Flyway', 1);
