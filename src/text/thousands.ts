/** A whole number as people read it: `12,345`. By hand, because the first use of Intl costs a run 25 ms. */
export const thousands = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
