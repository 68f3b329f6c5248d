import { expect, test } from 'vitest'
import { encodeBitString, encodeDer, encodeOid, encodeTime } from './der.ts'

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test.each([
  [0, '0400'],
  [127, '047f'],
  [128, '048180'],
  [255, '0481ff'],
  [256, '04820100'],
  [65_535, '0482ffff'],
  [65_536, '0483010000'],
])('a length of %i is encoded in as few bytes as possible', (length, head) => {
  const encoded = encodeDer('octetString', Buffer.alloc(length))
  expect(toHex(encoded).slice(0, head.length)).toBe(head)
  expect(encoded.length).toBe(head.length / 2 + length)
})

test('a sequence has its contents in order', () => {
  expect(toHex(encodeDer('sequence', encodeDer('boolean', Buffer.from([0xff])), encodeDer(0xa0)))).toBe(
    '30050101ffa000',
  )
})

test.each([
  ['2.5.29.17', '0603551d11'],
  ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
  ['1.3.6.1.5.5.7.3.1', '06082b06010505070301'],
])('the object identifier %s', (oid, hex) => {
  expect(toHex(encodeOid(oid))).toBe(hex)
})

test.each([
  [Date.UTC(1950, 0, 1), 0x17, '500101000000Z'],
  [Date.UTC(2049, 11, 31, 23, 59, 59, 999), 0x17, '491231235959Z'],
  [Date.UTC(2050, 0, 1), 0x18, '20500101000000Z'],
])('the time %i', (time, tag, digits) => {
  expect([...encodeTime(new Date(time))]).toEqual([tag, digits.length, ...Buffer.from(digits)])
})

test('a bit string says how many bits do not count', () => {
  expect(toHex(encodeBitString(Buffer.from([0x80]), 7))).toBe('03020780')
  expect(toHex(encodeBitString(Buffer.from([0x12, 0x34])))).toBe('0303001234')
})
