import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createMock } from '../../src/mock/create-mock.ts'
import { connectClient } from './connect-client.ts'

test('starts a mock on loopback, one at a time, and stops it', async () => {
  const { call } = await connectClient()
  await expect(call('get_mock')).rejects.toThrow('no mock is connected; call start_mock, or attach_mock')
  await expect(call('stop_mock')).rejects.toThrow('no mock is connected')
  const mock = await call('start_mock', { port: 0, user: 'Practitioner/dr-okafor', seed: 1 })
  expect(mock).toMatchObject({ started: true, control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) })
  expect(await call('get_mock')).toEqual(mock)
  await expect(call('start_mock')).rejects.toThrow('a mock is connected already; call stop_mock first')
  expect(await call('stop_mock')).toEqual({ stopped: true })
  await expect(fetch(`${mock.control}/health`)).rejects.toThrow('fetch failed')
  await expect(call('start_mock', { user: 'Practitioner/nobody' })).rejects.toThrow('nobody')
  await expect(call('start_mock', { host: '0.0.0.0' })).rejects.toThrow('Unrecognized key: "host"')
})

test('attaches to a running mock with its token, and lets it run on', async () => {
  const mock = await createMock({ controlToken: 'secret-of-the-control-api' })
  onTestFinished(() => mock.close())
  const { call } = await connectClient()
  const control = mock.controlUrl
  await expect(call('attach_mock', { control })).rejects.toThrow('requires its token; pass token')
  await expect(call('attach_mock', { control, token: 'wrong' })).rejects.toThrow(
    '401: the control API requires its token',
  )
  const attached = await call('attach_mock', { control, token: 'secret-of-the-control-api' })
  expect(attached).toEqual({ started: false, fhirBase: mock.fhirBase, control })
  expect(await call('list_armed_faults')).toEqual({ faults: [] })
  expect(await call('stop_mock')).toEqual({ stopped: false })
  expect((await fetch(`${control}/health`)).status).toBe(200)
})

test.for([
  'file:///etc/passwd',
  'ftp://127.0.0.1',
  'http://user:secret@127.0.0.1:4011',
  'http://127.0.0.1:4011/console',
  'http://127.0.0.1:4011/?token=x',
  'localhost:4011',
  'no url',
])('attaches to no %s', async (control) => {
  const { call } = await connectClient()
  await expect(call('attach_mock', { control })).rejects.toThrow('must be an http or https URL without user')
})

test('attaches to nothing but a mock, and follows no redirect', async () => {
  let answer: [status: number, headers: Record<string, string>, body: string] = [200, {}, '<html>']
  let requests = 0
  const other = createServer((_request, response) => {
    requests += 1
    response.writeHead(answer[0], answer[1]).end(answer[2])
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const control = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const { call } = await connectClient()
  await expect(call('attach_mock', { control })).rejects.toThrow('its response is no JSON')
  answer = [200, {}, '{"hello":1}']
  await expect(call('attach_mock', { control })).rejects.toThrow('is not the control API of a mock')
  answer = [302, { Location: '/elsewhere' }, '']
  await expect(call('attach_mock', { control })).rejects.toThrow('no mock responds at')
  answer = [200, {}, ' '.repeat(17 * 1024 * 1024)]
  await expect(call('attach_mock', { control })).rejects.toThrow('larger than 16 MB')
  expect(requests).toBe(4)
})
