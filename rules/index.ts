import type {Rule} from '../src/rule.ts'
import affiliationSpelling from './affiliation-spelling.ts'
import brokenAnchor from './broken-anchor.ts'
import brokenTable from './broken-table.ts'
import canonicalUrl from './canonical-url.ts'
import consistentLabel from './consistent-label.ts'
import consistentOrder from './consistent-order.ts'
import consistentVenueSpelling from './consistent-venue-spelling.ts'
import deadLink from './dead-link.ts'
import duplicateEntry from './duplicate-entry.ts'
import emptyLink from './empty-link.ts'
import entryFormat from './entry-format.ts'
import entryOrder from './entry-order.ts'
import headingIncrement from './heading-increment.ts'
import invalidLink from './invalid-link.ts'
import knownVenue from './known-venue.ts'
import malformedEmail from './malformed-email.ts'
import malformedIdentifier from './malformed-identifier.ts'
import mergedEntries from './merged-entries.ts'
import missingFile from './missing-file.ts'
import missingFragment from './missing-fragment.ts'
import misspeltBreak from './misspelt-break.ts'
import misspeltLabel from './misspelt-label.ts'
import movedLink from './moved-link.ts'
import preprintDate from './preprint-date.ts'
import sharedUrl from './shared-url.ts'
import suspiciousLink from './suspicious-link.ts'
import titlePunctuation from './title-punctuation.ts'
import titleUrlMismatch from './title-url-mismatch.ts'
import trailingSpaces from './trailing-spaces.ts'
import unclosedLink from './unclosed-link.ts'
import unusedSuppression from './unused-suppression.ts'
import venueUrlMismatch from './venue-url-mismatch.ts'
import venueYear from './venue-year.ts'

/** Every rule of ours: the only list of them. */
export const rules: readonly Rule[] = [
  affiliationSpelling,
  brokenAnchor,
  brokenTable,
  canonicalUrl,
  consistentLabel,
  consistentOrder,
  consistentVenueSpelling,
  deadLink,
  duplicateEntry,
  emptyLink,
  entryFormat,
  entryOrder,
  headingIncrement,
  invalidLink,
  knownVenue,
  malformedEmail,
  malformedIdentifier,
  mergedEntries,
  missingFile,
  missingFragment,
  misspeltBreak,
  misspeltLabel,
  movedLink,
  preprintDate,
  sharedUrl,
  suspiciousLink,
  titlePunctuation,
  titleUrlMismatch,
  trailingSpaces,
  unclosedLink,
  venueUrlMismatch,
  venueYear,
  // Last, so that it knows what the comments silenced where rules run as plugins.
  unusedSuppression
]
