import { describe, expect, it } from 'vitest';
import { createTicketSchema, replySchema, ticketPatchSchema } from './ticket-commands.ts';

const client_id = '3f1b2f9e-6d0a-4f5e-9a40-0d9f7f0a1b2c';
const ticket = { client_id, subject: 'Printer', description: 'It smokes.' };

describe('createTicketSchema', () => {
  it('cuts blanks off before it measures, as the database does', () => {
    expect(createTicketSchema.safeParse({ ...ticket, subject: '  ab ' }).success).toBe(false);
    expect(createTicketSchema.parse({ ...ticket, subject: ' abc ' }).subject).toBe('abc');
  });

  it('makes one line of a subject', () => {
    const subject = '\u200b Printer\r\nis on fire \t';
    expect(createTicketSchema.parse({ ...ticket, subject }).subject).toBe('Printer is on fire');
  });

  it('counts characters, not UTF-16 units', () => {
    expect(createTicketSchema.safeParse({ ...ticket, subject: '👋'.repeat(200) }).success).toBe(
      true,
    );
    expect(createTicketSchema.safeParse({ ...ticket, subject: '👋'.repeat(201) }).success).toBe(
      false,
    );
  });

  it('tells only what is wrong first', () => {
    const { error } = createTicketSchema.safeParse({ ...ticket, description: ' ' });
    expect(error?.issues.map(({ message }) => message)).toEqual(['Write something first.']);
  });

  it('takes as many files as an admin may allow', () => {
    const attachment_ids = Array.from({ length: 21 }, () => client_id);
    expect(createTicketSchema.safeParse({ ...ticket, attachment_ids }).success).toBe(false);
  });
});

describe('replySchema', () => {
  it('takes 20,000 characters and not one more', () => {
    expect(replySchema.safeParse({ client_id, body: 'x'.repeat(20_000) }).success).toBe(true);
    expect(replySchema.safeParse({ client_id, body: 'x'.repeat(20_001) }).success).toBe(false);
  });
});

describe('ticketPatchSchema', () => {
  it('keeps null, which clears, apart from absence, which leaves', () => {
    expect(ticketPatchSchema.parse({ assigned_agent_id: null })).toEqual({
      assigned_agent_id: null,
    });
  });
});
