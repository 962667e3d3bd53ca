/** How many results the page shows: whoever needs more needs other words. */
export const resultsLimit = 25;
