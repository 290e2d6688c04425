const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The choices whose label or hint has every word, in the order they stand in. */
export function matching<Choice extends { readonly label: string; readonly hint: string }>(
  choices: readonly Choice[],
  text: string,
): Choice[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return choices.filter(({ label, hint }) => words.every((word) => folded(`${label} ${hint}`).includes(word)));
}
