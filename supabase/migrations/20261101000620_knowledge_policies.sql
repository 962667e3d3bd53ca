-- Who may read and write the help centre.

alter table public.kb_categories enable row level security;
create policy kb_categories_select_anon on public.kb_categories for select to anon
  using (is_active);
create policy kb_categories_select_authenticated on public.kb_categories for select to authenticated
  using (is_active or (select private.is_staff()));
create policy kb_categories_insert_authenticated on public.kb_categories for insert to authenticated
  with check ((select private.has_permission('kb.manage')));
create policy kb_categories_update_authenticated on public.kb_categories for update to authenticated
  using ((select private.has_permission('kb.manage'))) with check ((select private.has_permission('kb.manage')));
create policy kb_categories_delete_authenticated on public.kb_categories for delete to authenticated
  using ((select private.has_permission('kb.manage')));
grant select (id, name, slug, description, position, is_active) on public.kb_categories to anon;
grant select (id, name, slug, description, position, is_active, created_at, updated_at) on public.kb_categories to authenticated;
grant insert, update, delete on public.kb_categories to authenticated;

alter table public.kb_articles enable row level security;
create policy kb_articles_select_anon on public.kb_articles for select to anon
  using (
    status = 'published' and visibility = 'public'
    and exists (select from public.kb_categories as c where c.id = kb_articles.category_id and c.is_active)
  );
create policy kb_articles_select_authenticated on public.kb_articles for select to authenticated
  using (
    (
      status = 'published'
      and (
        visibility = 'public'
        or (visibility = 'customers' and (select private.current_role()) is not null)
        or (select private.is_staff())
      )
      and exists (select from public.kb_categories as c where c.id = kb_articles.category_id and c.is_active)
    )
    or (select private.has_permission('kb.manage'))
  );
create policy kb_articles_insert_authenticated on public.kb_articles for insert to authenticated
  with check ((select private.has_permission('kb.manage')));
create policy kb_articles_update_authenticated on public.kb_articles for update to authenticated
  using ((select private.has_permission('kb.manage'))) with check ((select private.has_permission('kb.manage')));
create policy kb_articles_delete_authenticated on public.kb_articles for delete to authenticated
  using ((select private.has_permission('kb.manage')));
grant select (id, category_id, slug, title, summary, body, status, visibility, is_popular, published_at, updated_at)
  on public.kb_articles to anon;
grant select (id, category_id, slug, title, summary, body, status, visibility, is_popular, published_at, created_at, updated_at)
  on public.kb_articles to authenticated;
grant insert, update, delete on public.kb_articles to authenticated;

alter table public.kb_article_versions enable row level security;
create policy kb_article_versions_select_authenticated on public.kb_article_versions for select to authenticated
  using ((select private.has_permission('kb.manage')));
grant select on public.kb_article_versions to authenticated;

alter table public.kb_article_feedback enable row level security;
create policy kb_article_feedback_select_authenticated on public.kb_article_feedback for select to authenticated
  using (
    (profile_id = (select auth.uid()) and (select private.current_role()) is not null)
    or (select private.has_permission('kb.manage'))
  );
create policy kb_article_feedback_insert_authenticated on public.kb_article_feedback for insert to authenticated
  with check (
    profile_id = (select auth.uid()) and (select private.current_role()) is not null
    and exists (select from public.kb_articles as a where a.id = kb_article_feedback.article_id)
  );
create policy kb_article_feedback_update_authenticated on public.kb_article_feedback for update to authenticated
  using (profile_id = (select auth.uid()) and (select private.current_role()) is not null)
  with check (
    profile_id = (select auth.uid()) and (select private.current_role()) is not null
    and exists (select from public.kb_articles as a where a.id = kb_article_feedback.article_id)
  );
grant select on public.kb_article_feedback to authenticated;
grant insert (article_id, profile_id, is_helpful, comment) on public.kb_article_feedback to authenticated;
grant update (is_helpful, comment) on public.kb_article_feedback to authenticated;

alter table public.kb_deflections enable row level security;
create policy kb_deflections_select_authenticated on public.kb_deflections for select to authenticated
  using (
    (profile_id = (select auth.uid()) and (select private.current_role()) is not null)
    or (select private.has_permission('reports.view'))
  );
create policy kb_deflections_insert_authenticated on public.kb_deflections for insert to authenticated
  with check (
    profile_id = (select auth.uid()) and (select private.current_role()) is not null
    and exists (select from public.kb_articles as a where a.id = kb_deflections.article_id)
  );
-- Whoever took their word back at once has a question after all; what is older is a figure in reports.
create policy kb_deflections_delete_authenticated on public.kb_deflections for delete to authenticated
  using (
    profile_id = (select auth.uid()) and (select private.current_role()) is not null
    and created_at > now() - interval '15 minutes'
  );
grant select, delete on public.kb_deflections to authenticated;
grant insert (id, article_id, profile_id, subject) on public.kb_deflections to authenticated;

-- Read by the search alone.
alter table public.article_search enable row level security;
