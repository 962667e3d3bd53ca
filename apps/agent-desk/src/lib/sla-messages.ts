import { enSla, type SlaMessages } from '../messages/en-sla.ts';

/** The words of service levels; what is there from the start must not import them. */
export const sla: SlaMessages = enSla;
