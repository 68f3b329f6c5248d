import { expect, test } from 'vitest'
import { describeStoreError, isFinalError, isFullError, isPassingError } from './describe-store-error.ts'

const OOM = "OOM command not allowed when used memory > 'maxmemory'. script: 0a, on @user_script:5."

test.each([
  ['LOADING Valkey is loading the dataset in memory', 'is loading its data'],
  ["READONLY You can't write against a read only replica. script: 0a", 'is a read-only replica'],
  ['NOREPLICAS Not enough good replicas to write.', 'refuses writes while it has fewer replicas'],
  [
    'Too many Cluster redirections. Last error: ReplyError: CLUSTERDOWN The cluster is down',
    'is a cluster that lacks',
  ],
])('what passes by itself is waited for: %s', (message, meaning) => {
  const error = new Error(message)
  expect(describeStoreError(error)).toContain(meaning)
  expect([isPassingError(error), isFinalError(error), isFullError(error)]).toEqual([true, false, false])
})

test.each([
  [OOM, 'is full'],
  ['NOAUTH HELLO must be called with the client already authenticated', 'requires a password'],
  ['WRONGPASS invalid username-password pair or user is disabled.', 'refuses the user or the password'],
  ["NOPERM User x has no permissions to run the 'set' command", 'does not permit its user'],
  ['ERR ACL failure in script: User x has no permissions', 'does not permit its user'],
  ['MOVED 3999 127.0.0.1:6381', 'is one server of a cluster'],
  ['self-signed certificate', 'NODE_EXTRA_CA_CERTS'],
  ['certificate has expired', 'has a certificate that has expired'],
])('what somebody must mend ends a start: %s', (message, meaning) => {
  const error = new Error(message)
  expect(describeStoreError(error)).toContain(meaning)
  expect([isPassingError(error), isFinalError(error)]).toEqual([false, true])
  expect(isFullError(error)).toBe(message === OOM)
})

test('what is unknown is said as it is, and neither waited for nor final', () => {
  const error = new Error('getaddrinfo ENOTFOUND store.example')
  expect(describeStoreError(error)).toBe('does not respond: getaddrinfo ENOTFOUND store.example')
  expect([isPassingError(error), isFinalError(error)]).toEqual([false, false])
})

test('of a cluster, what its server said counts', () => {
  const error = Object.assign(new Error('Failed to refresh slots cache.'), {
    lastNodeError: new Error('ERR This instance has cluster support disabled'),
  })
  expect(describeStoreError(error)).toBe('is no cluster: use valkey:// without +cluster')
})
