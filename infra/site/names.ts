import { Aws, Fn, Names } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** A name for what must have one in the whole account: the stack, the place in it and the region make it the only one.
 * CloudFront takes 64 characters. */
export const nameIn = (scope: Construct, id: string): string =>
  Fn.join('-', [Names.uniqueResourceName(scope, { maxLength: 30 }), Aws.REGION, id])
