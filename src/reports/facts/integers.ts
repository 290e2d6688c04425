const [MINUS, DIGIT_0, DIGIT_9] = [45, 48, 57];

/**
 * The integers of an array as PostgreSQL writes it, {1,-2,3}, without nulls. A report reads hundreds of thousands of
 * them; split() and Number() take five times as long. `count` is at least as many as there are.
 */
export function integersOf(text: string, count: number): Float64Array {
  const integers = new Float64Array(count);
  let length = 0;
  let [value, negative, inside] = [0, false, false];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= DIGIT_0 && code <= DIGIT_9) {
      value = value * 10 + code - DIGIT_0;
      inside = true;
    } else if (code === MINUS) {
      negative = true;
    } else if (inside) {
      integers[length++] = negative ? -value : value;
      [value, negative, inside] = [0, false, false];
    }
  }
  return integers.subarray(0, length);
}
