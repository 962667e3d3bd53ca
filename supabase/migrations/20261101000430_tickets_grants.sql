-- Which functions signed-in people may call. Everything else stays revoked.

grant execute on function
  public.create_attachment(text, text, bigint, boolean),
  public.create_ticket(uuid, text, text, uuid, text, uuid[], uuid, jsonb),
  public.reply_to_ticket(uuid, uuid, text, uuid[], text, bigint, boolean, jsonb),
  public.add_note(uuid, uuid, text, uuid[], uuid[]),
  public.edit_note(uuid, text),
  public.update_ticket(uuid, jsonb, jsonb),
  public.delete_ticket(uuid),
  public.restore_ticket(uuid),
  public.mark_ticket_read(uuid, bigint, bigint),
  public.save_draft(text, jsonb, bigint),
  public.list_tickets(jsonb, text, boolean, text, integer),
  public.queue_counts(),
  public.get_ticket(text),
  public.ticket_timeline(uuid, timestamptz, bigint, bigint, integer)
to authenticated;

grant execute on function
  private.create_attachment(text, text, bigint, boolean),
  private.create_ticket(uuid, text, text, uuid, text, uuid[], uuid, jsonb),
  private.reply_to_ticket(uuid, uuid, text, uuid[], text, bigint, boolean, jsonb),
  private.add_note(uuid, uuid, text, uuid[], uuid[]),
  private.edit_note(uuid, text),
  private.update_ticket(uuid, jsonb, jsonb),
  private.set_ticket_deleted(uuid, boolean),
  private.mark_ticket_read(uuid, bigint, bigint),
  private.save_draft(text, jsonb, bigint),
  private.list_tickets(jsonb, text, boolean, text, integer),
  private.queue_counts(),
  private.get_ticket(text),
  private.ticket_timeline(uuid, timestamptz, bigint, bigint, integer)
to authenticated;
