/** Tables, views and their columns in the exposed schemas. */
export const RELATIONS_SQL = `
select
  n.nspname as schema,
  c.relname as name,
  coalesce(
    json_agg(
      json_build_object(
        'name', a.attname,
        'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
        'base', pg_catalog.format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null),
        'default', case
          when a.attidentity <> '' then
            format('nextval(%L)', pg_catalog.pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname))
          when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid)
        end
      )
      order by a.attnum
    ),
    '[]'
  ) as columns,
  coalesce(
    (
      select json_agg(k.attname order by array_position(i.indkey::int2[], k.attnum))
      from pg_catalog.pg_index i
      join pg_catalog.pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])
      where i.indrelid = c.oid and i.indisprimary
    ),
    '[]'
  ) as primary_key,
  coalesce(
    (
      select json_agg(
        (
          select json_agg(k.attname)
          from pg_catalog.pg_attribute k
          where k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])
        )
      )
      from pg_catalog.pg_index i
      where i.indrelid = c.oid and i.indisunique and i.indpred is null and i.indexprs is null
    ),
    '[]'
  ) as unique_keys
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
group by n.nspname, c.relname, c.oid
`;

/** Foreign keys between tables of the exposed schemas. */
export const FOREIGN_KEYS_SQL = `
select
  con.conname as name,
  n.nspname as schema,
  c.relname as source,
  f.relname as target,
  (
    select json_agg(json_build_array(a.attname, b.attname) order by k.position)
    from unnest(con.conkey, con.confkey) with ordinality as k (source, target, position)
    join pg_catalog.pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.source
    join pg_catalog.pg_attribute b on b.attrelid = con.confrelid and b.attnum = k.target
  ) as columns
from pg_catalog.pg_constraint con
join pg_catalog.pg_class c on c.oid = con.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_class f on f.oid = con.confrelid
join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
where con.contype = 'f' and con.conparentid = 0 and n.nspname = any ($1) and fn.nspname = n.nspname
order by con.conname
`;

/** Functions of the exposed schemas with their arguments and what they return. */
export const FUNCTIONS_SQL = `
select
  n.nspname as schema,
  p.proname as name,
  p.provolatile as volatility,
  p.proretset as returns_set,
  rt.typname = 'void' as returns_void,
  (
    rt.typtype = 'c'
    or rt.typname = 'record'
    or coalesce(bt.typtype = 'c', false)
    or coalesce(p.proargmodes && array['t', 'b', 'o']::"char"[], false)
  ) as returns_rows,
  rc.relname as returns_relation,
  coalesce(
    (
      select json_agg(
        json_build_object(
          'name', coalesce(inputs.names[i], ''),
          'type', pg_catalog.format_type(p.proargtypes[i - 1], null),
          'optional', i > p.pronargs - p.pronargdefaults,
          'variadic', p.provariadic <> 0 and i = p.pronargs
        )
        order by i
      )
      from generate_series(1, p.pronargs) as i
    ),
    '[]'
  ) as arguments
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_type rt on rt.oid = p.prorettype
left join pg_catalog.pg_type bt on bt.oid = rt.typbasetype
cross join lateral (
  select array_agg(a.name order by a.position) as names
  from unnest(p.proargnames, p.proargmodes) with ordinality as a (name, mode, position)
  where a.mode is null or a.mode in ('i', 'b', 'v')
) as inputs
left join pg_catalog.pg_class rc
  on rc.oid = rt.typrelid and rc.relkind in ('r', 'p', 'v', 'm') and rc.relnamespace = n.oid
where n.nspname = any ($1) and p.prokind = 'f' and rt.typname <> 'trigger' and rt.typname <> 'event_trigger'
`;
