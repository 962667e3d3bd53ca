import { enLate, type LateMessages } from '../messages/en-late.ts';

/** The words of pages and dialogs that are not there from the start. What is must not import them. */
export const late: LateMessages = enLate;
