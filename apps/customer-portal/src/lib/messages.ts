import { en, type Messages } from '../messages/en.ts';

/** The portal's words. A second language is another catalogue of this shape, and a choice between them here and in late-messages. */
export const t: Messages = en;
