import type {Rule} from '../src/rule.ts'
import affiliationSpelling from './affiliation-spelling.ts'
import brokenAnchor from './broken-anchor.ts'
import canonicalUrl from './canonical-url.ts'
import consistentLabel from './consistent-label.ts'
import consistentOrder from './consistent-order.ts'
import consistentVenueSpelling from './consistent-venue-spelling.ts'
import deadLink from './dead-link.ts'
import duplicateEntry from './duplicate-entry.ts'
import entryFormat from './entry-format.ts'
import headingIncrement from './heading-increment.ts'
import invalidLink from './invalid-link.ts'
import mergedEntries from './merged-entries.ts'
import movedLink from './moved-link.ts'
import titlePunctuation from './title-punctuation.ts'
import unclosedLink from './unclosed-link.ts'
import unusedSuppression from './unused-suppression.ts'
import venueUrlMismatch from './venue-url-mismatch.ts'

/** Every rule of ours: the only list of them. */
export const rules: readonly Rule[] = [
  affiliationSpelling,
  brokenAnchor,
  canonicalUrl,
  consistentLabel,
  consistentOrder,
  consistentVenueSpelling,
  deadLink,
  duplicateEntry,
  entryFormat,
  headingIncrement,
  invalidLink,
  mergedEntries,
  movedLink,
  titlePunctuation,
  unclosedLink,
  venueUrlMismatch,
  // Last, so that it knows what the comments silenced where rules run as plugins.
  unusedSuppression
]
