import { en, type Messages } from '../messages/en.ts';

/** The console's words. A second language is another catalogue of this shape, and a choice between them here. */
export const t: Messages = en;
