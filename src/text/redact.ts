/** Text with the user names and passwords of its URLs hidden: `https://user:secret@host/` reads `https://***@host/`. */
export const withoutCredentials = (text: string): string =>
  // The end of a scheme is enough to know it by; to look for its beginning takes the square of `www.www.www…`.
  text.replace(/([a-z\d+.-]:\/\/)[^\s/?#<>()]*@/gi, '$1***@')

/** The same, unit for unit, so that columns stay true: for source that is shown with a mark under it. */
export const maskCredentials = (text: string): string =>
  text.includes('@')
    ? text.replace(
        /(\b[a-z][a-z\d+.-]{0,20}:\/\/)([^\s/?#<>()@]{1,500})@/gi,
        (_, scheme: string, secret: string) => `${scheme}${'*'.repeat(secret.length)}@`
      )
    : text
