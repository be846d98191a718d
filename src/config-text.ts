import {parseDocument} from 'yaml'
import {UsageError} from './usage-error.ts'

/**
 * Read YAML, of which JSON is a part.
 *
 * @returns its value, unchecked.
 * @throws {UsageError} when the text is no YAML or JSON, with line and column.
 */
export function parseYaml(text: string, path: string): unknown {
  const document = parseDocument(text, {prettyErrors: true, logLevel: 'error'})
  const [error] = document.errors
  if (error) {
    const at = error.linePos?.[0]
    throw new UsageError(`${path}${at ? `:${at.line}:${at.col}` : ''}: ${firstSentence(error.message)}`)
  }
  let value: unknown
  try {
    value = document.toJS({maxAliasCount: 100})
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`)
  }
  return value
}

const firstSentence = (message: string) => message.replace(/ at line \d+[\s\S]*$/, '')
