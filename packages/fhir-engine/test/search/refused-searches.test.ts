import { describe, expect, it } from 'vitest'
import { type Any, ask } from '../engine.ts'
import { store } from './sample-search.ts'

describe('what cannot be answered is refused with 400, never ignored', () => {
  it.each([
    ...[
      'Patient?_text=a',
      'Patient?_content=a',
      'Patient?_filter=a',
      'Patient?_query=a',
      'Patient?_contained=true',
    ],
    ...['Patient?gender:in=a', 'Patient?gender:below=a', 'Patient?gender:above=a', 'Patient?gender:not-in=a'],
    ...[
      'Patient?name:nonsense=a',
      'Patient?birthdate:exact=2020',
      'Patient?gender:not:missing=a',
      'Patient?birthdate=tomorrow',
    ],
    ...[
      'Patient?birthdate=2020-02-30',
      'Patient?birthdate=2020-13',
      'Observation?value-quantity=many',
      'Patient?_has:a=a',
    ],
    ...[
      'Patient?_has:Observation=a',
      'Patient?_has:Nonsense:patient:code=a',
      'Patient?_has:Observation:nonsense:code=a',
    ],
    ...[
      'Patient?_has:Observation:patient:nonsense=a',
      'Patient?_has:Observation:code:code=a',
      'Patient?birthdate.x=a',
    ],
    ...[
      'Observation?subject.nonsense=a',
      'Observation?subject:Nonsense.name=a',
      'Observation?subject.name.x=a',
    ],
    ...[
      'Patient?_include=nonsense',
      'Patient?_include=Patient:nonsense',
      'Patient?_include=Patient:name',
      'Patient?_include:x=*',
    ],
    ...[
      'Patient?_include=Patient:link:Nonsense',
      'Patient?_revinclude=Patient:link:Patient:x',
      'Patient?_count=-1',
      'Patient?_count=x',
    ],
    ...[
      'Patient?_summary=x',
      'Patient?_total=x',
      'Patient?family:missing=x',
      'Patient?_list=$current-problems',
    ],
    ...[
      'Patient?identifier:of-type=a|b',
      'Observation?code-value-quantity=a',
      'Location?near=here',
      'Patient/_history?_at=yesterday',
    ],
    ...['Patient/_history?_since=x', 'Patient/_history?_cursor=5', 'Patient/amy-shaw/$everything?start=x'],
  ])('%s', (url) => {
    const { status, body } = ask(store, url)
    expect([status, (body as Any).resourceType]).toEqual([400, 'OperationOutcome'])
    expect((body as Any).issue[0].diagnostics.length).toBeGreaterThan(10)
  })
})
