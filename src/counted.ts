const grouped = new Intl.NumberFormat('en');

/** "2,000". */
export function number(value: number): string {
  return grouped.format(value);
}

/** "1 scene", "2,000 scenes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
