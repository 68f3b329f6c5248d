import { z } from 'zod'

const headers = z
  .array(z.object({ name: z.string(), value: z.string() }))
  .max(1000)
  .default([])

/** The part of a HAR that is read, as the programs that write one do: members may be absent that HAR 1.2 requires. */
export const harSchema = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        request: z.object({
          method: z.string().max(20),
          url: z.string().max(100_000),
          headers,
          postData: z
            .object({
              mimeType: z.string().optional(),
              text: z.string().optional(),
              params: z
                .array(z.object({ name: z.string(), value: z.string().optional() }))
                .max(1000)
                .optional(),
            })
            .optional(),
        }),
        response: z.object({
          status: z.int(),
          headers,
          content: z
            .object({
              text: z.string().optional(),
              encoding: z.string().optional(),
              size: z.number().optional(),
            })
            .optional(),
          // Chrome names the cache; Chrome and Playwright count what was transferred.
          _fromCache: z.unknown().optional(),
          _transferSize: z.unknown().optional(),
        }),
        // Firefox has `afterRequest` in it for a response from its cache, also as null.
        cache: z.record(z.string(), z.unknown()).nullish(),
      }),
    ),
  }),
})

export type HarEntry = z.infer<typeof harSchema>['log']['entries'][number]
