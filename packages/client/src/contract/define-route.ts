import type { z } from 'zod'

/** One route of the API between server and page: both follow from its declaration. */
export interface RouteDeclaration<
  Method extends string = string,
  Path extends string = string,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Result = unknown,
> {
  readonly method: Method
  /** Path with `:name` for parameters. */
  readonly path: Path
  /** Schema of the request's JSON; a route without it accepts no body. */
  readonly body?: Body
  readonly query?: Query
  /** Status of a success; 200 when absent. */
  readonly status?: 200 | 201
  /** Type of the response, by `defineResponse`. */
  readonly response: ResponseType<Result>
}

/** A type that a declaration carries without a value. */
export interface ResponseType<Result> {
  readonly type?: Result
}

/** Returns the type of a response: JSON unless the route says otherwise. */
export const defineResponse = <Result>(): ResponseType<Result> => ({})

/** Returns a route declaration with the types of its parameters, body, query and response. */
export function defineRoute<
  const Method extends 'GET' | 'POST' | 'PUT' | 'DELETE',
  const Path extends `/api/${string}`,
  Result,
  Body extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
>(
  route: RouteDeclaration<Method, Path, Body, Query, Result>,
): RouteDeclaration<Method, Path, Body, Query, Result> {
  return route
}

/** A value parsed from JSON: a member that may be absent is never `undefined`. */
export type FromJson<Value> = Value extends readonly unknown[]
  ? { [Key in keyof Value]: FromJson<Value[Key]> }
  : Value extends object
    ? { [Key in keyof Value]: FromJson<Exclude<Value[Key], undefined>> }
    : Value

/** Names of the parameters of a path. */
export type ParameterName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterName<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export type PathParameters<Path extends string> = Readonly<Record<ParameterName<Path>, string>>
