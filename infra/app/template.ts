/** The parts of a CloudFormation template that this package inspects. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>
  readonly Outputs?: Readonly<Record<string, unknown>>
  readonly Parameters?: Readonly<Record<string, unknown>>
  readonly Conditions?: Readonly<Record<string, unknown>>
}

export interface Resource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
  readonly [other: string]: unknown
}

/**
 * A synthesised template without the CDK's own metadata. Each function's code becomes a folder next to the template,
 * as `aws cloudformation package` expects.
 *
 * @param folders paths relative to the template, by the logical id of the function's resource
 */
export const plainTemplate = (template: Template, folders: Readonly<Record<string, string>>): Template => {
  const plain = ([id, resource]: [string, Resource]): [string, Resource] => {
    const { Metadata: _, ...rest } = resource
    const Code = folders[id]
    return [id, { ...rest, ...(Code === undefined ? {} : { Properties: { ...rest.Properties, Code } }) }]
  }
  const own = (all: Template['Parameters'] = {}) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => /^Form(Secret|SignedBy)/.test(name)))
  return {
    Parameters: own(template.Parameters),
    Conditions: own(template.Conditions),
    Resources: Object.fromEntries(Object.entries(template.Resources).map(plain)),
    Outputs: template.Outputs ?? {},
  }
}
