import { expect, test } from 'vitest'
import { insertComments } from './insert-comments.ts'

const DECLARATIONS = `export declare const FIRST: {
    readonly a: Option<{
        readonly b: string;
    }>;
    readonly b: Option<number>;
};
export declare const SECOND: {
    readonly b: Option<boolean>;
};
`

test('puts the comment of each member on it, and on no member of its type', () => {
  expect(
    insertComments(DECLARATIONS, { FIRST: { a: 'A.', b: 'B $1.' }, SECOND: { b: 'Ends */ here.' } }),
  ).toBe(`export declare const FIRST: {
    /** A. */
    readonly a: Option<{
        readonly b: string;
    }>;
    /** B $1. */
    readonly b: Option<number>;
};
export declare const SECOND: {
    /** Ends *\\/ here. */
    readonly b: Option<boolean>;
};
`)
})

test.each([
  ['a constant', { THIRD: { a: 'A.' } }, 'THIRD is not declared as an object'],
  ['a member', { SECOND: { a: 'A.' } }, 'a is not declared'],
])('throws when %s is missing', (_, comments, message) => {
  expect(() => insertComments(DECLARATIONS, comments as Record<string, Record<string, string>>)).toThrow(
    message,
  )
})
