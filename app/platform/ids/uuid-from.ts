/** Lays out a uuidv7. `counter` is 12 bits, `random` 8 bytes of which 62 bits are used. */
export function uuidFrom(millis: number, counter: number, random: Uint8Array): string {
  const tail = Array.from(random, (byte, index) => (index === 0 ? (byte & 0x3f) | 0x80 : byte));
  const hex =
    millis.toString(16).padStart(12, "0") +
    (0x7000 | counter).toString(16) +
    tail.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
