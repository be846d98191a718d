/** The user asked for something that cannot be: one line that names the key or flag and what is allowed. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
