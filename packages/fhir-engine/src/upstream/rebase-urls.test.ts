import { expect, it } from 'vitest'
import { rebaseUrls } from './rebase-urls.ts'

const move = (value: unknown) => rebaseUrls(value, 'http://up/fhir', 'http://us/fhir', true)

it('moves URLs in every position, and no others', () => {
  expect(
    move({
      fullUrl: 'http://up/fhir/Patient/1',
      link: [{ url: 'http://up/fhir?_getpages=1' }],
      div: '<a href="http://up/fhir/Patient/1">x</a> http://up/fhir',
      subject: { reference: 'http://up/fhir/Patient/1' },
      other: { reference: 'http://up/fhirside/Patient/1' },
      dollar: 'http://up/fhir/$&',
    }),
  ).toEqual({
    fullUrl: 'http://us/fhir/Patient/1',
    link: [{ url: 'http://us/fhir?_getpages=1' }],
    div: '<a href="http://us/fhir/Patient/1">x</a> http://us/fhir',
    subject: { reference: 'Patient/1' },
    other: { reference: 'http://up/fhirside/Patient/1' },
    dollar: 'http://us/fhir/$&',
  })
})
