/** Characters of codes: none is taken for another when it is read aloud or copied by hand. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUP = 5;

/** The number of random bytes of a code: 25 characters of 5 bits. */
export const CODE_BYTES = 25;

/** A code as people copy it, such as 7K3QF-…, of 125 random bits. */
export function codeOf(random: Uint8Array): string {
  const characters = [...random].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '');
  const groups = Array.from({ length: characters.length / GROUP }, (_, index) =>
    characters.slice(index * GROUP, (index + 1) * GROUP).join(''),
  );
  return groups.join('-');
}

/** A code as it is hashed: letter case, width, hyphens and white space do not matter. */
export const foldCode = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐-―]/gu, '');
