import { z } from 'zod'

/** Returns the schema of a resource type's name. */
export const createTypeNameSchema = () => z.string().regex(/^[A-Z][A-Za-z]{1,63}$/)

/** Returns the schema of a query parameter's name. */
export const createParameterNameSchema = () => z.string().regex(/^[-_A-Za-z][\w-]{0,63}$/)

/** Returns the schema of a header's value. */
export const createHeaderValueSchema = () =>
  z
    .string()
    .max(2000)
    .regex(/^[\x20-\x7e]*$/)
