/** Text with the user names and passwords of its URLs hidden: `https://user:secret@host/` reads `https://***@host/`. */
export const withoutCredentials = (text: string): string =>
  text.replace(/(\b[a-z][a-z\d+.-]*:\/\/)[^\s/?#<>()]*@/gi, '$1***@')
