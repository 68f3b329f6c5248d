import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCertificate } from './read-certificate.ts'

const files = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-'))
  return { cert: join(folder, 'mock.pem'), key: join(folder, 'mock.key') }
}
const none = { cert: undefined, key: undefined }

it('uses http by default, and creates a certificate for this run with --https', async () => {
  expect(await readCertificate({ https: false, ...none }, {})).toBeUndefined()
  expect(await readCertificate({ https: true, ...none }, {})).toBe('local')
})

it('creates missing files, keeps the key private, and reads them the next time', async () => {
  const pair = await files()
  const made = await readCertificate({ https: true, ...pair }, {})
  expect(made).toMatchObject({ cert: expect.stringContaining('BEGIN CERTIFICATE') })
  expect((await stat(pair.key)).mode & 0o777).toBe(0o600)
  expect(await readCertificate({ https: false, ...pair }, {})).toEqual(made)
})

it('never overwrites one of the two files, and creates none without --https', async () => {
  const pair = await files()
  await expect(readCertificate({ https: false, ...pair }, {})).rejects.toThrow(
    `the file ${pair.cert} does not exist`,
  )
  await writeFile(pair.cert, 'mine')
  await expect(readCertificate({ https: true, ...pair }, {})).rejects.toThrow(
    `the file ${pair.key} does not exist`,
  )
})

it('requires both files', async () => {
  await expect(readCertificate({ https: true, cert: 'a.pem', key: undefined }, {})).rejects.toThrow(
    '--cert requires --key, and --key requires --cert',
  )
})
