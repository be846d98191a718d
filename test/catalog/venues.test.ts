import {expect, test} from 'vitest'
import {expandYears, venueRows} from '../../src/catalog/venue-table.ts'
import {allVenues, exactVenue, findVenue, nearVenue} from '../../src/catalog/venues.ts'
import {wasHeld} from '../../src/catalog/years.ts'

test('Every row of the data has the shape of its type', () => {
  for (const row of venueRows()) {
    expect(row.name && row.fullName && row.source).toBeTruthy()
    expect(['conference', 'journal', 'workshop', 'preprint']).toContain(row.kind)
    expect(['high', 'medium', 'low']).toContain(row.confidence)
    expect(row.years ?? '2000').toMatch(/^\d{4}(-\d{4}(\/\d)?)?( \d{4}(-\d{4}(\/\d)?)?)*$/)
  }
  expect(new Set(allVenues().map(venue => venue.id)).size).toBe(allVenues().length)
  for (const {years} of allVenues()) expect(years).toEqual([...new Set(years)].sort((a, b) => a - b))
})

test('Every venue is found by its name and by each of its aliases', () => {
  for (const venue of allVenues()) {
    for (const written of [venue.name, ...venue.aliases]) expect(findVenue(written)?.name).toBe(venue.name)
  }
})

test.each([
  ['nips', 'NeurIPS'],
  ['SysML', 'MLSys'],
  ['IEEE S&P', 'S&P'],
  ['Oakland', 'S&P'],
  ['USENIX', 'ATC'],
  ['USENIX  ATC', 'ATC'],
  ['Usenix Security', 'USENIX Security'],
  ['Euro-Sys', 'EuroSys'],
  ['ACM CIKM', 'CIKM'],
  ['IEEE INFOCOM', 'INFOCOM'],
  ['Proc. of SIGCOMM', 'SIGCOMM'],
  ['IEEE Micro', 'IEEE Micro'],
  ['MICRO', 'MICRO'],
  ['ESEC/FSE', 'FSE'],
  ['arXiv preprint', 'arXiv']
])('%s is %s', (written, name) => {
  expect(findVenue(written)?.name).toBe(name)
})

test.each(['IEEE Security', 'ACM NSDI', 'EMNLP Findings', 'NAIC @ SIGCOMM', 'NSDI22', '', 'FROBCONF'])(
  '%s is no venue',
  written => {
    expect(findVenue(written)).toBeUndefined()
  }
)

test('An exact look-up interprets nothing', () => {
  expect(exactVenue('ACM CIKM')).toBeUndefined()
  expect(exactVenue('sysml')?.name).toBe('MLSys')
})

test.each([
  ['NeruIPS', 'NeurIPS'],
  ['NeurlPS', 'NeurIPS'],
  ['Nurips', 'NeurIPS'],
  ['CVRP', 'CVPR'],
  ['OSID', 'OSDI'],
  ['arixv', 'arXiv'],
  ['SIGCOM', 'SIGCOMM'],
  ['EuorSys', 'EuroSys']
])('%s is probably %s', (written, name) => {
  expect(nearVenue(written)?.name).toBe(name)
})

test.each(
  'ISC IJCV CVPRW IPDPSW CoRR FGCS ICCP CAAI AMAI SOSR TOG TMI WACV BMVC ICRA OSDI SC EACL EDBT ISWC RSS SIBGRAPI SIGGRAPI'.split(
    ' '
  )
)('%s is nobody else misspelt', written => {
  expect(nearVenue(written)).toBeUndefined()
})

test.each([
  ['OSDI', 2021, 'held'],
  ['OSDI', 2019, 'not-held'],
  ['OSDI', 1990, 'not-held'],
  ['OSDI', 2027, 'announced'],
  ['SOSP', 2018, 'not-held'],
  ['SOSP', 2024, 'held'],
  ['SOSP', 2031, 'future'],
  ['ATC', 2026, 'held'],
  ['ATC', 1980, 'unknown'],
  ['HotOS', 2018, 'unknown'],
  ['CHI', 2005, 'unknown'],
  ['TPDS', 2020, 'unknown'],
  ['arXiv', 2020, 'unknown'],
  ['NAACL', 2026, 'not-held']
])('%s %i is %s', (name, year, held) => {
  expect(wasHeld(findVenue(name)!, year)).toBe(held)
})

test('A venue of the configuration is added, or merged into the one of that name', () => {
  const extra = [
    {name: 'HotFoo', aliases: ['HF'], years: [2024]},
    {name: 'OSDI', years: [2019]}
  ]
  expect(findVenue('hf', extra)?.name).toBe('HotFoo')
  expect(wasHeld(findVenue('HotFoo', extra)!, 2023)).toBe('not-held')
  expect(wasHeld(findVenue('OSDI', extra)!, 2019)).toBe('held')
  expect(wasHeld(findVenue('OSDI')!, 2019)).toBe('not-held')
})

test('Ranges of years name every year, or every second one', () => {
  expect(expandYears('1994 2000-2004/2 2021-2022')).toEqual([1994, 2000, 2002, 2004, 2021, 2022])
})
