-- How a client finds out that it missed a live update: delivery is at most once.

create function public.recent_broadcasts(p_topics text[])
returns jsonb
language plpgsql
security invoker
set search_path = ''
as $$
declare
  v_topic text;
  v_sent jsonb;
  v_result jsonb := '{}';
begin
  if (select private.session_has_ended()) then
    perform private.fail('PT401', 'session_ended', 'You were signed out. Sign in to go on; your text is kept.');
  end if;
  if p_topics is null or cardinality(p_topics) > 100 then
    perform private.fail('PT422', 'topics_invalid', 'Name up to 100 topics.', '{"field": "topics"}');
  end if;
  foreach v_topic in array p_topics loop
    -- The policy that decides who may join a topic decides here too.
    perform set_config('realtime.topic', v_topic, true);
    select jsonb_agg(jsonb_build_object('id', m.id, 'age_ms', m.age_ms)) into v_sent
    from (
      select
        b.id,
        round(extract(epoch from (clock_timestamp() at time zone 'utc') - b.inserted_at) * 1000) as age_ms
      from realtime.messages as b
      where b.topic = v_topic and b.extension = 'broadcast' and b.private
        and b.inserted_at > (now() at time zone 'utc') - interval '15 seconds'
      order by b.inserted_at desc
      limit 50
    ) as m;
    if v_sent is not null then
      v_result := v_result || jsonb_build_object(v_topic, v_sent);
    end if;
  end loop;
  return v_result;
end;
$$;
comment on function public.recent_broadcasts(text[]) is
  'For each topic that the caller may join, the ids and ages (ms) of what was sent there in the last 15 seconds. A client that did not get one of them fetches again. PT401 session_ended, PT422 topics_invalid.';
grant execute on function public.recent_broadcasts(text[]) to authenticated;
