/** No letters that are mistaken for others when a password is read aloud or typed from paper; 32 of them, so no bias. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A random password of four groups of five letters, which is about 100 bits. */
export function newPassword(): string {
  const letters = Array.from(
    crypto.getRandomValues(new Uint8Array(20)),
    (byte) => alphabet[byte % 32],
  );
  return [0, 5, 10, 15].map((start) => letters.slice(start, start + 5).join('')).join('-');
}
