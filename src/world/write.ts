import writeFileAtomic from 'write-file-atomic'

/** Replace a file whole or not at all: written beside it, flushed, renamed. Mode and owner are kept, links are followed. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  await writeFileAtomic(path, text)
}
