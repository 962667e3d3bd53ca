-- Which of the commands on several tickets signed-in people may call. Everything else stays revoked.

grant execute on function
  public.bulk_update_tickets(uuid[], jsonb, uuid),
  public.list_ticket_ids(jsonb),
  public.undo_operation(uuid),
  public.merge_tickets(uuid[], uuid, uuid),
  public.merge_preview(uuid[], uuid),
  public.unmerge_ticket(uuid),
  public.link_tickets(uuid, text),
  public.unlink_tickets(uuid, uuid),
  public.split_ticket(uuid, uuid, text, uuid)
to authenticated;

grant execute on function
  private.bulk_update_tickets(uuid[], jsonb, uuid),
  private.list_ticket_ids(jsonb),
  private.undo_operation(uuid),
  private.merge_tickets(uuid[], uuid, uuid),
  private.merge_preview(uuid[], uuid),
  private.unmerge_ticket(uuid),
  private.link_tickets(uuid, text),
  private.unlink_tickets(uuid, uuid),
  private.split_ticket(uuid, uuid, text, uuid)
to authenticated;
