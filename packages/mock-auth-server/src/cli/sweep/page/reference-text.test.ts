import { describe, expect, test } from 'vitest'
import { buildReferenceText, findNewAlert, findNewNote, findPageChange } from './reference-text.ts'
import { splitLines, type VisibleText } from './visible-text.ts'

function sight({ begin = '', between = '', end = '', alerts = '', notes = '' }): VisibleText {
  const all = [begin, between, end].flatMap(splitLines)
  return {
    begin: new Set(splitLines(begin)),
    ever: new Set(all),
    end: splitLines(end),
    alerts: new Set(splitLines(alerts)),
    notes: splitLines(notes),
    busyCount: 0,
  }
}

const once = sight({ begin: 'Potilas\nLadataan', end: 'Potilas\nAmy V. Shaw\nKäynnit: 3', alerts: 'Demo' })
const usual = buildReferenceText(once, once)

test('reports an alert that the reference runs did not have, in any language', () => {
  const now = sight({ end: 'Potilas', alerts: 'Demo\nKirjautuminen epäonnistui' })
  expect(findNewAlert(now, usual)).toBe('Kirjautuminen epäonnistui')
  expect(findNewAlert(once, usual)).toBeUndefined()
})

test('reports a changed page when new text replaces that of the reference runs', () => {
  expect(findPageChange(sight({ end: 'Potilas\nKirjautuminen epäonnistui' }), usual)).toBe(
    'Kirjautuminen epäonnistui',
  )
})

test.for([
  ['the same page', 'Potilas\nAmy V. Shaw\nKäynnit: 3'],
  ['other numbers', 'Potilas\nAmy V. Shaw\nKäynnit: 17'],
  ['a page that still loads, as the reference runs did before', 'Potilas\nLadataan'],
  ['an empty page', ''],
  ['words beside all that the reference runs came to', 'Potilas\nAmy V. Shaw\nKäynnit: 3\nHyvää päivää'],
] as const)('reports no changed page when %s', ([, end]) => {
  expect(findPageChange(sight({ end }), usual)).toBeUndefined()
})

describe('what differs between the reference runs', () => {
  const run = (session: string, day: string, saying: string) => ({
    end: `Amy V. Shaw\nSession ${session}\nIt is ${day} evening\n${saying}`,
    alerts: `Tip: ${session}`,
    notes: `Saved by ${session}`,
  })
  const reference = buildReferenceText(
    sight(run('kJdq', 'Monday', 'Early birds catch worms')),
    sight(run('Zqxw', 'Friday', 'Haste makes waste')),
  )

  test('is no new text when it differs again', () => {
    const now = sight(run('PPlm', 'Sunday', 'Still waters run deep'))
    expect(findNewAlert(now, reference)).toBeUndefined()
    expect(findNewNote(now, reference)).toBeUndefined()
    expect(findPageChange(now, reference)).toBeUndefined()
  })

  test('is no evidence of a change when the rest of the page is missing', () => {
    const now = sight({ end: 'Session PPlm\nIt is Sunday evening\nStill waters run deep' })
    expect(findPageChange(now, reference)).toBeUndefined()
  })

  test('hides no error beside it', () => {
    const { end, alerts } = run('PPlm', 'Sunday', 'Still waters run deep')
    const failed = sight({
      end: end.replace('Amy V. Shaw', 'Login failed'),
      alerts: `${alerts}\nSign in again`,
    })
    expect(findPageChange(failed, reference)).toContain('Login failed')
    expect(findNewAlert(failed, reference)).toBe('Sign in again')
  })
})

describe('a note', () => {
  const before = sight({ between: 'Loading conditions', end: 'Amy V. Shaw\nReady', notes: 'Ready' })
  const reference = buildReferenceText(before, before)

  test('beside those of the reference runs is reported', () => {
    const now = sight({
      end: 'Amy V. Shaw\nReady\nSome data are missing',
      notes: 'Ready\nSome data are missing',
    })
    expect(findNewNote(now, reference)).toBe('Some data are missing')
  })

  test.for([
    ['replaces one of theirs, as odd data would', 'Another name'],
    ['shows the progress that they showed', 'Ready\nLoading conditions'],
    ['is gone at the end', 'Ready'],
  ] as const)('is not reported when it %s', ([, notes]) => {
    const now = sight({ between: 'Retrying', end: notes, notes })
    expect(findNewNote(now, reference)).toBeUndefined()
  })
})
