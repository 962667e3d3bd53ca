import * as z from 'zod/mini';

/** The search page's address. */
export const helpSearchSchema = z.object({ q: z.catch(z.string().check(z.trim()), '') });
