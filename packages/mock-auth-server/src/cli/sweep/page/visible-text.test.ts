import { expect, test } from 'vitest'
import { findNewAlert, findPageChange, splitLines, type VisibleText } from './visible-text.ts'

function sight({ begin = '', then = '', end = '', alerts = '' }): VisibleText {
  const all = [begin, then, end].flatMap(splitLines)
  return {
    begin: new Set(splitLines(begin)),
    ever: new Set(all),
    end: splitLines(end),
    alerts: new Set(splitLines(alerts)),
  }
}

const usual = sight({ begin: 'Potilas\nLadataan', end: 'Potilas\nAmy V. Shaw\nKäynnit: 3', alerts: 'Demo' })

test('reports an alert that the reference run did not have, in any language', () => {
  const now = sight({ end: 'Potilas', alerts: 'Demo\nKirjautuminen epäonnistui' })
  expect(findNewAlert(now, usual)).toBe('Kirjautuminen epäonnistui')
  expect(findNewAlert(usual, usual)).toBeUndefined()
})

test('reports a changed page when new text replaces that of the reference run', () => {
  expect(findPageChange(sight({ end: 'Potilas\nKirjautuminen epäonnistui' }), usual)).toBe(
    'Kirjautuminen epäonnistui',
  )
})

test.for([
  ['the same page', 'Potilas\nAmy V. Shaw\nKäynnit: 3'],
  ['other numbers', 'Potilas\nAmy V. Shaw\nKäynnit: 17'],
  ['a page that still loads, as the control run did before', 'Potilas\nLadataan'],
  ['an empty page', ''],
  ['words beside all that the control run came to', 'Potilas\nAmy V. Shaw\nKäynnit: 3\nHyvää päivää'],
] as const)('reports no changed page when %s', ([, end]) => {
  expect(findPageChange(sight({ end }), usual)).toBeUndefined()
})
