/** A name as a part of a URL: what would end the part, a destination or an attribute is escaped; letters of all scripts stand. */
export const escaped = (name: string): string =>
  name.replace(
    /[\s"'()<>[\]\\`%#?|*]/g,
    mark =>
      `${[...new TextEncoder().encode(mark)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')}`
  )
