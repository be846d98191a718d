/** A format that cannot be used, with the reason as one sentence. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
}
