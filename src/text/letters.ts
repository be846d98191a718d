/** Letters and digits alone, in lower case: how titles and names are compared. */
export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
