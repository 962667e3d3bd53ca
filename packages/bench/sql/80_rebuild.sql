-- Keys, then indexes, then references, each of which Postgres checks against the new rows.

do $$
declare
  v_definition text;
  v_table regclass;
begin
  for v_definition in select definition from bench_definitions order by stage, name loop
    execute v_definition;
  end loop;
  for v_table in select id from bench_tables loop
    execute format('alter table %s enable trigger user', v_table);
  end loop;
end;
$$;
