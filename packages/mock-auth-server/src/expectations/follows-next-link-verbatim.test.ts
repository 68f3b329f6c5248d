import type { RunExchange } from '../../test/support/example-journal.ts'
import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { followsNextLinkVerbatim } from './index.ts'

const page = (url?: string, relation = 'next'): RunExchange => ({
  step: 'fhir-search',
  target: '/t/a/fhir/Observation?_count=5',
  reply: {
    status: 200,
    body: JSON.stringify(
      url === undefined
        ? {}
        : {
            link: [
              { relation: 'self', url: '/x' },
              { relation, url },
            ],
          },
    ),
  },
})
const search = (target: string, more: Partial<RunExchange> = {}): RunExchange => ({
  step: 'fhir-search',
  target,
  ...more,
})
const NEXT = 'http://localhost:1/t/a/fhir/Observation?%5Fcursor=x&_count=5'
const EXACT = '/t/a/fhir/Observation?%5Fcursor=x&_count=5'
const CHANGED = '/t/a/fhir/Observation?_count=5&_cursor=x'

describePersonas(followsNextLinkVerbatim(), {
  silent: ['inconclusive', [page(NEXT)]],
  personas: [
    [
      'was asking for the page at the time',
      'inconclusive',
      [search(CHANGED, { lasts: 1500 }), page(NEXT)],
      { struck: 2 },
    ],
    ['was given no link, at once', 'inconclusive', [page()], { ending: 'open' }],
    ['follows the link', 'met', [page(NEXT), search(EXACT)]],
    ['puts it together anew', 'not met', [page(NEXT), search(CHANGED)]],
    [
      'adds the cursor to its own search',
      'not met',
      [page(NEXT), search('/t/a/fhir/Observation?patient=p&_count=5&_cursor=x')],
    ],
    [
      'puts a path below the base again',
      'not met',
      [page('/t/a/fhir/Observation?_cursor=x'), search('/t/a/fhir/t/a/fhir/Observation?_cursor=x')],
    ],
    ['keeps only the cursor', 'not met', [page(NEXT), search('/t/a/fhir/Observation?_cursor=x')]],
    ['begins the search again', 'inconclusive', [page(NEXT), search('/t/a/fhir/Observation?_count=5')]],
    ['searches for another type', 'inconclusive', [page(NEXT), search('/t/a/fhir/Condition?_cursor=x')]],
    [
      'was given a link without a cursor, and counts otherwise',
      'inconclusive',
      [page('Observation?_count=5'), search('/t/a/fhir/Observation?_count=6')],
    ],
    [
      'follows a relative link',
      'met',
      [page('Observation?_cursor=x%2B'), search('/t/a/fhir/Observation?_cursor=x%2B')],
    ],
    [
      'follows a path',
      'met',
      [page('/t/a/fhir/Observation?_cursor=x'), search('/t/a/fhir/Observation?_cursor=x')],
    ],
    [
      'changes the case of a relative link',
      'not met',
      [page('Observation?_cursor=x%2B'), search('/t/a/fhir/Observation?_cursor=x%2b')],
    ],
    ['follows it late', 'met', [page(NEXT), read(), search(EXACT, { at: 900_000 })], { ending: 'quiet' }],
    ['asks for no further page', 'inconclusive', [page(NEXT), read()]],
    ['had asked for the page before', 'inconclusive', [search(CHANGED), page(NEXT)], { struck: 2 }],
    ['was given no link', 'inconclusive', [page(), search(EXACT)]],
    ['was given the link of another relation', 'inconclusive', [page(NEXT, 'last'), search(CHANGED)]],
    [
      'was given no page',
      'inconclusive',
      [{ ...page(), reply: { status: 200, body: '<html>' } }, search(EXACT)],
    ],
    [
      'follows the first link and changes the second',
      'not met',
      [
        page(NEXT),
        { ...page('Observation?_cursor=y%2B'), target: EXACT },
        search('/t/a/fhir/Observation?_cursor=y%2b'),
      ],
      { struck: [1, 2] },
    ],
    ['changes it when it asks again', 'not met', [page(NEXT), search(EXACT), search(CHANGED)]],
    ['has just been answered', 'pending', [page(NEXT)], { ending: 'open' }],
    [
      'asks for another page of the same cursor',
      'inconclusive',
      [page('http://localhost:1/t/a/fhir/Observation?a=1&b=2'), search('/t/a/fhir/Observation?a=1&b=3')],
    ],
  ],
})
