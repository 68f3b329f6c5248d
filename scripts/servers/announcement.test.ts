import { expect, test } from 'vitest'
import { announcement } from './announcement.mjs'

const client = { url: 'http://localhost:4020' }
const mock = { fhirBase: 'http://localhost:4010/fhir', control: 'http://127.0.0.1:4011' }

test('says where client, console and FHIR base are', () => {
  const says = announcement(mock, client)
  for (const url of [client.url, mock.fhirBase, mock.control]) expect(says).toMatch(new RegExp(` ${url}\n`))
  expect(says).not.toContain('token')
})

test('a console that asks for its token is linked with it', () => {
  const says = announcement({ ...mock, controlToken: 'a+b/c=' }, client)
  expect(says).toContain(' http://127.0.0.1:4011/?token=a%2Bb%2Fc%3D\n')
})
