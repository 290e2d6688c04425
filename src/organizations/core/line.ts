const LONGEST = 200;

/** What is wrong with a trimmed line of text that people read, such as a name; null when nothing is. */
export function lineProblem(subject: string, text: string, longest = LONGEST): string | null {
  if (text === '') return `${subject} cannot be blank.`;
  if (/\p{Cc}/u.test(text)) return `${subject} is one line without control characters.`;
  const length = [...text].length;
  return length > longest ? `${subject} has at most ${longest} characters; this one has ${length}.` : null;
}
