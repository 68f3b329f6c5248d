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

test('an alert that the control run had not is an error, whatever its language', () => {
  const now = sight({ end: 'Potilas', alerts: 'Demo\nKirjautuminen epäonnistui' })
  expect(findNewAlert(now, usual)).toBe('Kirjautuminen epäonnistui')
  expect(findNewAlert(usual, usual)).toBeUndefined()
})

test('new words in the place of what the control run came to are a changed page', () => {
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
] as const)('%s is no changed page', ([, end]) => {
  expect(findPageChange(sight({ end }), usual)).toBeUndefined()
})
