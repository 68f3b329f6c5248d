import { expect, it } from 'vitest'
import { findImageProblems, type ImageConfig } from './image-config.ts'

const GOOD: ImageConfig = {
  User: '1000:1000',
  Entrypoint: ['smart-mock'],
  Cmd: null,
  ExposedPorts: { '4012/tcp': {}, '4010/tcp': {}, '4011/tcp': {}, '4020/tcp': {} },
  Volumes: { '/config': {}, '/data': {} },
  Healthcheck: { Test: ['CMD', 'smart-mock', 'ready', '--timeout', '4'] },
  Labels: { 'org.opencontainers.image.version': '1.2.3' },
}

it('finds nothing in an image that keeps its promises', () => {
  expect(findImageProblems(GOOD, '1.2.3')).toEqual([])
})

it.each<[Partial<ImageConfig>, string]>([
  [{ User: '' }, 'runs as root, not as the number of another user'],
  [{ User: '0:0' }, 'runs as 0:0, not as the number of another user'],
  [{ User: 'node' }, 'runs as node, not as the number of another user'],
  [{ Entrypoint: null }, 'starts undefined'],
  [{ Cmd: ['node'] }, 'passes node to the program'],
  [{ ExposedPorts: { '4010/tcp': {} } }, 'exposes 4010/tcp'],
  [{ Volumes: null }, 'has the volumes '],
  [{ Healthcheck: {} }, 'checks its health by ""'],
  [{ Healthcheck: { Test: ['CMD', 'true'] } }, 'checks its health by "true"'],
  [{ Labels: { 'org.opencontainers.image.version': '1.2.2' } }, 'says that it is version 1.2.2'],
])('finds what is wrong with %j', (change, problem) => {
  expect(findImageProblems({ ...GOOD, ...change }, '1.2.3')).toEqual([problem])
})
