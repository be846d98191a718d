import type {ExportedEntry} from '../export.ts'
import {visible} from './escape.ts'

const columns = [
  'path',
  'line',
  'section',
  'venue',
  'year',
  'affiliations',
  'title',
  'url',
  'links',
  'authors',
  'doi',
  'arxiv'
] as const satisfies readonly (keyof ExportedEntry)[]

/** Entries as CSV (RFC 4180), with a head; several values of one cell stand between semicolons. */
export function toCsv(entries: readonly ExportedEntry[]): string {
  const rows = entries.map(entry => columns.map(column => cell(entry[column])).join(','))
  return `${[columns.join(','), ...rows].join('\r\n')}\r\n`
}

function cell(value: ExportedEntry[keyof ExportedEntry]): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const raw =
    typeof value === 'string'
      ? value
      : value.map(one => (typeof one === 'string' ? one : `${one.label} ${one.url}`)).join('; ')
  // Colour codes and marks that turn the line around are for no table.
  const text = visible(raw)
  // A spreadsheet runs what begins like a formula: a list is written by strangers.
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
