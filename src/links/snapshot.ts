/** Whether a text is the address of a snapshot at the Wayback Machine: what an answer or a file brings goes into reports. */
export const isSnapshot = (text: unknown): text is string =>
  typeof text === 'string' && /^https:\/\/web\.archive\.org\/web\/\d{14}\/[!#-;=?-[\]_a-z~]+$/.test(text)
