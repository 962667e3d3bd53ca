const plural = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en');

/** "1 ticket", "1,000 tickets". */
export function count(amount: number, one: string, many: string): string {
  return `${numbers.format(amount)} ${plural.select(amount) === 'one' ? one : many}`;
}
