/** Figures of one kind, in the order they were measured. */
export type Figures = readonly number[];

export function median(figures: Figures): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median, with the least behind it: what else ran on the machine can only have made a figure larger. */
export function milliseconds(figures: Figures): string {
  return `${median(figures).toFixed(1)} (${Math.min(...figures).toFixed(1)}) ms`;
}

export function kilobytes(figures: Figures): string {
  return `${(median(figures) / 1000).toFixed(0)} kB`;
}

export function shift(figures: Figures): string {
  return median(figures).toFixed(4);
}

/** Prints one row of a Markdown table. */
export function row(...cells: string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

/** Prints the two first rows of a Markdown table. */
export function head(...cells: string[]): void {
  row(...cells);
  row(...cells.map(() => '---'));
}
