/** The location of an element in a resource; a chain costs less than a text for each element that is fine. */
export interface IssueLocation {
  /** Absent for the resource itself, whose name is its type or a path. */
  readonly within?: IssueLocation | undefined
  readonly name: string
  /** Position of an item, when the element is an array. */
  readonly index?: number | undefined
}

/** Renders a location as a FHIRPath expression, such as `Patient.name[0].given[1]`. */
export function renderLocation({ within, name, index }: IssueLocation): string {
  const item = index === undefined ? name : `${name}[${index}]`
  return within ? `${renderLocation(within)}.${item}` : item
}
